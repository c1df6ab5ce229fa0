from django.urls import path

from pledges.units import absence_views, views

patterns = [
    path("arbejdsbord/fravaer/", absence_views.absences, name="absences"),
    path("arbejdsbord/fravaer/nyt/", absence_views.absence_create, name="absence_create"),
    path("arbejdsbord/fravaer/<int:pk>/slut/", absence_views.absence_end, name="absence_end"),
    path("arbejdsbord/enhed/<int:pk>/", views.unit_settings, name="unit_settings"),
    path("arbejdsbord/enhed/<int:pk>/lukkedage/", views.closing_day_add, name="closing_day_add"),
    path(
        "arbejdsbord/lukkedage/<int:pk>/fjern/",
        views.closing_day_remove,
        name="closing_day_remove",
    ),
]
