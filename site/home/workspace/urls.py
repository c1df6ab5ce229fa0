from django.urls import path

from home.workspace import views

patterns = [
    path("arbejdsbord/", views.workspace, name="workspace"),
]
