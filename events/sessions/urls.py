from django.urls import path

from events.sessions import views

patterns = [
    path("i/<str:code>/program/", views.guest_programme, name="guest_programme"),
    path("arbejdsbord/arrangementer/<int:pk>/sessioner/", views.sessions, name="sessions"),
    path("arbejdsbord/sessioner/<int:pk>/fjern/", views.session_remove, name="session_remove"),
    path("arbejdsbord/arrangementer/<int:pk>/materialer/", views.materials, name="materials"),
    path("arbejdsbord/materialer/<int:pk>/fjern/", views.material_remove, name="material_remove"),
]
