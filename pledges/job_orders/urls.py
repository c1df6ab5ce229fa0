from django.urls import path

from pledges.job_orders import views
from pledges.tables.files import CSV, XLSX

patterns = [
    path("arbejdsbord/aabninger/<int:pk>/overskud/", views.opening_surplus, name="opening_surplus"),
    path("arbejdsbord/jobordrer/", views.order_list, name="orders"),
    path(
        "arbejdsbord/jobordrer/liste.csv", views.orders_file, {"kind": CSV}, name="orders_list_csv"
    ),
    path(
        "arbejdsbord/jobordrer/liste.xlsx",
        views.orders_file,
        {"kind": XLSX},
        name="orders_list_xlsx",
    ),
    path("arbejdsbord/jobordrer/csv/", views.orders_csv, name="orders_csv"),
    path("arbejdsbord/jobordrer/json/", views.orders_json, name="orders_json"),
    path("arbejdsbord/jobordrer/overskydende/", views.orders_surplus, name="orders_surplus"),
    path("arbejdsbord/jobordrer/<int:pk>/", views.order, name="order"),
    path("arbejdsbord/jobordrer/<int:pk>/csv/", views.order_csv, name="order_csv"),
    path("arbejdsbord/jobordrer/<int:pk>/json/", views.order_json, name="order_json"),
    path("arbejdsbord/jobordrer/<int:pk>/print/", views.order_print, name="order_print"),
    path("arbejdsbord/jobordrer/<int:pk>/vitas/", views.order_vitas, name="order_vitas"),
    path("arbejdsbord/overleveringer/<int:pk>/jobordre/", views.order_create, name="order_create"),
]
