from django.urls import path

from home.companies import merge_views, register_views, selection_views, views

patterns = [
    path("arbejdsbord/virksomheder/", views.companies, name="companies"),
    path("arbejdsbord/virksomheder/hent.xlsx", views.companies_export, name="companies_export"),
    path("arbejdsbord/virksomheder/slags/", views.companies_kind, name="companies_kind"),
    path("arbejdsbord/virksomheder/maerke/", views.companies_tag, name="companies_tag"),
    path(
        "arbejdsbord/virksomheder/udvalg/nyt/",
        selection_views.company_selection_create,
        name="company_selection_create",
    ),
    path(
        "arbejdsbord/virksomheder/udvalg/<int:pk>/",
        selection_views.company_selection,
        name="company_selection",
    ),
    path(
        "arbejdsbord/virksomheder/udvalg/<int:pk>/fjern/",
        selection_views.company_selection_remove,
        name="company_selection_remove",
    ),
    path(
        "arbejdsbord/virksomheder/register/", register_views.register_upload, name="register_upload"
    ),
    path(
        "arbejdsbord/virksomheder/register/<int:pk>/",
        register_views.register_file,
        name="register_file",
    ),
    path(
        "arbejdsbord/virksomheder/register/<int:pk>/skriv/",
        register_views.register_write,
        name="register_write",
    ),
    path(
        "arbejdsbord/virksomheder/<int:pk>/register/",
        register_views.company_look_up,
        name="company_look_up",
    ),
    path("arbejdsbord/virksomheder/dubletter/", merge_views.alike, name="companies_alike"),
    path("arbejdsbord/virksomheder/sammenlagte/", merge_views.merges, name="company_merges"),
    path(
        "arbejdsbord/virksomheder/sammenlagte/<int:pk>/fortryd/",
        merge_views.merge_undo,
        name="company_merge_undo",
    ),
    path("arbejdsbord/virksomheder/<int:pk>/sammen/", merge_views.twins, name="company_twins"),
    path(
        "arbejdsbord/virksomheder/<int:pk>/sammen/<int:other>/",
        merge_views.company_merge,
        name="company_merge",
    ),
    path("arbejdsbord/virksomheder/<int:pk>/del/", merge_views.company_split, name="company_split"),
    path("arbejdsbord/virksomheder/<int:pk>/", views.company, name="company"),
    path("arbejdsbord/virksomheder/<int:pk>/ret/", views.company_keep, name="company_keep"),
    path("arbejdsbord/virksomheder/<int:pk>/log/", views.company_log, name="company_log"),
]
