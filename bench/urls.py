"""The site's own addresses, and a bare view that answers with bytes kept in memory."""

import os
from functools import cache
from pathlib import Path

from django.http import HttpResponse
from django.urls import path

from pobratim.urls import urlpatterns as site_patterns


@cache
def _kept(number):
    return Path(os.environ["BENCH_FLOOR"], str(number)).read_bytes()


def floor(request, number):
    return HttpResponse(_kept(number))


urlpatterns = [path("bench-floor/<int:number>/", floor), *site_patterns]
handler404 = "pobratim.views.page_not_found"
handler500 = "pobratim.views.server_error"
