from django.urls import path

from pledges.candidate_talks import views

patterns = [
    path("arbejdsbord/kandidater/<int:pk>/samtaler/", views.talks, name="candidate_talks"),
    path("arbejdsbord/kandidater/<int:pk>/samtaler/ny/", views.talk, name="candidate_talk"),
    path("arbejdsbord/kandidater/<int:pk>/oensker/", views.wish, name="candidate_wish"),
]
