from django.urls import path

from pledges.target_group import views

patterns = [
    path(
        "arbejdsbord/netvaerk/<int:pk>/maalgruppe/",
        views.target_group,
        name="target_group",
    ),
    path(
        "arbejdsbord/maalgruppe/<int:pk>/fjern/",
        views.remove,
        name="target_group_remove",
    ),
]
