"""The piece of a page's text in which the words that were looked for stand, marked."""

import json
import re
from functools import cache

from django.apps import apps
from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.html import conditional_escape, strip_tags
from django.utils.safestring import mark_safe
from wagtail.models import Page

from facts.pages import BasePage

BEFORE, LENGTH = 60, 220
# What a body's blocks hold beside words: addresses, codes, choices.
NOT_WORDS = {"type", "id", "url", "language", "level", "image", "document", "album"}


def texts(pks):
    """{pk: plain text of lead and body} of pages of any type, in one query."""
    rows = Page.objects.filter(pk__in=pks).values_list("pk", _any("lead"), _any("body"))
    return {pk: f"{lead} {_plain(body)}".strip() for pk, lead, body in rows}


@cache
def _models_with(name):
    return [
        model._meta.model_name
        for model in apps.get_models()
        if issubclass(model, BasePage)
        and any(field.name == name for field in model._meta.local_fields)
    ]


def _any(name):
    """The column of that name, whichever type the page is of."""
    columns = [Cast(F(f"{model}__{name}"), TextField()) for model in _models_with(name)]
    return Coalesce(*columns, Value(""), output_field=TextField())


def _plain(body):
    """The words of a body of blocks (stored as JSON) or of rich text."""
    try:
        blocks = json.loads(body)
    except ValueError:
        blocks = body
    return " ".join(strip_tags(text) for text in _strings(blocks) if " " in text.strip())


def _strings(value):
    if isinstance(value, str):
        yield value.replace("</p>", "</p> ").replace("</li>", "</li> ")
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in NOT_WORDS:
                yield from _strings(item)


def pattern(words):
    """A compiled pattern of words that begin with one of those looked for, or None."""
    if not words:
        return None
    choices = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{choices})\w*", re.IGNORECASE)


def marked(text, found):
    """The text as HTML with what the pattern finds in <mark>."""
    if found is None:
        return conditional_escape(text)
    parts, end = [], 0
    for match in found.finditer(text):
        parts += [conditional_escape(text[end : match.start()]), "<mark>"]
        parts += [conditional_escape(match.group()), "</mark>"]
        end = match.end()
    parts.append(conditional_escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped


def excerpt(text, found):
    """HTML of about two lines around the first word found; the beginning when there is none."""
    text = " ".join(text.split())
    match = found.search(text) if found is not None else None
    start = max(0, match.start() - BEFORE) if match else 0
    if start:
        start = text.rfind(" ", 0, start) + 1
    end = start + LENGTH
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    piece = text[start:end]
    return mark_safe(  # noqa: S308 - the piece is escaped
        ("… " if start else "") + marked(piece, found) + (" …" if end < len(text) else "")
    )
