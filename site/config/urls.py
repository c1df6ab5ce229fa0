"""The doors of the house. Danish addresses stand bare, English ones under /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("", include("accounts.urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("dokumenter/", include(wagtaildocs_urls)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        path("konto/", include("allauth.urls")),
        path("", include("home.urls")),
        path("", include("outbox.urls")),
        path("", include("taskforces.urls")),
        path("", include("events.urls")),
        path("", include("pledges.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
