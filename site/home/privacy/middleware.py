"""Says in words what the last line of the CPR guard refused."""

from django.http import JsonResponse
from django.shortcuts import render

from home.privacy.guard import CprFound


class CprMiddleware:
    """A page where people work, and JSON where systems talk: both 422, and neither repeats the number."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, CprFound):
            return None
        if request.path.startswith("/api/"):
            refusal = {"code": "cpr", "message": str(exception.message)}
            return JsonResponse(refusal, status=422)
        context = {"message": exception.message}
        return render(request, "home/privacy/cpr_refused.html", context, status=422)
