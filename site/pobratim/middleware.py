"""The admin's exception from the strict content security policy."""

from django.urls import reverse

ADMIN_EXCEPTIONS = {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
}


class AdminContentSecurityPolicyMiddleware:
    """Lets inline scripts and styles run in the admin only.

    Wagtail's date pickers and inline panels are inline scripts without a nonce (wagtail#1288); public
    pages keep the strict policy.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.prefix = reverse("wagtailadmin_home")

    def __call__(self, request):
        response = self.get_response(request)
        if request.path.startswith(self.prefix):
            response._csp_update = ADMIN_EXCEPTIONS
        return response
