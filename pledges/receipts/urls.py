from django.urls import path

from pledges.receipts import feedback_views, freed_views, views

patterns = [
    path("kvittering/<str:token>/", views.receipt, name="receipt"),
    path("kvittering/<str:token>/ret/", views.change, name="receipt_change"),
    path("kvittering/<str:token>/tid/", freed_views.freed_time, name="freed_time"),
    path("kvittering/<str:token>/pause/", views.pause, name="receipt_pause"),
    path("kvittering/<str:token>/start-igen/", views.resume, name="receipt_resume"),
    path("kvittering/<str:token>/traek-tilbage/", views.withdraw, name="receipt_withdraw"),
    path("kvittering/<str:token>/fortryd/", views.reopen, name="receipt_reopen"),
    path("kvittering/<str:token>/kollega/", views.delegate, name="receipt_delegate"),
    path("kvittering/<str:token>/ingen-ringede/", views.report, name="receipt_report"),
    path("kvittering/<str:token>/svar/", feedback_views.question, name="feedback"),
    path("kvittering/<str:token>/svar/send/", feedback_views.answer, name="feedback_answer"),
]
