from django.urls import path

from accounts import audit_views, browser_views, organisation_views, views
from accounts.sso.urls import patterns as sso
from frontend.url_folders import in_folders

app_name = "accounts"

urlpatterns = in_folders(
    [
        path("tema/<slug:slug>-<str:version>.css", views.theme, name="theme"),
        path("arbejdsbord/organisation/", organisation_views.organisations, name="organisations"),
        path(
            "arbejdsbord/organisation/<int:pk>/",
            organisation_views.organisation,
            name="organisation",
        ),
        path(
            "arbejdsbord/organisation/<int:pk>/se-det/",
            organisation_views.organisation_preview,
            name="organisation_preview",
        ),
        path("arbejdsbord/medarbejdere/", views.staff, name="staff"),
        path("arbejdsbord/medarbejdere/<int:pk>/fjern/", views.take_role, name="take_role"),
        path(
            "arbejdsbord/medarbejdere/tilbud/<int:pk>/fjern/", views.drop_offer, name="drop_offer"
        ),
        path("arbejdsbord/log/", audit_views.audit_log, name="audit_log"),
        path("arbejdsbord/roller/", views.offers, name="offers"),
        path("arbejdsbord/roller/<int:pk>/ja/", views.take_up, name="take_up"),
        path("arbejdsbord/roller/<int:pk>/nej/", views.decline, name="decline"),
        path("konto/steder/", browser_views.browsers, name="browsers"),
        path("konto/steder/andre/log-ud/", browser_views.end_others, name="end_other_browsers"),
        path("konto/steder/<int:pk>/log-ud/", browser_views.end, name="end_browser"),
        *sso,
    ]
)
