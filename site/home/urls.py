from django.urls import path

from home.views import public, workspace

app_name = "home"

urlpatterns = [
    path("arbejdsbord/", workspace.workspace, name="workspace"),
    path("tal/", public.figures, name="figures"),
    path("stil/", public.style, name="style"),
    path("was", public.accessibility, name="was"),
]
