"""Settings for the tests: a data folder of their own, quick passwords, no queue process."""

import os
import tempfile
from pathlib import Path

from goldenthread.files import folder

_folder = Path(tempfile.mkdtemp(prefix="goldenthread-tests-")) / "data"
folder.prepare(_folder, "example")
os.environ["GOLDENTHREAD_DATA"] = str(_folder)

from goldenthread.config.settings import *  # noqa: E402, F403

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
QUEUE_IMMEDIATE = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    DATABASES["default"]["OPTIONS"].pop("init_command")  # noqa: F405
ACCOUNT_RATE_LIMITS = False
