from django.urls import path

from taskforces.partnerships import continuation_views, views

patterns = [
    path("arbejdsbord/netvaerk/<int:pk>/partnere/", views.partners, name="partners"),
    path("arbejdsbord/partnerskaber/<int:pk>/", views.partnership, name="partnership"),
    path(
        "arbejdsbord/partnerskaber/<int:pk>/ret/", views.partnership_edit, name="partnership_edit"
    ),
    path(
        "arbejdsbord/partnerskaber/<int:pk>/svar/",
        views.partnership_answer,
        name="partnership_answer",
    ),
    path("arbejdsbord/viderefoerelse/", continuation_views.continuations, name="continuations"),
    path(
        "arbejdsbord/netvaerk/<int:pk>/viderefoerelse/",
        continuation_views.continuation,
        name="continuation",
    ),
]
