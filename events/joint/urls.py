from django.urls import path

from events.joint import views

patterns = [
    path("arbejdsbord/arrangementer/<int:pk>/medvaerter/", views.hosts, name="hosts"),
    path("arbejdsbord/medvaerter/<int:pk>/", views.part, name="joint_part"),
    path("arbejdsbord/medvaerter/<int:pk>/svarbord/", views.desk, name="joint_desk"),
    path("arbejdsbord/medvaerter/<int:pk>/svar/", views.answer, name="host_answer"),
    path("arbejdsbord/medvaerter/<int:pk>/gaa-ud/", views.leave, name="host_leave"),
    path("arbejdsbord/medvaerter/<int:pk>/pladser/", views.share, name="host_share"),
]
