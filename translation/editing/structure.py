"""Where in a page or record a text stands, in words that its editors know.

Read from the engine's frozen copy of the source (JSON) and the models' definitions: no queries.
"""

import json
from dataclasses import dataclass, field
from functools import cached_property

from bs4 import BeautifulSoup
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import RichTextField, StreamField

from facts.words import child_relations
from translation.editing.panels import SEARCH, panels_of

UNKNOWN = 10_000


@dataclass
class Place:
    """`rank` orders sections as the editors' form does; `section` and `group` are (key, heading); a group without a heading is a lone text.

    `kind` is "h2", "h3" (a heading of the page), "li", "td" or ""; `limit` counts characters; `image` is the pk
    of the picture the text is about; `block` names the block or child for the preview.
    """

    rank: int
    section: tuple
    group: tuple
    label: str
    limit: int | None = None
    multiline: bool = False
    kind: str = ""
    image: int | None = None
    block: str = ""

    @property
    def name(self):
        """The label with what it is a part of: "Photograph 3: Caption"."""
        around = self.group[1] or (self.section[1] if self.label != self.section[1] else "")
        return f"{around}: {self.label}" if around and around != self.label else self.label


@dataclass
class _Found:
    labels: list = field(default_factory=list)
    limit: int | None = None
    multiline: bool = False
    kind: str = ""
    image: int | None = None
    is_rich: bool = False


class Outline:
    """`templates` are {content path: HTML with `<text position="0">`} of the source's rich texts."""

    def __init__(self, model, content, templates):
        self.model, self.content, self.templates = model, content, templates

    def place(self, path, position=0):
        """The Place of a content path; `position` counts the texts that share the path."""
        name, *rest = path.split(".")
        if name in self.relations and len(rest) == 2:
            return self._of_child(self.relations[name], name, rest, path, position)
        try:
            definition = self.model._meta.get_field(name)
        except FieldDoesNotExist:
            return self._unknown(path)  # the model changed since the copy was made
        if isinstance(definition, StreamField) and rest:
            return self._of_block(definition, name, rest, path, position)
        return self._of_field(definition, path, position)

    @cached_property
    def relations(self):
        return {relation.name: relation for relation in child_relations(self.model)}

    def _unknown(self, path):
        return Place(UNKNOWN, ("other", _("Other texts")), (path, ""), path)

    def _rank(self, name):
        return panels_of(self.model).get(name, (UNKNOWN, "", ""))[0]

    def _of_field(self, definition, path, position):
        label = capfirst(definition.verbose_name)
        if isinstance(definition, RichTextField):
            kind, words = self._rich(path, position)
            return Place(
                self._rank(path),
                (path, label),
                (path, ""),
                words or label,
                multiline=True,
                kind=kind,
                block=path,
            )
        section = ("search", _("For search engines")) if definition.name in SEARCH else ("", "")
        return Place(
            self._rank(definition.name),
            section,
            (definition.name, ""),
            label,
            definition.max_length,
            isinstance(definition, models.TextField),
            "h2" if definition.name == "title" else "",
            _described(definition.name, self.content),
            definition.name,
        )

    def _of_child(self, relation, name, rest, path, position):
        key, inner = rest
        model = relation.related_model
        rows = self.content.get(name) or []
        number = next((n for n, row in enumerate(rows, 1) if row.get("translation_key") == key), 0)
        row = rows[number - 1] if number else {}
        definition = model._meta.get_field(inner)
        kind, words = "", ""
        if isinstance(definition, RichTextField):
            kind, words = self._rich(path, position)
        rank, heading, label = panels_of(self.model).get(name, (UNKNOWN, "", ""))
        one = capfirst(label or model._meta.verbose_name)
        return Place(
            rank,
            (name, capfirst(heading or model._meta.verbose_name_plural)),
            (key, f"{one} {number}"),
            words or capfirst(definition.verbose_name),
            definition.max_length,
            isinstance(definition, models.TextField),
            kind,
            _described(inner, row) or _picture(model, row),
            key,
        )

    def _of_block(self, definition, name, rest, path, position):
        raw = self.streams(name)
        found = _Found()
        _walk(definition.stream_block, raw, rest, found)
        label = " · ".join(str(part) for part in found.labels[1:]) or ""
        heading = str(found.labels[0]) if found.labels else ""
        if found.is_rich:
            found.kind, words = self._rich(path, position)
            label = " · ".join(part for part in (label, words) if part)
        section = (name, capfirst(definition.verbose_name))
        return Place(
            self._rank(name),
            section,
            (rest[0], heading),
            label or heading,
            found.limit,
            found.multiline,
            found.kind,
            found.image,
            rest[0],
        )

    def streams(self, name):
        """The blocks of a StreamField as kept: [{"type", "value", "id"}]."""
        kept = self._streams.get(name)
        if kept is None:
            value = self.content.get(name) or "[]"
            kept = self._streams[name] = json.loads(value) if isinstance(value, str) else value
        return kept

    @cached_property
    def _streams(self):
        return {}

    def _rich(self, path, position):
        """(kind, words) of one text of a rich text."""
        kinds = self._kinds.get(path)
        if kinds is None:
            kinds = self._kinds[path] = _kinds(self.templates.get(path, ""))
        return kinds[position] if position < len(kinds) else ("", "")

    @cached_property
    def _kinds(self):
        return {}


