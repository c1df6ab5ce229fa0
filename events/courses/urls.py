from django.urls import path

from events.courses import views

patterns = [
    path("arbejdsbord/netvaerk/<int:pk>/kurser/", views.courses, name="courses"),
    path("arbejdsbord/kurser/<int:pk>/", views.course, name="course"),
    path("arbejdsbord/kurser/<int:pk>/ret/", views.course_edit, name="course_edit"),
    path("arbejdsbord/kurser/<int:pk>/deltagere/", views.course_enrol, name="course_enrol"),
    path("arbejdsbord/kurser/<int:pk>/hent-fremmoede/", views.course_fetch, name="course_fetch"),
    path("arbejdsbord/kursister/<int:pk>/maerk/", views.course_mark, name="course_mark"),
    path("arbejdsbord/kursister/<int:pk>/fjern/", views.course_leave, name="course_leave"),
    path(
        "arbejdsbord/kursister/<int:pk>/bevis.pdf",
        views.course_certificate,
        name="course_certificate",
    ),
]
