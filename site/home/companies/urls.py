from django.urls import path

from home.companies import views

patterns = [
    path("arbejdsbord/virksomheder/", views.companies, name="companies"),
    path("arbejdsbord/virksomheder/hent.xlsx", views.companies_export, name="companies_export"),
    path("arbejdsbord/virksomheder/maerke/", views.companies_tag, name="companies_tag"),
    path("arbejdsbord/virksomheder/<int:pk>/", views.company, name="company"),
    path("arbejdsbord/virksomheder/<int:pk>/ret/", views.company_keep, name="company_keep"),
    path("arbejdsbord/virksomheder/<int:pk>/log/", views.company_log, name="company_log"),
]
