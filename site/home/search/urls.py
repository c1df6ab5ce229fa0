from django.urls import path

from home.search import views

patterns = [
    path("soeg/", views.search, name="search"),
]
