"""All addresses of the site: Danish ones without a prefix, English ones under /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from config.api import api
from home.service import cms_views
from home.service import views as service

urlpatterns = [
    path("api/v1/", api.urls),
    path("cms/login/", cms_views.log_in),
    path("cms/", include(wagtailadmin_urls)),
    *([path("post/", include("anymail.urls"))] if settings.MAIL_PROVIDER else []),
    path("dokumenter/", include(wagtaildocs_urls)),
    path("media/<path:path>", service.media, name="media"),
    path("sundhed", service.health, name="health"),
    path(".well-known/security.txt", service.security_txt, name="security_txt"),
    path("robots.txt", service.robots_txt, name="robots_txt"),
    path("sitemap.xml", sitemap, {"sitemaps": service.SITEMAPS}, name="sitemap"),
    *i18n_patterns(
        path("konto/", RedirectView.as_view(pattern_name="account_change_password")),
        path("konto/", include("accounts.account_pages")),
        path("", include("accounts.urls")),
        path("", include("home.urls")),
        path("", include("outbox.urls")),
        path("", include("taskforces.urls")),
        path("", include("events.urls")),
        path("", include("pledges.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
