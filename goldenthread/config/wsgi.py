"""What a web server calls. It answers once what the first answer needs from files is read."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
application = get_wsgi_application()

from goldenthread.web import started  # noqa: E402 (models can be imported only now)

started.load()
