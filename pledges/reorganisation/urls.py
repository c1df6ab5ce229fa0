from django.urls import path

from pledges.reorganisation import department_views, views

patterns = [
    path("arbejdsbord/enhed/<int:pk>/omorganiser/", views.reorganisation, name="reorganisation"),
    path(
        "arbejdsbord/enhed/<int:pk>/omorganiser/flyt/",
        views.reorganisation_move,
        name="reorganisation_move",
    ),
    path(
        "arbejdsbord/enhed/<int:pk>/afdelinger/", department_views.departments, name="departments"
    ),
    path("arbejdsbord/afdelinger/", department_views.department_offers, name="department_offers"),
    path("arbejdsbord/afdelinger/<int:pk>/", department_views.department, name="department"),
    path(
        "arbejdsbord/overleveringer/<int:pk>/afdelinger/",
        department_views.department_offer,
        name="department_offer",
    ),
    path(
        "arbejdsbord/afdelinger/tilbud/<int:pk>/svar/",
        department_views.department_answer,
        name="department_answer",
    ),
]
