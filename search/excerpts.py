"""The piece of a page's text in which the words that were looked for stand, marked."""

import json
from dataclasses import dataclass, field
from functools import cache

from django.db.models import TextField
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from wagtail.models import Page

from facts.columns import any_text, page_models
from facts.searched import block_texts
from search.analysis import matches
from search.letters import WORD
from search.query import terms_looked_for

BEFORE, LENGTH = 60, 220


class Highlighter:
    """Knows the words of a text that a query finds: other forms, spellings and synonyms too."""

    def __init__(self, query=""):
        self._terms = terms_looked_for(query)

    def spans(self, text):
        """(start, end) of each word of the text that is looked for."""
        if self._terms:
            for match in WORD.finditer(text):
                if matches(match.group(), self._terms):
                    yield match.span()

    def first(self, text):
        """Where the first of them begins, or None."""
        return next((start for start, _end in self.spans(text)), None)


@dataclass
class Detail:
    """What a page says, for its excerpt, the picture beside it, and the `values` of the fields asked for."""

    texts: list
    lead_image_id: int | None
    values: dict = field(default_factory=dict)


def details(pks, fields=()):
    """{pk: Detail} of pages of any type: lead and body as one text, then their other texts; one query.

    `fields` are names of further fields, whose values come as text, "" where a type has none.
    """
    names = [*fields, "lead_image_id", "lead", "body", *_other_texts()]
    end = len(fields)
    rows = Page.objects.filter(pk__in=pks).values_list("pk", *map(any_text, names))
    return {
        pk: Detail(
            list(filter(None, [f"{lead} {_plain(body)}".strip(), *map(_plain, others)])),
            int(image) if image else None,
            dict(zip(fields, found[:end], strict=True)),
        )
        for pk, *found in rows
        for image, lead, body, *others in [found[end:]]
    }


@cache
def _other_texts():
    """The names of the long texts of our page types, beside lead and body."""
    names = {
        field.name
        for model in page_models()
        for field in model._meta.local_fields
        if isinstance(field, TextField) and field.name in model.words
    }
    return sorted(names - {"lead", "body"})


def _plain(body):
    """The words of a body of blocks (stored as JSON) or of rich text."""
    try:
        blocks = json.loads(body)
    except ValueError:
        blocks = body
    # A single word is mostly a choice or a code.
    return " ".join(text for text in block_texts(blocks) if " " in text.strip())


def marked(text, highlighter):
    """The text as HTML with the words that are looked for in <mark>."""
    parts, end = [], 0
    for start, stop in highlighter.spans(text):
        parts += [conditional_escape(text[end:start]), "<mark>"]
        parts += [conditional_escape(text[start:stop]), "</mark>"]
        end = stop
    parts.append(conditional_escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped


def best_excerpt(found, highlighter):
    """HTML of an excerpt of the first of the texts that has a word looked for, or of the very first."""
    for text in found:
        if highlighter.first(text) is not None:
            return excerpt(text, highlighter)
    return excerpt(found[0], highlighter) if found else ""


def excerpt(text, highlighter):
    """HTML of about two lines around the first word found; the beginning when there is none."""
    text = " ".join(text.split())
    first = highlighter.first(text)
    start = max(0, first - BEFORE) if first is not None else 0
    if start:
        start = text.rfind(" ", 0, start) + 1
    end = start + LENGTH
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    piece = text[start:end]
    return mark_safe(  # noqa: S308 - the piece is escaped
        ("… " if start else "") + marked(piece, highlighter) + (" …" if end < len(text) else "")
    )