def _kinds(template):
    """[(kind, words)] of the texts of a rich text, by the element around each."""
    found, items, paragraphs = [], 0, 0
    for text in BeautifulSoup(template, "html.parser").find_all("text"):
        around = text.find_parent(["li", "p", "h2", "h3", "h4"])
        tag = around.name if around is not None else "p"
        if tag == "li":
            items += 1
            found.append(("li", capfirst(_("point %(number)d") % {"number": items})))
            continue
        items = 0
        if tag == "p":
            paragraphs += 1
            found.append(("", capfirst(_("paragraph %(number)d") % {"number": paragraphs})))
        else:
            found.append(("h3", capfirst(_("heading"))))
    # A single paragraph needs no number.
    return [("", "")] if len(found) == 1 and not found[0][0] else found


def _described(name, row):
    """The picture that a description belongs to: "lead_image_alt" is about "lead_image"."""
    return row.get(name.removesuffix("_alt")) if name.endswith("_alt") else None


def _picture(model, row):
    from wagtail.images import get_image_model

    for definition in model._meta.concrete_fields:
        if definition.related_model is get_image_model():
            return row.get(definition.name)
    return None


def _walk(block, raw, path, found):
    """Follows a content path through blocks; notes labels, limits and pictures on the way."""
    if isinstance(block, TableBlock):
        _cell(raw, path, found)
    elif isinstance(block, blocks.ListBlock) and path:
        items = raw or []
        number = next((n for n, item in enumerate(items, 1) if item.get("id") == path[0]), 0)
        found.labels.append(str(number))
        _walk(
            block.child_block, items[number - 1].get("value") if number else None, path[1:], found
        )
    elif isinstance(block, blocks.BaseStreamBlock) and path:
        item = next((item for item in raw or [] if item.get("id") == path[0]), {})
        child = block.child_blocks.get(item.get("type"))
        if child is not None:
            found.labels.append(child.label)
            _heading(item, found)
            _walk(child, item.get("value"), path[1:], found)
    elif isinstance(block, blocks.BaseStructBlock) and path:
        child = block.child_blocks.get(path[0])
        raw = raw if isinstance(raw, dict) else {}
        if isinstance(raw.get("image"), int):
            found.image = raw["image"]
        if child is not None:
            if child.label != (found.labels or [None])[-1]:
                found.labels.append(child.label)
            _walk(child, raw.get(path[0]), path[1:], found)
    else:
        _leaf(block, found)


def _heading(item, found):
    value = item.get("value")
    if item.get("type") == "heading" and isinstance(value, dict):
        found.kind = "h3" if str(value.get("level")) == "3" else "h2"


def _leaf(block, found):
    definition = getattr(block, "field", None)
    found.limit = getattr(definition, "max_length", None)
    found.is_rich = isinstance(block, blocks.RichTextBlock)
    found.multiline = found.is_rich or isinstance(block, blocks.TextBlock)


def _cell(raw, path, found):
    if not path or not path[0].startswith("r"):
        found.labels.append(capfirst(pgettext("table", "caption")))
        return
    row, _c, column = path[0][1:].partition("c")
    found.kind, found.multiline = "td", True
    words = {"row": int(row) + 1, "column": int(column) + 1}
    found.labels.append(capfirst(_("row %(row)d, column %(column)d") % words))
