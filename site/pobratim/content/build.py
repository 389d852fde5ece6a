"""Records → instances of models, in memory.

`resolve(ref)` gives the primary key of what is pointed at; while content is only checked, nothing has one.
"""

import json

from django.db import models
from modelcluster.fields import ParentalManyToManyField

from facts.words import child_relations, has_words
from pobratim.content.body import HEADERS
from pobratim.content.markup import Markup
from pobratim.content.reading import field_names, link_ref
from pobratim.content.records import Ref

# Any number that is no primary key: what is checked has none yet.
NOWHERE = -1


def nowhere(_ref):
    return NOWHERE


class Builder:
    def __init__(self, resolve=nowhere):
        self.resolve = resolve

    # --- Fields ------------------------------------------------------------------------------------

    def attributes(self, address):
        """The attributes of a link in rich text."""
        ref = link_ref(address)
        if ref is None:
            return {"href": address}
        linktype = "page" if ref.kind == "pages" else "document"
        return {"linktype": linktype, "id": self.resolve(ref)}

    def plain(self, value):
        return value.html(self.attributes) if isinstance(value, Markup) else value

    def set_fields(self, instance, values):
        """Sets the fields that files know; what a file leaves out goes back to its default."""
        model = type(instance)
        for name in {*field_names(model), *values}:
            field = model._meta.get_field(name)
            if isinstance(field, ParentalManyToManyField):
                self.set_many(instance, field, values.get(name, []))
            elif isinstance(field, models.ForeignKey):
                ref = values.get(name)
                setattr(instance, field.attname, self.resolve(ref) if ref else field.get_default())
            else:
                value = values[name] if name in values else field.get_default()
                setattr(instance, name, self.plain(value))

    def set_many(self, instance, field, refs):
        if self.resolve is not nowhere:
            found = field.related_model._default_manager.in_bulk(
                [self.resolve(ref) for ref in refs]
            )
            setattr(instance, field.name, list(found.values()))

    # --- Lists -------------------------------------------------------------------------------------

    def set_children(self, instance, record, locale, only=None):
        """Sets the child rows; a row with words keeps its primary key, told by its translation key."""
        for relation in child_relations(type(instance)):
            if only is None or relation.name in only:
                rows = record.children.get(relation.name, [])
                built = self.rows(instance, relation, record, rows, locale)
                setattr(instance, relation.get_accessor_name(), built)

    def rows(self, instance, relation, record, rows, locale):
        model, known = relation.related_model, {}
        if has_words(model) and instance.pk:
            manager = getattr(instance, relation.get_accessor_name())
            known = {child.translation_key: child for child in manager.all()}
        built = []
        for position, row in enumerate(rows):
            if has_words(model):
                key = record.child_key(relation.name, row.id or position)
                child = known.get(key) or model(translation_key=key, locale=locale)
            else:
                child = model()
            self.set_fields(child, row.values)
            child.sort_order = position
            built.append(child)
        return built

    # --- Bodies ------------------------------------------------------------------------------------

    def body(self, record, blocks):
        """The raw data of the body's stream; ids come from the page and the place in it."""
        return [
            {"type": kind, "value": value, "id": record.block_id(index)}
            for index, block in enumerate(blocks)
            for kind, value in [self.block(record, index, block)]
        ]

    def block(self, record, index, block):
        """(block type, raw value)."""
        own, rich = block.attributes, block.rich.html(self.attributes) if block.rich else ""
        if block.kind == "heading":
            return "heading", {"text": own["text"], "level": own["level"]}
        if block.kind == "text":
            return "paragraph", rich
        if block.kind == "quote":
            return "quote", {"text": own["text"], "attribution": own.get("source", "")}
        if block.kind == "callout":
            return "call_out", {"heading": own.get("title", ""), "text": rich}
        if block.kind == "lang":
            return "foreign_text", {"language": own["language"], "text": rich}
        if block.kind == "video":
            return "video", {"url": own["url"], "title": own["title"], "transcript": ""}
        if block.kind == "album":
            return "album", {"album": self.resolve(Ref("pages", own["album"]))}
        return self.larger_block(record, index, block)

    def larger_block(self, record, index, block):
        own = block.attributes
        if block.kind == "image":
            picture = {
                "image": self.resolve(Ref("photos", own["photo"])),
                "alt_text": own.get("alt", ""),
                "decorative": "decorative" in own,
            }
            return "image", {"image": picture, "caption": own.get("caption", "")}
        if block.kind == "table":
            return "table", table_value(block)
        return "documents", {
            "heading": own.get("heading", ""),
            "documents": [
                {
                    "type": "item",
                    "id": record.block_id(index, position),
                    "value": {"document": self.resolve(Ref("documents", code)), "label": label},
                }
                for position, (code, label, _line) in enumerate(block.items)
            ],
        }

    # --- Translations ------------------------------------------------------------------------------

    def twin(self, record, words, locale):
        """An instance in memory that says everything in another language, under the source's own keys."""
        twin = record.model(locale=locale, translation_key=record.translation_key)
        self.set_words(twin, words.values)
        for relation in child_relations(record.model):
            if has_words(relation.related_model):
                rows = self.twin_rows(record, words, relation, locale)
                setattr(twin, relation.get_accessor_name(), rows)
        if words.blocks is not None:
            set_body(twin, self.body(record, words.blocks))
        return twin

    def twin_rows(self, record, words, relation, locale):
        said = words.children.get(relation.name, {})
        rows = []
        for position, row in enumerate(record.children.get(relation.name, [])):
            key = record.child_key(relation.name, row.id or position)
            child = relation.related_model(translation_key=key, locale=locale)
            self.set_words(child, said[row.id].values if row.id in said else {})
            rows.append(child)
        return rows

    def set_words(self, instance, values):
        for name in field_names(type(instance), words_only=True):
            setattr(instance, name, self.plain(values.get(name, "")))


def set_body(instance, raw):
    """Gives the stream its raw data, as if it came from the database."""
    instance.body = json.dumps(raw)


def table_value(block):
    choice = HEADERS[block.attributes["header"]]
    return {
        "data": [cells for _line, cells in block.rows],
        "table_caption": block.attributes.get("caption", ""),
        "table_header_choice": choice,
        "first_row_is_table_header": choice in ("row", "both"),
        "first_col_is_header": choice in ("column", "both"),
    }
