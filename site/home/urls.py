from django.urls import path

from home.figures import counter_views
from home.figures import views as public
from home.media import film_views, share_views
from home.new_network import views as starting
from home.search import views
from home.service import page_views
from home.workspace import views as workspace
from outbox import integration_views

app_name = "home"

urlpatterns = [
    path("arbejdsbord/", workspace.workspace, name="workspace"),
    path("arbejdsbord/netvaerk/nyt/", starting.network_start, name="network_start"),
    path("arbejdsbord/netvaerk/<int:pk>/i-gang/", starting.network_first_steps, name="first_steps"),
    path("arbejdsbord/systemer/", integration_views.integrations, name="integrations"),
    path("arbejdsbord/systemer/noegle/", integration_views.token_create, name="token_create"),
    path(
        "arbejdsbord/systemer/noegler/<int:pk>/tilbagekald/",
        integration_views.token_revoke,
        name="token_revoke",
    ),
    path("arbejdsbord/systemer/webhook/", integration_views.webhook_create, name="webhook_create"),
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
    path("tal/", public.figures, name="figures"),
    path("tal/<slug:slug>/", counter_views.counter, name="counter"),
    path("tal/<slug:slug>/taeller/", counter_views.frame, name="counter_frame"),
    path("tal/<slug:slug>/taeller.svg", counter_views.svg, name="counter_svg"),
    path("tal/<slug:slug>/taeller.json", counter_views.data, name="counter_json"),
    path("deling/side/<int:pk>/<slug:version>.png", share_views.page, name="share_page"),
    path(
        "deling/arrangement/<slug:slug>/<slug:version>.png", share_views.event, name="share_event"
    ),
    path("film/<int:pk>/<path:filename>", film_views.film, name="film"),
    path("soeg/", views.search, name="search"),
    path("stil/", page_views.style, name="style"),
    path("was", page_views.accessibility, name="was"),
]
