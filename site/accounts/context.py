from django.conf import settings


def brand(request):
    """What every page needs: the site's own address and whether everybody on it is made up."""
    return {"base_url": settings.BASE_URL, "is_demo": settings.DEMO}
