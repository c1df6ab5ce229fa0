from django.conf import settings


def brand(request):
    """What every page needs: the site's own address and whether the page is in the workspace."""
    return {"base_url": settings.BASE_URL}
