from django.urls import path
from django.views.decorators.http import require_safe

from events.calendar import month_views, staff_views, views
from events.calendar.atom import EventFeed

patterns = [
    path("arrangementer/", views.event_list, name="list"),
    path("arrangementer/kalender.ics", views.event_feed, name="feed"),
    path("netvaerk/<slug:slug>/kalender.ics", views.network_feed, name="network_feed"),
    path("arrangementer/atom.xml", require_safe(EventFeed()), name="atom"),
    path("arrangementer/maaned/", month_views.this_month, name="this_month"),
    path("arrangementer/kort/", month_views.places, name="places"),
    path("kalender/<str:key>.ics", staff_views.staff_feed, name="staff_feed"),
    path("arbejdsbord/kalender/", staff_views.staff_calendar, name="staff_calendar"),
    path("arbejdsbord/kalender/stop/", staff_views.calendar_stop, name="calendar_stop"),
    path("arrangementer/<int:year>/<int:month>/", month_views.month, name="month"),
    path("arrangementer/ramme/<slug:slug>/", month_views.frame, name="frame"),
    path("arrangementer/<slug:slug>/", views.event_page, name="event"),
    path("arrangementer/<slug:slug>/kalender.ics", views.event_ics, name="event_ics"),
]
