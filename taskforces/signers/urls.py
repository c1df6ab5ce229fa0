from django.urls import path

from taskforces.signers import views

patterns = [
    path("arbejdsbord/underskrivere/", views.signers, name="signers"),
    path("arbejdsbord/underskrivere/vaaben/", views.crest_change, name="crest_change"),
    path("arbejdsbord/underskrivere/ny/", views.signer_create, name="signer_create"),
    path("arbejdsbord/underskrivere/<int:pk>/", views.signer_edit, name="signer_edit"),
    path("arbejdsbord/underskrivere/<int:pk>/fjern/", views.signer_remove, name="signer_remove"),
]
