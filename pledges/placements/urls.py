from django.urls import path

from pledges.placements import change_views, tool_views, views
from pledges.tables.files import CSV, XLSX

patterns = [
    path(
        "kvittering/<str:token>/vaerktoejer/<int:pk>/",
        tool_views.receipt_tool,
        name="receipt_tool",
    ),
    path(
        "kvittering/<str:token>/fastholdelse/<int:pk>/",
        change_views.check_answer,
        name="check_answer",
    ),
    path(
        "arbejdsbord/overleveringer/<int:pk>/forloeb/",
        views.create,
        name="placement_create",
    ),
    path(
        "arbejdsbord/aabninger/<int:pk>/forloeb/",
        views.create_at_opening,
        name="opening_start",
    ),
    path("arbejdsbord/forloeb/", views.listing, name="placements"),
    path("arbejdsbord/forloeb/liste.csv", views.listing_file, {"kind": CSV}, name="placements_csv"),
    path(
        "arbejdsbord/forloeb/liste.xlsx", views.listing_file, {"kind": XLSX}, name="placements_xlsx"
    ),
    path("arbejdsbord/forloeb/<int:pk>/", views.placement, name="placement"),
    path("arbejdsbord/forloeb/<int:pk>/flyt/", views.move, name="placement_move"),
    path("arbejdsbord/forloeb/<int:pk>/slut/", views.end, name="placement_end"),
    path("arbejdsbord/forloeb/<int:pk>/folk/", views.people, name="placement_people"),
    path(
        "arbejdsbord/forloeb/<int:pk>/trin/",
        change_views.step_add,
        name="placement_step_add",
    ),
    path(
        "arbejdsbord/forloeb/<int:pk>/trin/<int:step_pk>/",
        change_views.step,
        name="placement_step",
    ),
    path(
        "arbejdsbord/forloeb/<int:pk>/trin/<int:step_pk>/fjern/",
        change_views.step_remove,
        name="placement_step_remove",
    ),
    path(
        "arbejdsbord/forloeb/<int:pk>/tjek/<int:check_pk>/",
        change_views.check,
        name="placement_check",
    ),
    path(
        "arbejdsbord/forloeb/<int:pk>/tjek/<int:check_pk>/tilbage/",
        change_views.check_take_back,
        name="check_take_back",
    ),
    path(
        "arbejdsbord/forloeb/<int:pk>/svaert/",
        change_views.mark_at_risk,
        name="placement_at_risk",
    ),
    path(
        "arbejdsbord/forloeb/<int:pk>/holder/",
        change_views.mark_stable,
        name="placement_stable",
    ),
    path("arbejdsbord/forloeb/<int:pk>/tilbud/", change_views.offer, name="placement_offer"),
    path("arbejdsbord/forloeb/<int:pk>/vaerktoejer/", tool_views.tool_put, name="tool_put"),
    path(
        "arbejdsbord/forloeb/<int:pk>/vaerktoejer/<int:tool_pk>/fjern/",
        tool_views.tool_take,
        name="tool_take",
    ),
]
