from django.urls import path

from accounts import views

app_name = "accounts"

urlpatterns = [
    path("tema/<slug:slug>-<str:version>.css", views.theme, name="theme"),
    path("arbejdsbord/medarbejdere/", views.staff, name="staff"),
    path("arbejdsbord/medarbejdere/<int:pk>/fjern/", views.take_role, name="take_role"),
]
