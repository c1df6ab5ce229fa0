from django.urls import path

from taskforces.prizes import views

patterns = [
    path("arbejdsbord/forslag-til-prisen/", views.nominations, name="nominations"),
    path("indstil/<int:pk>/", views.nominate, name="nominate"),
    path("indstil/tak/", views.nominated, name="nominated"),
]
