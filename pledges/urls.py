from django.urls import path

from pledges.views import public

app_name = "pledges"

urlpatterns = [
    path("ark/", public.sheet_key, name="sheet_key"),
    path("ark/<str:key>/", public.sheet, name="sheet"),
    path("kvittering/<str:token>/", public.receipt, name="receipt"),
]
