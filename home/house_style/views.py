"""What the panel of the editor asks: texts in, suggestions and reading out, as a fragment of HTML."""

import json

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, HttpResponseBadRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from home.house_style.checking import LANGUAGES, suggestions
from home.house_style.labels import ease_text, rule_text
from home.house_style.readability import Reading
from home.house_style.texts import BadTexts, paragraphs
from home.models import KeptStyle

MOST = 60  # suggestions shown at once


@require_POST
def check(request):
    """POST of JSON, see home/house_style/texts.py, with "language"; 400 for anything else.

    With "again" what was left as it is in these texts is suggested once more.
    """
    try:
        sent = _sent(request)
        found = paragraphs(sent)
        language = str(sent.get("language", "")).split("-")[0]
    except BadTexts:
        return HttpResponseBadRequest(_("The texts could not be read. Reload the page."))
    rows = _rows(found, language)
    if sent.get("again"):
        KeptStyle.objects.filter(key__in=[row["key"] for row in rows]).delete()
    kept = KeptStyle.known(row["key"] for row in rows)
    open_rows = [row for row in rows if row["key"] not in kept]
    reading = Reading(tuple(one.text for one in found if one.is_read), language)
    context = {
        "knows_language": language in LANGUAGES,
        "language": language,
        "rows": open_rows[:MOST],
        "more": max(0, len(open_rows) - MOST),
        "kept": len(rows) - len(open_rows),
        "reading": reading,
        "ease": ease_text(reading.ease),
    }
    return TemplateResponse(request, "house_style/suggestions.html", context)


def _rows(found, language):
    return [
        {
            "field": one.field,
            "label": one.label,
            "rule": rule_text(suggestion.rule),
            "parts": suggestion.parts(one.text),
            "key": suggestion.fingerprint(one.text),
            "edits": json.dumps(
                {
                    "block": one.block,
                    "text": one.text,
                    "edits": [[edit.start, edit.end, edit.new] for edit in suggestion.edits],
                }
            ),
        }
        for one in found
        for suggestion in suggestions(one.text, language, one.spared)
    ]


def _sent(request):
    try:
        sent = json.loads(request.body)
    except (ValueError, RequestDataTooBig) as error:
        raise BadTexts(str(error)) from error
    if not isinstance(sent, dict):
        raise BadTexts("no object")
    return sent


@require_POST
def keep(request):
    """Leaves a place as it is, for everybody: POST of `key`, 32 hexadecimal digits."""
    key = request.POST.get("key", "")
    if not KeptStyle.is_key(key):
        return HttpResponseBadRequest(_("The texts could not be read. Reload the page."))
    KeptStyle.objects.get_or_create(key=key)
    return HttpResponse(status=204)
