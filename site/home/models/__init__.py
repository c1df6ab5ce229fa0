from home.models.content_pages import ContentPage
from home.models.home_pages import HomePage
from home.models.leader_links import LeaderLink

__all__ = [
    "ContentPage",
    "HomePage",
    "LeaderLink",
]
