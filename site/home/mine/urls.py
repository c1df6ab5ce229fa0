from django.urls import path

from home.mine import views

patterns = [
    path("mit/", views.page, name="mine"),
    path("mit/sendt/", views.sent, name="mine_sent"),
    path("mit/luk/", views.close, name="mine_close"),
    path("mit/nej-tak/", views.objection, name="mine_objection"),
    path("mit/<str:key>/", views.link, name="mine_link"),
]
