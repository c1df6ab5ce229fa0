from django.urls import path

from pledges.job_brokers import views

patterns = [
    path("arbejdsbord/jobformidlere/", views.job_brokers, name="job_brokers"),
    path(
        "arbejdsbord/jobformidlere/<int:pk>/<int:user_pk>/",
        views.job_broker_set,
        name="job_broker_set",
    ),
]
