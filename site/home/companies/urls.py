from django.urls import path

from home.companies import register_views, views

patterns = [
    path("arbejdsbord/virksomheder/", views.companies, name="companies"),
    path("arbejdsbord/virksomheder/hent.xlsx", views.companies_export, name="companies_export"),
    path("arbejdsbord/virksomheder/maerke/", views.companies_tag, name="companies_tag"),
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
    path("arbejdsbord/virksomheder/<int:pk>/", views.company, name="company"),
    path("arbejdsbord/virksomheder/<int:pk>/ret/", views.company_keep, name="company_keep"),
    path("arbejdsbord/virksomheder/<int:pk>/log/", views.company_log, name="company_log"),
]
