from django.urls import path

from home.new_network import views

patterns = [
    path("arbejdsbord/netvaerk/nyt/", views.network_setup, name="network_setup"),
    path("arbejdsbord/netvaerk/<int:pk>/i-gang/", views.network_first_steps, name="first_steps"),
]
