from django.urls import path
from django.views.decorators.http import require_safe

from events.answers import desk_views, question_views, staff_views
from events.answers import views as answers
from events.badges import views as badges
from events.calendar import month_views
from events.calendar import staff_views as staff_calendar
from events.calendar import views as public
from events.calendar.atom import EventFeed
from events.contact_cards import views as cards
from events.door import app_views, evening_views
from events.door import question_views as questions
from events.door import views as door
from events.letters import round_views
from events.letters import views as letters
from events.planning import picture_views
from events.planning import views as manage

app_name = "events"

urlpatterns = [
    path("arrangementer/", public.event_list, name="list"),
    path("arrangementer/kalender.ics", public.event_feed, name="feed"),
    path("netvaerk/<slug:slug>/kalender.ics", public.network_feed, name="network_feed"),
    path("arrangementer/atom.xml", require_safe(EventFeed()), name="atom"),
    path("arrangementer/maaned/", month_views.this_month, name="this_month"),
    path("arrangementer/kort/", month_views.places, name="places"),
    path("kalender/<str:key>.ics", staff_calendar.staff_feed, name="staff_feed"),
    path("arbejdsbord/kalender/", staff_calendar.staff_calendar, name="staff_calendar"),
    path("arbejdsbord/kalender/stop/", staff_calendar.calendar_stop, name="calendar_stop"),
    path("arrangementer/<int:year>/<int:month>/", month_views.month, name="month"),
    path("arrangementer/ramme/<slug:slug>/", month_views.frame, name="frame"),
    path("arrangementer/<slug:slug>/", public.event_page, name="event"),
    path("arrangementer/<slug:slug>/kalender.ics", public.event_ics, name="event_ics"),
    path("i/", answers.code, name="code"),
    path("i/<str:code>/", answers.answer_page, name="answer"),
    path("i/<str:code>/svar/", answers.answer_submit, name="answer_submit"),
    path("i/<str:code>/senere/", answers.later, name="later"),
    path("i/<str:code>/plads/", answers.offer_accept, name="offer_accept"),
    path("i/<str:code>/kalender.ics", answers.answer_ics, name="answer_ics"),
    path("i/<str:code>/kort/", answers.card_share, name="card_share"),
    path("i/<str:code>/kort/stop/", answers.card_stop, name="card_stop"),
    path("n/<str:code>/", cards.card, name="card"),
    path("n/<str:code>/kontakt.vcf", cards.card_vcf, name="card_vcf"),
    path("doer/", app_views.door, name="door"),
    path("doer/app.webmanifest", app_views.manifest, name="door_manifest"),
    path("doer/sw.js", app_views.worker, name="door_worker"),
    path("arbejdsbord/arrangementer/", manage.manage_list, name="manage_list"),
    path("arbejdsbord/arrangementer/ny/", manage.manage_create, name="manage_create"),
    path("arbejdsbord/arrangementer/<int:pk>/", manage.manage_event, name="manage_event"),
    path("arbejdsbord/arrangementer/<int:pk>/rediger/", manage.manage_edit, name="manage_edit"),
    path("arbejdsbord/arrangementer/<int:pk>/svar/", desk_views.desk, name="desk"),
    path("arbejdsbord/invitationer/<int:pk>/svarbord/", desk_views.desk_answer, name="desk_answer"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/paamindelser/",
        desk_views.reminder_plan,
        name="reminder_plan",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/paamindelser/nu/",
        desk_views.remind_now,
        name="remind_now",
    ),
    path("arbejdsbord/arrangementer/<int:pk>/som-dette/", manage.manage_clone, name="clone"),
    path("arbejdsbord/arrangementer/<int:pk>/billeder/", picture_views.pictures, name="pictures"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/billeder/nyt/",
        picture_views.picture_create,
        name="picture_create",
    ),
    path(
        "arbejdsbord/billeder/<int:pk>/foerst/", picture_views.picture_first, name="picture_first"
    ),
    path(
        "arbejdsbord/billeder/<int:pk>/fjern/", picture_views.picture_remove, name="picture_remove"
    ),
    path("arbejdsbord/arrangementer/<int:pk>/aflys/", manage.manage_call_off, name="call_off"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/inviter/",
        round_views.round_create,
        name="round_create",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/daekning/",
        round_views.event_coverage,
        name="coverage",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/brev/ny/",
        round_views.letter_create,
        name="letter_create",
    ),
    path("arbejdsbord/udsendelser/<int:pk>/", round_views.round_page, name="round"),
    path("arbejdsbord/udsendelser/<int:pk>/pladser/", round_views.round_seats, name="round_seats"),
    path("arbejdsbord/udsendelser/<int:pk>/send/", round_views.round_send, name="round_send"),
    path("arbejdsbord/udsendelser/<int:pk>/print/", letters.round_print, name="round_print"),
    path(
        "arbejdsbord/udsendelser/<int:pk>/digital-post/",
        letters.round_digital_post,
        name="round_digital_post",
    ),
    path("arbejdsbord/udsendelser/<int:pk>/journal/", letters.round_records, name="round_records"),
    path("arbejdsbord/udsendelser/<int:pk>/koder.xlsx", letters.round_codes, name="round_codes"),
    path("arbejdsbord/udsendelser/<int:pk>/proevetryk/", letters.round_proof, name="round_proof"),
    path("arbejdsbord/udsendelser/<int:pk>/filer/", letters.batches, name="batches"),
    path("arbejdsbord/breve/<int:pk>/fil/", letters.batch_file, name="batch_file"),
    path("arbejdsbord/breve/<int:pk>/sendt/", letters.batch_sent, name="batch_sent"),
    path("arbejdsbord/invitationer/<int:pk>/brev.pdf", letters.letter, name="letter"),
    path(
        "arbejdsbord/invitationer/<int:pk>/brev.png",
        letters.preview_picture,
        name="preview_picture",
    ),
    path("arbejdsbord/invitationer/<int:pk>/mail/", letters.preview_mail, name="preview_mail"),
    path("arbejdsbord/invitationer/<int:pk>/vis/", letters.preview, name="preview"),
    path("arbejdsbord/invitationer/<int:pk>/svar/", staff_views.staff_answer, name="staff_answer"),
    path("arbejdsbord/invitationer/<int:pk>/traek-tilbage/", staff_views.withdraw, name="withdraw"),
    path("arbejdsbord/arrangementer/<int:pk>/gaester/", door.guests, name="guests"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/gaester/svar.xlsx",
        question_views.guest_replies,
        name="guest_replies",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/gaestespoergsmaal/",
        question_views.guest_questions,
        name="guest_questions",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/gaestespoergsmaal/nyt/",
        question_views.guest_question_create,
        name="guest_question_create",
    ),
    path(
        "arbejdsbord/gaestespoergsmaal/<int:pk>/fjern/",
        question_views.guest_question_remove,
        name="guest_question_remove",
    ),
    path("arbejdsbord/arrangementer/<int:pk>/navneskilte/", badges.badges, name="badges"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/navneskilte/print/",
        badges.badges_print,
        name="badges_print",
    ),
    path("arbejdsbord/gaester/<int:pk>/navneskilt/", badges.badge_print, name="badge_print"),
    path("arbejdsbord/netvaerk/<int:pk>/navneskilte/", badges.badge_layout, name="badge_layout"),
    path(
        "arbejdsbord/netvaerk/<int:pk>/navneskilte/<slug:stock>.png",
        badges.badge_specimen,
        name="badge_specimen",
    ),
    path("arbejdsbord/arrangementer/<int:pk>/aftenen/", evening_views.evening, name="evening"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/aftenen/nu/",
        evening_views.evening_now,
        name="evening_now",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/doerspoergsmaal/", questions.questions, name="questions"
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/doerspoergsmaal/nyt/",
        questions.question_create,
        name="question_create",
    ),
    path(
        "arbejdsbord/doerspoergsmaal/<int:pk>/fjern/",
        questions.question_remove,
        name="question_remove",
    ),
    path("arbejdsbord/arrangementer/<int:pk>/doere/", door.devices, name="devices"),
    path("arbejdsbord/arrangementer/<int:pk>/doere/ny/", door.device_create, name="device_create"),
    path("arbejdsbord/doere/<int:pk>/spaer/", door.device_revoke, name="device_revoke"),
]
