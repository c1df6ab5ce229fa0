from django.urls import path

from pledges.figures import person_views, views

patterns = [
    path("arbejdsbord/tal/", views.figures, name="figures"),
    path("arbejdsbord/tal/fil.<str:kind>", views.export, name="figures_export"),
    path("arbejdsbord/tal/personer/", person_views.persons, name="persons"),
    path(
        "arbejdsbord/tal/personer/<slug:standing>/",
        person_views.persons_rows,
        name="persons_rows",
    ),
    path("arbejdsbord/tal/maal/ny/", views.target_create, name="target_create"),
    path("arbejdsbord/tal/maal/<int:pk>/", views.target_edit, name="target_edit"),
    path("arbejdsbord/tal/maal/<int:pk>/fjern/", views.target_delete, name="target_delete"),
]
