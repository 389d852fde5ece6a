"""Reads the fields of one thing: names, values and the things they point at."""

from django.utils.translation import gettext as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from facts.words import child_relations, facts_of, has_words, words_of
from media.models import DocumentFile, Image
from pobratim.content import fields, markup
from pobratim.content.mistakes import ValueMistake
from pobratim.content.records import Child, Ref, Use

ID = "id"
# Wagtail's tick for menus: ours are made in menus.csv.
UNUSED = {"show_in_menus"}
# Of files people give the facts; the rest is the store's own.
FILE_FACTS = {
    Image: [
        "title",
        "photographer",
        "credit_line",
        "licence",
        "source",
        "taken_on",
        "place",
        "people_shown",
    ],
    DocumentFile: [
        "title",
        "kind",
        "language",
        "date",
        "issuer",
        "reg_number",
        "licence",
        "supersedes",
    ],
}


def field_names(model, words_only=False):
    """Names of the plain fields that a file may give for `model`."""
    if model in FILE_FACTS:
        return FILE_FACTS[model]
    relations = {relation.name for relation in child_relations(model)}
    names = [name for name in words_of(model) if name not in relations]
    if not words_only:
        facts = [name for name in facts_of(model) if name not in {*relations, *UNUSED}]
        if not issubclass(model, Page) and "title" not in names and has_field(model, "title"):
            facts.append("title")
        names += facts
        for money in ("currency", "is_lower_bound"):
            if fields.is_money(model, "amount") and money in names:
                names.remove(money)
    return [name for name in names if not isinstance(model._meta.get_field(name), StreamField)]


def has_field(model, name):
    return name in {field.name for field in model._meta.get_fields()}


def relations_of(model):
    return {relation.name: relation.related_model for relation in child_relations(model)}


def single_field(model):
    """The name of the one field of a row that only points at something, or None."""
    own = [
        field.name
        for field in model._meta.concrete_fields
        if field.name in facts_of(model) and field.name not in ("sort_order",)
    ]
    return own[0] if len(own) == 1 and not has_words(model) else None


class FieldReader:
    """Reads raw values written at `place`; collects the mistakes and what is pointed at."""

    def __init__(self, model, place, mistakes, words_only=False):
        self.model, self.place, self.mistakes = model, place, mistakes
        self.words_only = words_only
        self.uses = []

    def wrong(self, path, message, field=None):
        self.mistakes.add(*self.place.at(*path), field or self.place.called(*path), message)

    def values(self, raw, model=None, path=()):
        """{field: value} of the plain fields in `raw`; other names are mistakes."""
        model = model or self.model
        names, read = field_names(model, self.words_only), {}
        for name, value in raw.items():
            here = (*path, name)
            if name not in names:
                self.unknown(model, here)
                continue
            try:
                read.update(self.value(model, name, value, here))
            except ValueMistake as mistake:
                self.wrong(here, mistake.message)
        try:
            fields.local_moments(model, read)
        except ValueMistake as mistake:
            self.wrong((*path, "time_zone"), mistake.message)
        return read

    def unknown(self, model, path):
        if self.words_only and path[-1] in field_names(model):
            message = fact_message()
        else:
            message = _("There is no such field here.")
        self.wrong(path, message)

    def value(self, model, name, raw, path):
        if fields.is_money(model, name):
            return fields.money(raw)
        field = model._meta.get_field(name)
        at_least = fields.at_least_field(model, name)
        if at_least and isinstance(raw, str) and raw.startswith(fields.OVER):
            return {name: fields.convert(field, raw.removeprefix(fields.OVER)), at_least: True}
        value = fields.convert(field, raw)
        if isinstance(field, RichTextField):
            value = self.rich(field, raw, path)
        self.note(field, value, path)
        return {name: value}

    def rich(self, field, text, path):
        _file, line = self.place.at(*path)
        # A text over several lines begins under its key.
        line += "\n" in text

        def report(at, message):
            self.mistakes.add(self.place.file, at, self.place.called(*path), message)

        return markup.parse(text, line, field.features or markup.EVERYTHING, report)

    def note(self, field, value, path):
        """Remembers what is pointed at, for checking that it exists."""
        model = getattr(field, "related_model", None)
        for ref in value if isinstance(field, ParentalManyToManyField) else [value]:
            if isinstance(ref, Ref):
                self.uses.append(Use(ref, model, self.place, path))
        if isinstance(value, markup.Markup):
            for address, line in value.links():
                self.note_link(address, line, path)

    def note_link(self, address, line, path):
        ref = link_ref(address)
        if ref:
            place = type(self.place)(self.place.file, lambda *_path, line=line: line)
            self.uses.append(Use(ref, None, place, path))

    def children(self, name, model, raw):
        """The rows of a list, as Child."""
        single = single_field(model)
        if single and isinstance(raw, list) and all(isinstance(item, str) for item in raw):
            raw = [{single: item} for item in raw]
        if not isinstance(raw, list) or not all(isinstance(item, dict) for item in raw):
            shape = f'{name} = ["…"]' if single else f"[[{name}]]"
            self.wrong((name,), _("Write this list as %(shape)s.") % {"shape": shape})
            return []
        return [self.child(name, model, index, item) for index, item in enumerate(raw)]

    def child(self, name, model, index, raw):
        path = (name, index)
        raw = dict(raw)
        child_id = raw.pop(ID, "")
        if not isinstance(child_id, str):
            self.wrong((*path, ID), _("Write it between quotation marks."))
        values = self.values(raw, model, path)
        if not child_id and has_words(model) and has_text(model, values):
            self.wrong((*path, ID), _("Give each entry that has words an id."))
        return Child(str(child_id), model, values, path)


def fact_message():
    return _("This is a fact: it is written once, in the file of the first language.")


def has_text(model, values):
    return any(values.get(name) for name in getattr(model, "words", []))


def link_ref(address):
    """The Ref that a link's address means, or None for an address elsewhere."""
    scheme, _sep, rest = address.partition(":")
    kinds = {"page": "pages", "document": "documents"}
    return Ref(kinds[scheme], rest) if scheme in kinds else None
