"""Opening pages and records for translators: one, or many from a list."""

from collections import defaultdict

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page
from wagtail_localize.models import Translation

from translation import jobs, roles, work
from translation.jobs import branches
from translation.overview import bulk
from translation.overview.rows import edit_url
from translation.overview.sources import sources_of
from translation.permissions import may_start
from translation.standings import of

# More than this many pages would keep the browser waiting.
AT_ONCE = 20


def may_begin_something(user):
    allowed = roles.locales_of(user, roles.TRANSLATE)
    return allowed is None or bool(allowed)


def run(request, targets, data):
    """Begins all targets that the person may; one alone is opened at once."""
    sources = sources_of([target.key for target in targets])
    if len(targets) > AT_ONCE:
        return _in_background(request, targets, sources)
    begun, refused = [], 0
    for target in targets:
        source = sources.get(target.key)
        if source is None or not may_start(request.user, source, target.locale):
            refused += 1
            continue
        try:
            begun += work.start(source, [target.locale], request.user)
        except ValidationError as wrong:
            for message in wrong.messages:
                messages.error(request, f"{target.title}: {message}")
    if refused and not begun:
        raise PermissionDenied
    _tell(request, begun, refused)
    if len(begun) == 1 and len(targets) == 1:
        source = sources[targets[0].key]
        standing = of([source], [targets[0].locale])[source.translation_key, targets[0].locale.pk]
        return redirect(edit_url(standing))
    return None


def _tell(request, begun: list[Translation], refused):
    if begun:
        messages.success(
            request,
            ngettext("%d translation was begun.", "%d translations were begun.", len(begun))
            % len(begun),
        )
    if refused:
        messages.warning(
            request,
            ngettext(
                "%d was left out: you may not translate it.",
                "%d were left out: you may not translate them.",
                refused,
            )
            % refused,
        )


def _in_background(request, targets, sources):
    """Many pages are opened by a job for each language; the records, which are small, at once."""
    pages = defaultdict(list)
    for target in targets:
        source = sources.get(target.key)
        if isinstance(source, Page):
            pages[target.locale.pk].append(source.pk)
        elif source is not None and may_start(request.user, source, target.locale):
            work.start(source, [target.locale], request.user)
    orders = [
        jobs.enqueue(branches.KIND, {"items": items, "locales": [pk], "next": ""}, request.user)
        for pk, items in pages.items()
    ]
    return redirect("workspace:job", orders[0].pk) if orders else None


def register():
    bulk.register(
        "start",
        gettext_lazy("Begin the translation"),
        run,
        shown=may_begin_something,
        needs_translation=False,
        order=10,
    )
