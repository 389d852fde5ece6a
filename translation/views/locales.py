"""Wagtail's screen for a new locale: the pages are made in the background, with their progress shown."""

from django.contrib import messages
from django.shortcuts import redirect
from wagtail.models import Locale
from wagtail_localize.locales.wagtail_hooks import register_viewset

from translation.jobs import new_languages


def add_locale(request):
    known = set(Locale.objects.values_list("pk", flat=True))
    response = register_viewset().add_view(request)
    locale = Locale.objects.exclude(pk__in=known).first() if request.method == "POST" else None
    if locale is None:
        return response
    new_languages.follow(locale)
    for step in new_languages.left_to_do(locale):
        messages.info(request, step)
    job = new_languages.order(locale, request.user)
    if job is None:
        return response
    if job.created_by is None:
        job.created_by = request.user
        job.save(update_fields=["created_by"])
    return redirect("workspace:job", job.pk)
