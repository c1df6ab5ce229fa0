from django.urls import path

from pledges.aftercare import views

patterns = [
    path("arbejdsbord/eftervaern/", views.listing, name="aftercare_contacts"),
    path("arbejdsbord/eftervaern/<int:pk>/", views.hold, name="aftercare_hold"),
    path("arbejdsbord/eftervaern/<int:pk>/fjern/", views.drop, name="aftercare_drop"),
    path("arbejdsbord/forloeb/<int:pk>/eftervaern/", views.aftercare, name="aftercare"),
    path("arbejdsbord/forloeb/<int:pk>/eftervaern/plan/", views.plan, name="aftercare_plan"),
    path("arbejdsbord/forloeb/<int:pk>/eftervaern/log/", views.log, name="aftercare_log"),
]
