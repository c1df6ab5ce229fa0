from django.urls import path

from pledges.desk import call_round_views, inbox_views, layout_views, step_views, table_views, views
from pledges.desk.steps import CANDIDATE, HANDOVER, OPENING
from pledges.tables.files import CSV, XLSX

patterns = [
    path("arbejdsbord/indbakke/", inbox_views.inbox_page, name="inbox"),
    path("arbejdsbord/indbakke/liste.csv", table_views.inbox_file, {"kind": CSV}, name="inbox_csv"),
    path(
        "arbejdsbord/indbakke/liste.xlsx", table_views.inbox_file, {"kind": XLSX}, name="inbox_xlsx"
    ),
    path("arbejdsbord/indbakke/fordel/", inbox_views.bulk_assign, name="bulk_assign"),
    path("arbejdsbord/indbakke/visning/", layout_views.inbox_layout, name="inbox_layout"),
    path("arbejdsbord/indbakke/ringerunde/", call_round_views.round_page, name="call_round"),
    path(
        "arbejdsbord/indbakke/ringerunde/begynd/",
        call_round_views.round_begin,
        name="call_round_begin",
    ),
    path(
        "arbejdsbord/indbakke/ringerunde/<int:pk>/log/",
        call_round_views.round_log,
        name="call_round_log",
    ),
    path(
        "arbejdsbord/indbakke/ringerunde/<int:pk>/spring-over/",
        call_round_views.round_skip,
        name="call_round_skip",
    ),
    path(
        "arbejdsbord/indbakke/ringerunde/<int:pk>/fortryd/",
        call_round_views.round_undo,
        name="call_round_undo",
    ),
    path("arbejdsbord/indbakke/filtre/", inbox_views.filter_save, name="filter_save"),
    path(
        "arbejdsbord/indbakke/filtre/<int:pk>/slet/",
        inbox_views.filter_delete,
        name="filter_delete",
    ),
    path("arbejdsbord/overleveringer/<int:pk>/", views.handover, name="handover"),
    path("arbejdsbord/overleveringer/<int:pk>/log/", views.log, name="log"),
    path("arbejdsbord/overleveringer/<int:pk>/hurtig/", inbox_views.quick_log, name="quick_log"),
    path("arbejdsbord/overleveringer/<int:pk>/flyt/", layout_views.board_move, name="board_move"),
    path("arbejdsbord/overleveringer/<int:pk>/fortryd/", inbox_views.quick_undo, name="quick_undo"),
    path("arbejdsbord/overleveringer/<int:pk>/reference/", views.reference, name="reference"),
    path("arbejdsbord/overleveringer/<int:pk>/status/", views.status, name="status"),
    path("arbejdsbord/overleveringer/<int:pk>/ansvarlig/", views.assign, name="assign"),
    path("arbejdsbord/overleveringer/<int:pk>/naeste-skridt/", views.next_step, name="next_step"),
    path("arbejdsbord/naeste-skridt/", step_views.own_steps, name="own_steps"),
    path(
        "arbejdsbord/naeste-skridt/ark/<int:pk>/gjort/",
        step_views.own_step_done,
        {"about": HANDOVER},
        name="own_handover_step_done",
    ),
    path(
        "arbejdsbord/naeste-skridt/aabning/<int:pk>/gjort/",
        step_views.own_step_done,
        {"about": OPENING},
        name="own_opening_step_done",
    ),
    path(
        "arbejdsbord/naeste-skridt/kandidat/<int:pk>/gjort/",
        step_views.own_step_done,
        {"about": CANDIDATE},
        name="own_candidate_step_done",
    ),
    path("arbejdsbord/overleveringer/<int:pk>/tag/", views.take, name="take"),
    path("arbejdsbord/ark/", views.sheets, name="sheets"),
]
