"""What the links in source texts lead to, for translators."""

import json

from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.models import Page


def of(segments):
    """{pk of a StringSegment: {"a1": (address, words)}} in two queries at most."""
    links = {
        segment.pk: json.loads(segment.attrs)
        for segment in segments
        if segment.attrs and segment.attrs not in ("{}", "null")
    }
    pages = _titles(lambda: Page.objects.live().public(), links, "page", "title")
    documents = _titles(get_document_model().objects.all, links, "document", "title")
    return {
        pk: {key: _target(given, pages, documents) for key, given in attrs.items()}
        for pk, attrs in links.items()
    }


def _titles(rows, links, kind, column):
    keys = {
        str(given.get("id"))
        for attrs in links.values()
        for given in attrs.values()
        if given.get("linktype") == kind
    }
    keys = {key for key in keys if key.isdigit()}
    return dict(rows().filter(pk__in=keys).values_list("pk", column)) if keys else {}


def _target(given, pages, documents):
    kind, key = given.get("linktype"), str(given.get("id", ""))
    number = int(key) if key.isdigit() else 0
    if kind == "page":
        return "", _("page “%(title)s”") % {"title": pages[number]} if number in pages else _(
            "page"
        )
    if kind == "document":
        title = documents.get(number)
        return "", _("document “%(title)s”") % {"title": title} if title else _("document")
    return given.get("href", ""), given.get("href", "")
