from django.urls import path

from events.contact_cards import views

patterns = [
    path("n/<str:code>/", views.card, name="card"),
    path("n/<str:code>/kontakt.vcf", views.card_vcf, name="card_vcf"),
]
