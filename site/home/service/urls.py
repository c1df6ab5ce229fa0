from django.urls import path

from home.service import page_views

patterns = [
    path("stil/", page_views.style, name="style"),
    path("was", page_views.accessibility, name="was"),
]
