from django.urls import include, path

urlpatterns = [path("post/", include("anymail.urls"))]
