"""Before a translation goes on with warnings that nobody has let stand, the person is shown them once.

Those that are right as they are get a tick there: they stand with the person's name, and the others are the
next one's to look at.
"""

import hashlib

from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from translation import work
from translation.quality import dismissals
from translation.quality.stored import checked_texts, text_hash
from translation.quality.views import rows_of


def ask(request, it, go_on):
    """The page that shows open warnings, with `go_on` as its button; None when there is nothing to ask.

    What the person sees is told by its token: a warning that came meanwhile is asked about again.
    """
    found = _open_warnings(it.translation)
    if not found:
        return None
    if request.POST.get("warned") == _token(found):
        _let_stand(request, it, found)
        return None
    number = sum(checked.warnings for checked in found)
    context = {
        "it": it,
        "translation": it.translation,
        "title": it.translation.source.object_repr,
        "heading": ngettext(
            "%(count)d warning has not been looked at",
            "%(count)d warnings have not been looked at",
            number,
        )
        % {"count": number},
        "items": [
            rows_of(it.translation, checked, may_dismiss=not it.obstacle) for checked in found
        ],
        "fields": {
            name: request.POST[name] for name in ("comment", "fingerprint") if name in request.POST
        },
        "token": _token(found),
        "nothing_yet": _nothing_yet(request),
        "go_on": go_on,
        "back": f"{reverse('workspace:edit', args=[it.translation.pk])}?show=warnings",
    }
    return TemplateResponse(request, "translation/editing/warned.html", context)


def _nothing_yet(request):
    """What has not happened so far, whatever was asked for."""
    if request.resolver_match.url_name == "edit_submit":
        return _("Nothing has been sent yet.")
    return _("Nothing has been published yet.")


def _let_stand(request, it, found):
    """The ticked ones, "segment code"; not while the texts are closed to the person."""
    ticked = set(request.POST.getlist("stand"))
    for checked in found if ticked and not it.obstacle else ():
        for finding in checked.findings:
            if f"{checked.segment.pk} {finding.code}" in ticked:
                dismissals.dismiss(
                    it.translation, checked.segment, checked.text, finding.code, request.user
                )


def _open_warnings(translation):
    """[Checked]; none while something is missing or wrong, which is refused by itself."""
    found = [checked for checked in checked_texts(translation) if checked.findings]
    if any(checked.errors for checked in found) or work.missing(translation).exists():
        return []
    return found


def _token(found):
    seen = sorted(
        f"{checked.segment.pk} {finding.code} {text_hash(checked.text)}"
        for checked in found
        for finding in checked.findings
    )
    return hashlib.sha256("\n".join(seen).encode()).hexdigest()[:20]
