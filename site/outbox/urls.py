from django.urls import path

from frontend.url_folders import in_folders
from outbox import blocked_views, integration_views, views

app_name = "outbox"

urlpatterns = in_folders(
    [
        path("afmeld/<slug:key>/", views.unsubscribe, name="unsubscribe"),
        path("arbejdsbord/udbakke/", views.outbox, name="list"),
        path("arbejdsbord/udbakke/domaene/", views.domain, name="domain"),
        path("arbejdsbord/udbakke/begynd-igen/", views.start_again, name="start_again"),
        path("arbejdsbord/udbakke/spaerrede/", blocked_views.blocked, name="blocked"),
        path("arbejdsbord/udbakke/spaerrede/<int:pk>/", blocked_views.lift, name="lift"),
        path(
            "arbejdsbord/udbakke/spaerrede/<int:pk>/fortryd/",
            blocked_views.undo_lift,
            name="undo_lift",
        ),
        path("arbejdsbord/udbakke/<int:pk>/", views.message, name="message"),
        path("arbejdsbord/udbakke/<int:pk>/send-igen/", views.resend, name="resend"),
        path("arbejdsbord/udbakke/<int:pk>/sendt/", views.mark_sent, name="mark_sent"),
        path("arbejdsbord/systemer/", integration_views.integrations, name="integrations"),
        path("arbejdsbord/systemer/noegle/", integration_views.token_create, name="token_create"),
        path(
            "arbejdsbord/systemer/noegler/<int:pk>/tilbagekald/",
            integration_views.token_revoke,
            name="token_revoke",
        ),
        path(
            "arbejdsbord/systemer/webhook/", integration_views.webhook_create, name="webhook_create"
        ),
        path("arbejdsbord/systemer/webhooks/<int:pk>/", integration_views.webhook, name="webhook"),
        path(
            "arbejdsbord/systemer/webhooks/<int:pk>/proev/",
            integration_views.webhook_ping,
            name="webhook_ping",
        ),
        path(
            "arbejdsbord/systemer/webhooks/<int:pk>/taend/",
            integration_views.webhook_switch,
            name="webhook_switch",
        ),
        path(
            "arbejdsbord/systemer/webhooks/<int:pk>/fjern/",
            integration_views.webhook_remove,
            name="webhook_remove",
        ),
        path(
            "arbejdsbord/systemer/leveringer/<int:pk>/igen/",
            integration_views.delivery_retry,
            name="delivery_retry",
        ),
    ]
)
