from django.urls import path

from accounts import views

app_name = "accounts"

urlpatterns = [
    path("tema/<slug:slug>-<str:version>.css", views.theme, name="theme"),
]
