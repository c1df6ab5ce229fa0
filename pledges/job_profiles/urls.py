from django.urls import path

from pledges.job_profiles import views

patterns = [
    path("arbejdsbord/jobprofiler/", views.profiles, name="profiles"),
    path("arbejdsbord/jobprofiler/ny/", views.profile_create, name="profile_create"),
    path("arbejdsbord/jobprofiler/<int:pk>/", views.profile, name="profile"),
    path("arbejdsbord/jobprofiler/<int:pk>/ret/", views.profile_edit, name="profile_edit"),
    path("arbejdsbord/jobprofiler/<int:pk>/vis/", views.profile_publish, name="profile_publish"),
    path(
        "arbejdsbord/jobprofiler/<int:pk>/tag-ned/",
        views.profile_withdraw,
        name="profile_withdraw",
    ),
    path("arbejdsbord/jobprofiler/<int:pk>/job/", views.profile_filled, name="profile_filled"),
]
