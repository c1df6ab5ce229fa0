from django.urls import path

from events.views import answers, door, invitations, manage, public

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
    path("arbejdsbord/arrangementer/", manage.manage_list, name="manage_list"),
    path("arbejdsbord/arrangementer/ny/", manage.manage_create, name="manage_create"),
    path("arbejdsbord/arrangementer/<int:pk>/", manage.manage_event, name="manage_event"),
    path("arbejdsbord/arrangementer/<int:pk>/rediger/", manage.manage_edit, name="manage_edit"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/inviter/",
        invitations.round_create,
        name="round_create",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/brev/ny/",
        invitations.letter_create,
        name="letter_create",
    ),
    path("arbejdsbord/udsendelser/<int:pk>/", invitations.round_page, name="round"),
    path("arbejdsbord/udsendelser/<int:pk>/send/", invitations.round_send, name="round_send"),
    path("arbejdsbord/udsendelser/<int:pk>/print/", invitations.round_print, name="round_print"),
    path("arbejdsbord/invitationer/<int:pk>/brev.pdf", invitations.letter, name="letter"),
    path("arbejdsbord/invitationer/<int:pk>/svar/", invitations.staff_answer, name="staff_answer"),
    path("arbejdsbord/invitationer/<int:pk>/traek-tilbage/", invitations.withdraw, name="withdraw"),
    path("arbejdsbord/arrangementer/<int:pk>/gaester/", door.guests, name="guests"),
    path("arbejdsbord/arrangementer/<int:pk>/doere/", door.devices, name="devices"),
    path("arbejdsbord/arrangementer/<int:pk>/doere/ny/", door.device_create, name="device_create"),
    path("arbejdsbord/doere/<int:pk>/spaer/", door.device_revoke, name="device_revoke"),
]
