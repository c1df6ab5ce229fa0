from django.urls import path

from events.speakers import views

patterns = [
    path("arbejdsbord/arrangementer/<int:pk>/oplaegsholdere/", views.speakers, name="speakers"),
    path(
        "arbejdsbord/oplaegsholdere/<int:pk>/traek-tilbage/",
        views.speaker_withdraw,
        name="speaker_withdraw",
    ),
    path("oplaeg/samtykke/<str:key>/", views.speaker_consent, name="speaker_consent"),
    path(
        "oplaeg/samtykke/<str:key>/traek-tilbage/",
        views.speaker_consent_withdraw,
        name="speaker_consent_withdraw",
    ),
]
