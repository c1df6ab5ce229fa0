from django.urls import path

from taskforces.knowledge import views

patterns = [
    path("viden/<slug:slug>/", views.public_knowledge, name="public_knowledge"),
    path("viden/<slug:slug>/<int:pk>/", views.public_sheet, name="public_sheet"),
    path("arbejdsbord/viden/", views.knowledge, name="knowledge"),
    path("arbejdsbord/viden/nyt/", views.knowledge_create, name="knowledge_create"),
    path("arbejdsbord/viden/<int:pk>/", views.knowledge_sheet, name="knowledge_sheet"),
    path("arbejdsbord/viden/<int:pk>/ret/", views.knowledge_edit, name="knowledge_edit"),
    path("arbejdsbord/viden/<int:pk>/udgiv/", views.knowledge_publish, name="knowledge_publish"),
]
