from django.shortcuts import render


def csrf_failure(request, reason=""):
    """A form that lay open too long: say what to do, and that the browser still holds the text."""
    return render(request, "home/service/csrf_failure.html", status=403)
