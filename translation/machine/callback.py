"""Where a service posts its answer: outside the admin, known only to whom we told the address."""

import secrets

from django.core.cache import cache
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from translation.machine.answers import receive
from translation.models import MachineRequest

# A service tries a few times; nobody has reason to post more often.
MOST_POSTS = 20
WINDOW_SECONDS = 3600


@csrf_exempt
@require_POST
def answer(request, reference, secret):
    """200 once the answer is kept, also when it was known or cannot be used: sending it again helps nobody."""
    found = MachineRequest.objects.filter(reference=reference).first()
    if found is None or not secrets.compare_digest(found.secret.encode(), secret.encode()):
        # Not 404: that would be looked for under the languages' addresses.
        return HttpResponse(status=403)
    if _too_often(reference):
        return HttpResponse(status=429)
    try:
        body = request.body.decode("utf-8-sig")
    except RequestDataTooBig:
        return HttpResponse(status=413)
    except UnicodeDecodeError:
        return HttpResponse(status=400)
    return HttpResponse(receive(found, body), content_type="text/plain")


def _too_often(reference):
    key = f"machine-answer:{reference}"
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        return cache.incr(key) > MOST_POSTS
    except ValueError:
        return False  # it ended between the two lines
