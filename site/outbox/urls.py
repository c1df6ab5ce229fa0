from django.urls import path

from outbox import views

app_name = "outbox"

urlpatterns = [
    path("afmeld/<slug:key>/", views.unsubscribe, name="unsubscribe"),
    path("arbejdsbord/udbakke/", views.outbox, name="list"),
    path("arbejdsbord/udbakke/domaene/", views.domain, name="domain"),
    path("arbejdsbord/udbakke/<int:pk>/", views.message, name="message"),
    path("arbejdsbord/udbakke/<int:pk>/send-igen/", views.resend, name="resend"),
    path("arbejdsbord/udbakke/<int:pk>/sendt/", views.settle, name="settle"),
]
