from django.urls import path

from pledges.counter_offers import guest_views, views

patterns = [
    path("arbejdsbord/overleveringer/<int:pk>/ingen/", views.of_sheet, name="counter_offer"),
    path("arbejdsbord/aabninger/<int:pk>/ingen/", views.of_opening, name="opening_counter_offer"),
    path("arbejdsbord/modforslag/<int:pk>/svar/", views.reply, name="counter_offer_reply"),
    path("arbejdsbord/modforslag/<int:pk>/tilbage/", views.back, name="counter_offer_back"),
    path(
        "kvittering/<str:token>/modforslag/<int:pk>/",
        guest_views.receipt_offer,
        name="receipt_offer",
    ),
]
