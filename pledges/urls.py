from django.urls import path

from pledges.views import cards, desk, introductions, profiles, public, receipt, visits

app_name = "pledges"

urlpatterns = [
    path("ark/", public.sheet_key, name="sheet_key"),
    path("ark/<str:key>/", public.sheet, name="sheet"),
    path("kvittering/<str:token>/", receipt.receipt, name="receipt"),
    path("arbejdsbord/jobprofiler/", profiles.profiles, name="profiles"),
    path("arbejdsbord/indbakke/", desk.inbox_page, name="inbox"),
    path("arbejdsbord/overleveringer/<int:pk>/", desk.handover, name="handover"),
    path("arbejdsbord/overleveringer/<int:pk>/log/", desk.log, name="log"),
    path("arbejdsbord/overleveringer/<int:pk>/status/", desk.status, name="status"),
    path("arbejdsbord/overleveringer/<int:pk>/ansvarlig/", desk.assign, name="assign"),
    path("arbejdsbord/overleveringer/<int:pk>/tag/", desk.take, name="take"),
    path("arbejdsbord/introduktioner/", introductions.short_list, name="introductions"),
    path("arbejdsbord/introduktioner/<int:pk>/", introductions.answer, name="introduction"),
    path("arbejdsbord/besoeg/", visits.my_visits, name="visits"),
    path("arbejdsbord/besoeg.ics", visits.calendar, name="visits_ics"),
    path("arbejdsbord/ark/", desk.sheets, name="sheets"),
    path("arbejdsbord/arrangementer/<int:pk>/ark/", cards.table_card, name="table_card"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/ark/ny/",
        cards.table_card_create,
        name="table_card_create",
    ),
]
