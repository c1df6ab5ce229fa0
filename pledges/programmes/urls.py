from django.urls import path

from pledges.programmes import report_views, views

patterns = [
    path("arbejdsbord/programmer/<int:pk>/", views.programme, name="programme"),
    path("arbejdsbord/programmer/<int:pk>/tal.xlsx", report_views.xlsx, name="programme_xlsx"),
    path(
        "arbejdsbord/programmer/<int:pk>/beretning.pdf", report_views.pdf, name="programme_report"
    ),
    path(
        "arbejdsbord/programmer/<int:pk>/maal/nyt/",
        views.target_create,
        name="programme_target_create",
    ),
    path("arbejdsbord/programmaal/<int:pk>/", views.target_edit, name="programme_target"),
    path(
        "arbejdsbord/programmaal/<int:pk>/fjern/",
        views.target_delete,
        name="programme_target_delete",
    ),
]
