from django.urls import path

from pledges.support_days import views

patterns = [
    path("arbejdsbord/stoettedage/", views.support_days, name="support_days"),
    path("arbejdsbord/stoettedage/<int:pk>/", views.support_day, name="support_day"),
    path(
        "arbejdsbord/stoettedage/<int:pk>/ark/<int:handover_pk>/",
        views.support_day_agree,
        name="support_day_agree",
    ),
    path(
        "arbejdsbord/stoettedage/<int:pk>/resultat/",
        views.support_day_log,
        name="support_day_log",
    ),
]
