from django.urls import path
from django.views.decorators.http import require_safe

from taskforces.stories import booklet_views, views
from taskforces.stories.feeds import StoryFeed

patterns = [
    path("arbejdsbord/samtykker/", views.consents, name="consents"),
    path(
        "arbejdsbord/samtykker/<int:pk>/traek-tilbage/",
        views.consent_withdraw,
        name="consent_withdraw",
    ),
    path("arbejdsbord/historiehaefte/", booklet_views.booklet, name="booklet"),
    path("arbejdsbord/historiehaefte/hent.pdf", booklet_views.booklet_file, name="booklet_file"),
    path("historier/atom.xml", require_safe(StoryFeed()), name="story_feed"),
]
