from django.urls import path

from events.views import answers, door, public

app_name = "events"

urlpatterns = [
    path("arrangementer/", public.event_list, name="list"),
    path("arrangementer/kalender.ics", public.event_feed, name="feed"),
    path("arrangementer/<slug:slug>/", public.event_page, name="event"),
    path("arrangementer/<slug:slug>/kalender.ics", public.event_ics, name="event_ics"),
    path("i/", answers.code, name="code"),
    path("i/<str:code>/", answers.answer_page, name="answer"),
    path("i/<str:code>/svar/", answers.answer_submit, name="answer_submit"),
    path("i/<str:code>/kalender.ics", answers.answer_ics, name="answer_ics"),
    path("doer/", door.door, name="door"),
    path("arbejdsbord/arrangementer/<int:pk>/gaester/", door.guests, name="guests"),
    path("arbejdsbord/arrangementer/<int:pk>/doere/", door.devices, name="devices"),
    path("arbejdsbord/arrangementer/<int:pk>/doere/ny/", door.device_create, name="device_create"),
    path("arbejdsbord/doere/<int:pk>/spaer/", door.device_revoke, name="device_revoke"),
]
