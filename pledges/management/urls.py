from django.urls import path

from pledges.management import views

patterns = [
    path("arbejdsbord/enheder/<int:pk>/maaneden/", views.unit_month, name="unit_month"),
]
