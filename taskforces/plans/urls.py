from django.urls import path

from taskforces.plans import views

patterns = [
    path("arbejdsbord/netvaerk/<int:pk>/plan/", views.plan, name="plan"),
    path("arbejdsbord/planpunkter/<int:pk>/", views.plan_line, name="plan_line"),
    path("arbejdsbord/planpunkter/<int:pk>/gjort/", views.plan_line_mark, name="plan_line_mark"),
]
