from django.urls import path

from events.open_registration import views

patterns = [
    path("arrangementer/<slug:slug>/tilmeld/", views.register_page, name="register"),
    path("arrangementer/<slug:slug>/tilmeld/tak/", views.registered, name="registered"),
    path("i/find-min-kode/", views.find_code, name="find_code"),
    path("i/find-min-kode/sendt/", views.code_sent, name="code_sent"),
    path(
        "arbejdsbord/tilmeldingsoensker/<int:pk>/svar/",
        views.registration_request_answer,
        name="registration_request_answer",
    ),
]
