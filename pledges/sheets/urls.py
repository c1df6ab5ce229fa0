from django.urls import path

from pledges.sheets import group_views, held_views, profile_views, staff_views, views

patterns = [
    path("arbejdsbord/ark/nyt/", staff_views.sheet_create, name="sheet_create"),
    path("ark/", views.sheet_key, name="sheet_key"),
    path("ark/sw.js", views.worker, name="sheet_worker"),
    path("ark/<str:key>/", views.sheet, name="sheet"),
    path("ark/<str:key>/tablet/", views.tablet, name="sheet_tablet"),
    path("ark/<str:key>/interview/", views.interview, name="sheet_interview"),
    path("ark/<str:key>/modtaget/", views.held, name="sheet_held"),
    path("ark/<str:key>/profiler/", profile_views.sheet_profiles, name="sheet_profiles"),
    path("ark/<str:key>/profiler/<int:pk>/", profile_views.sheet_profile, name="sheet_profile"),
    path("arbejdsbord/ark/ventende/", held_views.held_sheets, name="held_sheets"),
    path("arbejdsbord/ark/ventende/<int:pk>/tag-imod/", held_views.held_accept, name="held_accept"),
    path("arbejdsbord/ark/ventende/<int:pk>/smid-vaek/", held_views.held_drop, name="held_drop"),
    path("arbejdsbord/arrangementer/<int:pk>/grupper/", group_views.groups, name="groups"),
    path("arbejdsbord/arrangementer/<int:pk>/grupper/lav/", group_views.make, name="groups_make"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/grupper/sene/", group_views.add_late, name="groups_late"
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/grupper/oploes/",
        group_views.end,
        name="groups_dissolve",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/grupper/print/", group_views.paper, name="groups_print"
    ),
    path("arbejdsbord/gruppepladser/<int:pk>/flyt/", group_views.move_one, name="group_move"),
]
