from home.models.content_pages import ContentPage
from home.models.home_pages import HomePage

__all__ = [
    "ContentPage",
    "HomePage",
]
