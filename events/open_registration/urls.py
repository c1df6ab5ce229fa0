from django.urls import path

from events.open_registration import company_names, frame_views, share_views, views

patterns = [
    path("arrangementer/ramme.js", frame_views.frame_host, name="frame_host"),
    path("arrangementer/<slug:slug>/tilmeld/", views.register_page, name="register"),
    path("arrangementer/<slug:slug>/tilmeld/tak/", views.registered, name="registered"),
    path(
        "arrangementer/<slug:slug>/tilmeld/ramme/",
        frame_views.register_frame,
        name="register_frame",
    ),
    path(
        "arrangementer/<slug:slug>/tilmeld/ramme/tak/",
        frame_views.registered_frame,
        name="registered_frame",
    ),
    path("arbejdsbord/arrangementer/<int:pk>/del/", share_views.share, name="share"),
    path("arbejdsbord/arrangementer/<int:pk>/plakat.pdf", share_views.poster, name="poster"),
    path("arrangementer/virksomhedsnavne.json", company_names.company_names, name="company_names"),
    path("i/find-min-kode/", views.find_code, name="find_code"),
    path("i/find-min-kode/sendt/", views.code_sent, name="code_sent"),
    path(
        "arbejdsbord/tilmeldingsoensker/<int:pk>/svar/",
        views.registration_request_answer,
        name="registration_request_answer",
    ),
]
