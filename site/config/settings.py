"""All settings, from the environment. With none set it runs on SQLite for a demo or a small office.

What each variable means stands in site/docs/operations.md.
"""

import re
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from config import environment as env
from config.headers import static_headers

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
IN_TREE = (ROOT / "manage.py").exists()
BUNDLED = ROOT if IN_TREE else HERE / "_bundled"
DATA_DIR = Path(env.text("DATA_DIR") or (ROOT / "var" if IN_TREE else Path.cwd() / "var"))
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)  # for whoever runs it, and no other account

DEBUG = env.boolean("DEBUG", default=False)
SECRET_KEY = env.secret_key("SECRET_KEY", file=DATA_DIR / "secret_key")
ENCRYPTION_KEYS = env.encryption_keys("ENCRYPTION_KEYS")
ENCRYPTION_KEYS_FILE = DATA_DIR / "encryption_keys"
BASE_URL = env.base_url("BASE_URL", default="http://localhost:8000")
HTTPS = BASE_URL.startswith("https://")
# With their ports for our own check (config.hosts); Django's compares the names alone.
HOSTS = [host for host in env.text("ALLOWED_HOSTS").split(",") if host] or [
    urlsplit(BASE_URL).hostname,
    "localhost",
    "127.0.0.1",
]
ALLOWED_HOSTS = [re.sub(r":\d+$", "", host) for host in HOSTS]
SECURITY_CONTACT = env.text("SECURITY_CONTACT", f"mailto:security@{urlsplit(BASE_URL).hostname}")
WAS_URL = env.text("WAS_URL")
WORKERS = env.integer("WORKERS", default=2)
# How many proxies of ours write X-Forwarded-For; with none the header is anybody's and not asked.
PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("PROXIES", default=0)
# How many sheets of strangers one public link takes in ten minutes; what comes above that waits for a look.
SHEETS_A_LINK = env.integer("SHEETS_A_LINK", default=200)
# Every page of a demo says that its people are made up; the demo leaves its keys in this file.
DEMO = env.boolean("DEMO", default=(DATA_DIR / "demo.json").exists())

INSTALLED_APPS = [
    "home",
    "pledges",
    "events",
    "taskforces",
    "outbox",
    "accounts",
    "frontend",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
]

MIDDLEWARE = [
    "pledges.wall.polls.WallMiddleware",
    "config.compression.CompressionMiddleware",
    "home.pagecache.middleware.PageCacheMiddleware",
    "config.hosts.HostMiddleware",
    "config.unheard.UnheardMiddleware",
    "accounts.proxies.ProxyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.headers.HeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "accounts.idle.IdleMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.body_limits.BodyLimitMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.roles_at_hand.RolesMiddleware",
    "accounts.downloads.DownloadsMiddleware",
    "accounts.second_factor.SecondFactorMiddleware",
    "home.service.cms_fence.CmsFenceMiddleware",
    "taskforces.stories.missing.ApprovedStoryMiddleware",
    "home.privacy.middleware.CprMiddleware",
    "home.service.redirects.PublicRedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "frontend.renderer.FormRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BUNDLED / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.context.brand",
                "home.workspace.places.workspace",
            ],
            "builtins": ["frontend.templatetags.frontend"],
        },
    }
]

DATABASES = {"default": env.database("DATABASE_URL", sqlite_file=DATA_DIR / "db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Wagtail's own look-ups live in the process; what all workers must agree on (rate limits) does not.
CACHES = env.caches("REDIS_URL")

# What waits for a mail server stands in a queue of its own (outbox.queues).
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}}

# --- People and log-in -----------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "accounts.backends.PasswordBackend",
    "accounts.backends.AllauthBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "accounts.passwords.GuessedFirstValidator"},
]
ACCOUNT_ADAPTER = "outbox.account_mail.OutboxAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
# A new address replaces the old one when the code sent to it has been typed, and not before.
ACCOUNT_CHANGE_EMAIL = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_NOTIFICATIONS = (
    True  # the old address hears of it; so does whoever gets a new password
)
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # strangers get no mail from us
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 10 * 60
PASSWORD_RESET_TIMEOUT = 60 * 60
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_SESSION_REMEMBER = False
# Whoever edits the site has a second factor; a demo and a site without HTTPS have nothing to guard.
STAFF_SECOND_FACTOR = env.boolean("STAFF_SECOND_FACTOR", default=HTTPS and not DEMO)
# For everybody who logs in, whatever their organisation asks for.
SECOND_FACTOR_EVERYWHERE = env.boolean("SECOND_FACTOR_EVERYWHERE", default=False)
# Organisations' own log-in (accounts.sso): its settings are rows, and what it said of an address proves nothing here.
SOCIALACCOUNT_ADAPTER = "outbox.identity_http.OutboxSsoAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"provider_class": "accounts.sso.openid.Provider"},
    "saml": {"provider_class": "accounts.sso.saml.Provider"},
}
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ADAPTER = "accounts.factors.SealingAdapter"
MFA_FORMS = {
    "authenticate": "accounts.factor_forms.AuthenticateForm",
    "reauthenticate": "accounts.factor_forms.ReauthenticateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Håndslag"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an owner vouches for every address
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:workspace"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

# SQLite leaves out the columns that an index only carries along; it works, a little slower.
# HSTS for subdomains and preload is for whoever owns the name to say (HSTS_SUBDOMAINS, HSTS_PRELOAD).
SILENCED_SYSTEM_CHECKS = ["models.W040", "security.W005", "security.W021"]

# --- Language and time -----------------------------------------------------------------------
LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Dansk")), ("en", _("Engelsk"))]
LOCALE_PATHS = [ROOT / "site" / "locale" if IN_TREE else BUNDLED / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"

# --- Wagtail ---------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Håndslag"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = (
    False  # passwords and second factors are changed under /konto/
)
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# A role is given to an address, so nobody may take on another's unseen.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_ENABLE_UPDATE_CHECK = False  # no third-party request from any page
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000  # a 17 kB picture can unpack to 700 MB
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 12 * 1024 * 1024
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.media.uploads.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.media.uploads.DocumentForm"
WAGTAILDOCS_EXTENSIONS = [
    "csv", "docx", "mp4", "odt", "pdf", "pptx", "txt", "vtt", "webm", "xlsx",
]  # fmt: skip
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# PostgreSQL's Danish stemming for titles in the editor; what visitors look for has stems of our own.
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "danish"}
}

