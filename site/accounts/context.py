from django.conf import settings

from accounts.models import IdentityProvider


def brand(request):
    """What every page needs: the site's own address and whether everybody on it is made up.

    Whether some organisation has a log-in of its own is asked by those pages only that print it.
    """
    providers = IdentityProvider.objects.filter(active=True)
    return {
        "base_url": settings.BASE_URL,
        "is_demo": settings.DEMO,
        "has_identity_providers": providers.exists,
    }
