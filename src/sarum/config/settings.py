"""Every setting of the product, in one file; env.example says what an installation may change."""

from pathlib import Path

from sarum.config.environment import (
    UUID,
    read_database,
    read_flag,
    read_list,
    read_listener,
    read_number,
    read_secret,
    read_shaped,
    read_text,
    way_of_mail,
)

HOME = Path(read_text("SARUM_HOME", "var")).resolve()
DEMO = read_flag("SARUM_DEMO")
SECRET_KEY = read_secret("SARUM_SECRET_KEY", demo=DEMO)
ALLOWED_HOSTS = read_list("SARUM_HOSTS", "127.0.0.1,localhost,[::1]")
LISTEN, PORT = read_text("SARUM_LISTEN", "127.0.0.1"), read_number("PORT", 8000)
BEHIND_HTTPS = not DEMO
DEBUG = False

INSTALLED_APPS = [
    "sarum.cases.apps.CasesConfig",
    "sarum.library.apps.LibraryConfig",
    "sarum.board.apps.BoardConfig",
    "sarum.kit.apps.KitConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_q",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "sarum.kit.middleware.headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sarum.kit.middleware.end_long_sessions",
    "sarum.kit.middleware.RequireSecondFactor",
    "sarum.kit.middleware.remember_while_reading",
    "sarum.kit.middleware.ExplainRefusals",
]

ROOT_URLCONF = "sarum.config.urls"
WSGI_APPLICATION = "sarum.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parents[2] / "sarum"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "sarum.cases.lobby.around.surroundings",
            ],
            "builtins": ["sarum.kit.templatetags.govuk", "sarum.kit.templatetags.words"],
        },
    }
]
FORM_RENDERER = "sarum.kit.fields.Renderer"

# The Board's name, until the Board says otherwise on its settings page.
BOARD_NAME = read_text("SARUM_BOARD_NAME", "Safeguarding Adults Board")
REFERENCE_PREFIX = read_text("SARUM_REFERENCE_PREFIX", "SAB")

# The database: SQLite inside the product, or PostgreSQL by DATABASE_URL.
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA recursive_triggers=ON;",
}
DATABASES = {"default": read_database("DATABASE_URL", f"sqlite:///{HOME / 'sarum.sqlite3'}")}
DATABASE_OWNER = read_database("DATABASE_OWNER_URL")  # the role that owns the tables, on PostgreSQL
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

# The clock: jobs that nobody has to remember.
Q_CLUSTER = {
    "name": "sarum",
    "orm": "default",
    "workers": 1,
    "poll": 2,
    "timeout": 300,
    "retry": 360,
    "max_attempts": 5,
    "ack_failures": True,
    "catch_up": False,
    "save_limit": 20,
    "save_limit_per": "func",
}
SCHEDULES = [  # name, function, cron
    ("Post the notices", "sarum.board.jobs.deliver_notices.run", "* * * * *"),
    ("Check documents for viruses", "sarum.cases.jobs.scan_documents.run", "* * * * *"),
    ("Look after the files", "sarum.cases.jobs.tend_files.run", "30 2 * * *"),
    ("Chase scoping returns", "sarum.cases.jobs.chase_scoping.run", "0 7 * * 1-5"),
    ("Write the letters of the ladder", "sarum.cases.jobs.climb_ladder.run", "10 7 * * 1-5"),
    ("Clear away old drafts", "sarum.cases.jobs.clear_drafts.run", "30 6 * * *"),
    ("Chase alternative actions", "sarum.cases.jobs.chase_alternatives.run", "5 7 * * 1-5"),
]

REFERRALS_AN_HOUR = read_number("SARUM_REFERRALS_AN_HOUR", 20)

# People and their sessions.
AUTH_USER_MODEL = "board.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "cases:home"
ACCOUNT_ADAPTER = "sarum.board.pages.invitations.ByInvitation"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation by e-mail has shown that the address is theirs
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_PREVENT_ENUMERATION = True
ALLAUTH_TRUSTED_PROXY_COUNT = read_number("SARUM_PROXIES", 0)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
MFA_TOTP_ISSUER = "Sarum"
SECOND_FACTOR_REQUIRED = read_flag("SARUM_SECOND_FACTOR", default=not DEMO)
PASSWORD_RESET_TIMEOUT = 3600
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_LONGEST = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# What every answer carries.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = BEHIND_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = ("__Host-sarum", "__Host-csrf") if BEHIND_HTTPS else ("sarum", "csrf")
CSRF_FAILURE_VIEW = "sarum.kit.pages.csrf_failed"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if BEHIND_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BEHIND_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if read_number("SARUM_PROXIES", 0) else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # what watches over the product asks from inside
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# Mail: to the server named, or by GOV.UK Notify, or in the demo to a folder where it can be read.
EMAIL_HOST = read_text("SARUM_MAIL_HOST")
EMAIL_PORT = read_number("SARUM_MAIL_PORT", 587)
EMAIL_HOST_USER = read_text("SARUM_MAIL_USER")
EMAIL_HOST_PASSWORD = read_text("SARUM_MAIL_PASSWORD")
EMAIL_USE_TLS = read_flag("SARUM_MAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = read_text("SARUM_MAIL_FROM", "sarum@example.org")
EMAIL_FILE_PATH = str(HOME / "mail")
NOTIFY_KEY = read_shaped("SARUM_NOTIFY_KEY", f".*{UUID}-{UUID}", "a key as GOV.UK Notify gives it")
NOTIFY_TEMPLATE = read_shaped("SARUM_NOTIFY_TEMPLATE", UUID, "the ID of a template, as GOV.UK Notify shows it")
NOTIFY_HOST = "api.notifications.service.gov.uk"
EMAIL_BACKEND = way_of_mail(host=EMAIL_HOST, notify_key=NOTIFY_KEY, notify_template=NOTIFY_TEMPLATE)
SITE_ADDRESS = read_text("SARUM_ADDRESS", f"http://127.0.0.1:{PORT}")
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS] if SITE_ADDRESS.startswith("https://") else []

# Files that people add: where they are kept, and who looks through them for viruses.
FILES = HOME / "files"
CLAMD = read_listener("SARUM_CLAMD")
FILE_UPLOAD_HANDLERS = ["sarum.kit.uploads.Bounded"]
DATA_UPLOAD_MAX_NUMBER_FILES = 40  # together no more than uploads.MOST_AT_ONCE is kept in memory

# Language, time, files served.
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
DATE_FORMAT, TIME_FORMAT = "j F Y", "g:ia"
USE_I18N = False
STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "sarum.kit.logs.Lines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
