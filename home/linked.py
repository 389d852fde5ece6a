"""What the links in the texts of a response lead to, asked once for all of them.

Upstream asks for every text anew. Whoever knows which texts a response will show says so (foresee); the
first link met then asks for those of all.
"""

import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from itertools import chain

from django.utils.translation import get_language
from wagtail.fields import RichTextField, StreamField

_response = ContextVar("links of the response", default=None)
LINK = re.compile(r"<a\b[^>]*>")
ATTRIBUTE = re.compile(r'\b(linktype|id)="([^"]*)"')


@dataclass
class _Links:
    """`texts`: iterables, not yet read; `ids` {linktype: {id}} of those read; `found` by kind and language."""

    texts: list = field(default_factory=list)
    ids: dict = field(default_factory=dict)
    found: dict = field(default_factory=dict)

    def foreseen(self, kind):
        texts, self.texts = chain.from_iterable(self.texts), []
        for tag in chain.from_iterable(LINK.findall(text) for text in texts):
            attributes = dict(ATTRIBUTE.findall(tag))
            if attributes.get("id", "").isdecimal():
                self.ids.setdefault(attributes.get("linktype"), set()).add(int(attributes["id"]))
        return self.ids.get(kind, set())


@contextmanager
def one_response():
    """What is asked within is kept until its end."""
    token = _response.set(_Links())
    try:
        yield
    finally:
        _response.reset(token)


def foresee(texts):
    """Says that the response will show these rich texts (an iterable, read when the first link is met)."""
    links = _response.get()
    if links is not None:
        links.texts.append(texts)


def texts_of(page):
    """Yields the rich texts of a page's own fields."""
    for column in page._meta.concrete_fields:
        if isinstance(column, RichTextField):
            yield getattr(page, column.attname) or ""
        elif isinstance(column, StreamField):
            yield from _strings(list(getattr(page, column.attname).raw_data))


def _strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def linked(kind, ids, ask):
    """{id: what `ask({id, …})` gives for it}, of at least these ids; None for one that it leaves out."""
    links = _response.get()
    if links is None:
        return dict.fromkeys(ids) | ask(ids)
    found = links.found.setdefault((kind, get_language()), {})
    if not found.keys() >= ids:
        wanted = (ids | links.foreseen(kind)) - found.keys()
        found |= dict.fromkeys(wanted) | ask(wanted)
    return found
