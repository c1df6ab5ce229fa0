from django.urls import path

from home.lists import bulk_views

patterns = [
    path("arbejdsbord/gjort-ved-mange/", bulk_views.bulk_changes, name="bulk_changes"),
    path("arbejdsbord/gjort-ved-mange/<int:pk>/fortryd/", bulk_views.bulk_undo, name="bulk_undo"),
]