# --- Mail ------------------------------------------------------------------------------------
_mail = env.email("EMAIL_URL", file_path=DATA_DIR / "mail")
EMAIL_BACKEND = _mail.backend
EMAIL_FILE_PATH = _mail.file_path
EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.host_user, _mail.host_password
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.use_tls, _mail.use_ssl
EMAIL_TIMEOUT = _mail.timeout
# What the mail server takes; 0 is as many as we can send.
MAILS_A_MINUTE = env.integer("MAILS_A_MINUTE", default=0)
DKIM_SELECTORS = [name for name in env.text("DKIM_SELECTORS").split(",") if name]
DNS_SERVER, DNS_SECONDS = env.text("DNS_SERVER"), 4
BOUNCE_MAILBOX_URL = env.mailbox("BOUNCE_MAILBOX_URL")
# A provider that tells of bounces by itself, by anymail's name for it; its secret is "user:password".
MAIL_PROVIDER, ANYMAIL = env.mail_provider("MAIL_PROVIDER", secret="MAIL_WEBHOOK_SECRET")  # noqa: S106
if MAIL_PROVIDER:
    INSTALLED_APPS.append("anymail")
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "Håndslag <haandslag@example.org>")

# --- Files -----------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ADD_HEADERS_FUNCTION = static_headers
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
# The socket of ClamAV's clamd, as a path or host:port; every file that somebody uploads is shown to it.
CLAMAV_SOCKET = env.socket_address("CLAMAV_SOCKET")

# --- Security --------------------------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = True
# With HTTPS browsers take them from this very host only: no site beside ours can set one.
COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid", f"{COOKIE_PREFIX}csrftoken"
MESSAGE_STORAGE = "frontend.notices.Storage"
SESSION_ENGINE = "accounts.session_store"
# A session that nobody uses ends (accounts.idle); the cookie itself is gone with the browser.
SESSION_COOKIE_AGE = env.integer("IDLE_MINUTES", default=8 * 60) * 60
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# Both bind others than us: a municipality's other sites under the name, and browsers for years.
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS and env.boolean("HSTS_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = HTTPS and env.boolean("HSTS_PRELOAD", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^sundhed$"]
CSRF_TRUSTED_ORIGINS = [origin for origin in env.text("CSRF_TRUSTED_ORIGINS").split(",") if origin]
CSRF_FAILURE_VIEW = "home.service.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
# host:port of systems on the inner network that we may call for webhooks and log-in; everything else there is refused.
WEBHOOK_INNER_HOSTS = [host for host in env.text("WEBHOOK_INNER_HOSTS").split(",") if host]

# Access to the company register's interface; without one nothing is looked up there.
CVR_URL = env.text("CVR_URL", "https://distribution.virk.dk/cvr-permanent/virksomhed/_search")
CVR_USER, CVR_PASSWORD = env.text("CVR_USER"), env.text("CVR_PASSWORD")

_PUBLIC_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "worker-src": [SELF],
    "media-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
    "object-src": [NONE],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": _PUBLIC_POLICY}
# Wagtail's editor writes inline scripts and styles; only /cms/ gets this one.
CMS_SECURITY_POLICY = _PUBLIC_POLICY | {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "base-uri": [SELF],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "config.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "haandslag": {"level": "INFO"},
        "django_tasks": {"level": "WARNING"},
        "urllib3": {"level": "ERROR"},  # its warnings quote addresses and strangers' answers
        # The path may hold a personal code: our own log line says which view failed, not which code.
        "django.request": {"filters": [], "level": "ERROR"},
    },
}
if AUDIT_LOG := env.audit_log("AUDIT_LOG"):
    LOGGING["formatters"]["told"] = {"format": "%(message)s"}
    LOGGING["handlers"]["audit"] = AUDIT_LOG | {"formatter": "told"}
    LOGGING["loggers"]["haandslag.audit"] = {
        "level": "INFO",
        "handlers": ["audit"],
        "propagate": False,
    }
