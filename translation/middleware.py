"""Answers an editor whose publication was refused with the reasons, whichever screen asked for it.

Before that it asks whether the language of a page or record allows what the screen does (access/guard.py).
"""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from facts.publication import PublicationBlocked
from translation.access import guard


class RefusalMiddleware:
    """What the editor had typed is kept as a draft by then, where the screen keeps drafts."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        return guard.question(request, kwargs)

    def process_exception(self, request, exception):
        if not isinstance(exception, PublicationBlocked) or request.method != "POST":
            return None
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse(
                {
                    "success": False,
                    "error_code": "publication_refused",
                    "error_message": " ".join(exception.messages),
                },
                status=400,
            )
        for message in exception.messages:
            messages.error(request, message)
        target = _previous(request)
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            # Wagtail's dialogs: leave the dialog, show the page with the messages.
            return JsonResponse({"step": "success", "redirect": target})
        return redirect(target)


def _previous(request):
    referer = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(
        referer, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return referer
    return reverse("wagtailadmin_home")
