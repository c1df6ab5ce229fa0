from django.urls import path

from taskforces.contacts import views

patterns = [
    path("arbejdsbord/kontakter/ny/", views.contact_create, name="contact_create"),
    path("arbejdsbord/kontakter/<int:pk>/", views.contact_edit, name="contact_edit"),
    path("privatliv/<slug:slug>/", views.privacy, name="privacy"),
]
