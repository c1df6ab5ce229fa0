from django.urls import path

from pledges.wall import name_views, views

patterns = [
    path("skaerm/<slug:slug>/", views.wall, name="wall"),
    path("skaerm/<slug:slug>/nu/", views.now, name="wall_now"),
    path("arbejdsbord/arrangementer/<int:pk>/navne/", name_views.wall_names, name="wall_names"),
    path("arbejdsbord/ark/<int:pk>/navn/", name_views.wall_name, name="wall_name"),
]
