from django.urls import path

from pledges.visits import receipt_views, views

patterns = [
    path("arbejdsbord/besoeg/", views.my_visits, name="visits"),
    path("arbejdsbord/besoeg/tider/", views.open_times, name="open_times"),
    path("arbejdsbord/besoeg/tider/<int:pk>/fjern/", views.withdraw_time, name="withdraw_time"),
    path("arbejdsbord/besoeg/<int:pk>/aflys/", views.call_off_visit, name="call_off_visit"),
    path("arbejdsbord/besoeg/<int:pk>/skriv-ned/", views.write_up, name="write_up"),
    path("arbejdsbord/overleveringer/<int:pk>/besoeg/", views.book_visit, name="book_visit"),
    path("arbejdsbord/overleveringer/<int:pk>/tider/", views.offer_times, name="offer_times"),
    path("kvittering/<str:token>/besoeg/", receipt_views.pick_time, name="pick_time"),
    path("kvittering/<str:token>/besoeg/aflys/", receipt_views.cancel_visit, name="cancel_visit"),
    path("kvittering/<str:token>/besoeg.ics", receipt_views.visit_ics, name="visit_ics"),
    path("arbejdsbord/besoeg.ics", views.calendar, name="visits_ics"),
]
