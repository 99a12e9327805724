"""Settings, all from the data folder and the environment; nothing secret in this file.

GOLDENTHREAD_DATA          the data folder (made by ``run.py``)
GOLDENTHREAD_DATABASE_URL  postgresql://user@host:port/name; without it the embedded SQLite in the data folder
GOLDENTHREAD_HOSTS         names the site answers to, comma separated (a council's own folder)
"""

import os
from pathlib import Path

from goldenthread.config import databases
from goldenthread.files import folder

PACKAGE = Path(__file__).resolve().parent.parent
DATA = folder.opened(Path(os.environ.get("GOLDENTHREAD_DATA", PACKAGE.parent / "data")).resolve())
EXAMPLE = DATA.is_example

SECRET_KEY = DATA.key("web").hex()
DEBUG = False
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = LOOPBACK if EXAMPLE else [*LOOPBACK, *filter(None, os.environ.get("GOLDENTHREAD_HOSTS", "").split(","))]

INSTALLED_APPS = [
    "goldenthread.web",  # first, so that its sign-in pages are found before allauth's own
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "goldenthread.history",
    "goldenthread.work",
    "goldenthread.files",
    "goldenthread.accounts",
    "goldenthread.records",
    "goldenthread.ingest",
    "goldenthread.measures",
    "goldenthread.plans",
    "goldenthread.reporting",
    "goldenthread.example",
]

MIDDLEWARE = [
    "goldenthread.web.middleware.SecureHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "goldenthread.web.middleware.PlainAddresses",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "goldenthread.web.middleware.Remembering",
    "goldenthread.web.middleware.Refusals",
]

ROOT_URLCONF = "goldenthread.config.urls"
WSGI_APPLICATION = "goldenthread.config.wsgi.application"
READ_ON = "goldenthread.web.started.read_on"  # called in each worker once it answers
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "goldenthread.web.context.site",
            ],
            "builtins": ["goldenthread.web.templatetags.words", "goldenthread.web.templatetags.pages"],
        },
    }
]
FORM_RENDERER = "goldenthread.web.forms.Renderer"

DATABASES = {"default": databases.from_url(os.environ.get("GOLDENTHREAD_DATABASE_URL", ""), DATA.database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Where figures are computed; docs/running-it.md says what the others need.
ENGINE = os.environ.get("GOLDENTHREAD_ENGINE", "duckdb")
ENGINE_ADDRESS = os.environ.get("GOLDENTHREAD_ENGINE_ADDRESS", "")
QUEUE_FILE = str(DATA.queue)

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
# 15 characters is the ASVS 5.0 level 2 length for a password that may be the only factor (6.2.1).
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # an invitation holds for a day
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "goldenthread.web.accounts.adapter.ClosedSignUp"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # step-up holds for five minutes
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_USER_DISPLAY = "goldenthread.accounts.models.display_name"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Golden Thread"
# The example council's passwords are printed on the terminal, so a second factor there would protect nothing.
REQUIRE_SECOND_FACTOR = not EXAMPLE
# Of every made-up person; shown on the sign-in page of the example and printed when it starts.
EXAMPLE_PASSWORD = "golden-thread-example"  # noqa: S105

SESSION_COOKIE_AGE = 8 * 60 * 60  # signed out after a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "goldenthread.web.errors.csrf_failure"
# The example is served on loopback over http, where browsers would drop Secure cookies.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not EXAMPLE
SESSION_COOKIE_NAME = "gt_session" if EXAMPLE else "__Host-session"
CSRF_COOKIE_NAME = "gt_csrf" if EXAMPLE else "__Host-csrf"
SECURE_HSTS_SECONDS = 0 if EXAMPLE else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not EXAMPLE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("GOLDENTHREAD_BEHIND_PROXY") else None
SECURE_CONTENT_TYPE_NOSNIFF = True
# Nothing is told to other sites. "no-referrer" would make browsers send "Origin: null" with our own forms too,
# which the check against forged forms must refuse.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 5
# Uploads may hold children's rows: memory only, never a plaintext file in a temporary folder.
FILE_UPLOAD_HANDLERS = ["goldenthread.files.uploads.InMemory"]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

# Paths only: no query strings, bodies, names or ids of children ever reach a log.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
