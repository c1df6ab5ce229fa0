from django.urls import path

from home.figures import counter_views, views

patterns = [
    path("tal/", views.figures, name="figures"),
    path("tal/<slug:slug>/", counter_views.counter, name="counter"),
    path("tal/<slug:slug>/taeller/", counter_views.frame, name="counter_frame"),
    path("tal/<slug:slug>/taeller.svg", counter_views.svg, name="counter_svg"),
    path("tal/<slug:slug>/taeller.json", counter_views.data, name="counter_json"),
]
