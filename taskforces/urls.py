from django.urls import path
from django.views.decorators.http import require_safe

from taskforces.contacts import views as contacts_views
from taskforces.imports import views as imports_views
from taskforces.networks import views as networks_views
from taskforces.prizes import views as prizes
from taskforces.stories import views as consents
from taskforces.stories.feeds import StoryFeed

app_name = "taskforces"

urlpatterns = [
    path("arbejdsbord/kontakter/", contacts_views.contacts, name="contacts"),
    path("arbejdsbord/kontakter/ny/", contacts_views.contact_create, name="contact_create"),
    path("arbejdsbord/kontakter/<int:pk>/", contacts_views.contact_edit, name="contact_edit"),
    path("arbejdsbord/kontakter/import/", imports_views.contact_import, name="contact_import"),
    path(
        "arbejdsbord/kontakter/import/<int:pk>/kolonner/",
        imports_views.contact_import_columns,
        name="contact_import_columns",
    ),
    path(
        "arbejdsbord/kontakter/import/<int:pk>/",
        imports_views.contact_import_preview,
        name="contact_import_preview",
    ),
    path(
        "arbejdsbord/kontakter/import/<int:pk>/ikke-med.csv",
        imports_views.contact_import_refused,
        name="contact_import_refused",
    ),
    path(
        "arbejdsbord/kontakter/import/<int:pk>/gem/",
        imports_views.contact_import_confirm,
        name="contact_import_confirm",
    ),
    path(
        "arbejdsbord/kontakter/import/<int:pk>/drop/",
        imports_views.contact_import_cancel,
        name="contact_import_cancel",
    ),
    path("arbejdsbord/indstillinger/", prizes.nominations, name="nominations"),
    path("arbejdsbord/samtykker/", consents.consents, name="consents"),
    path(
        "arbejdsbord/samtykker/<int:pk>/traek-tilbage/",
        consents.consent_withdraw,
        name="consent_withdraw",
    ),
    path("indstil/<int:pk>/", prizes.nominate, name="nominate"),
    path("indstil/tak/", prizes.nominated, name="nominated"),
    path("bliv-med/<slug:slug>/", networks_views.join, name="join"),
    path("bliv-med/<slug:slug>/tak/", networks_views.joined, name="joined"),
    path("historier/atom.xml", require_safe(StoryFeed()), name="story_feed"),
    path("privatliv/<slug:slug>/", contacts_views.privacy, name="privacy"),
]
