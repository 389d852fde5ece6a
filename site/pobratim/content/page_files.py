"""One page: its file in the source language, its translations, the photographs of an album."""

import re

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField, StreamField

from facts.words import has_words
from media.models import AlbumPage, AlbumPhoto
from pobratim.content import body, fields, markup
from pobratim.content.mistakes import ValueMistake
from pobratim.content.reading import FieldReader, fact_message, relations_of
from pobratim.content.records import Child, Place, Record, Words
from pobratim.content.tables import row_place, worded, words_in
from pobratim.content.text_files import read_document, read_table

LATER = "update_after_translation"
# Keys that are no fields of the page.
SPECIAL = {"type", "slug", "order", "published", "draft", LATER, "body"}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PHOTO_WORDS = ("caption", "alt")
PHOTO_COLUMNS = {"image": "photo"}


class PageFiles:
    def __init__(self, languages, types, mistakes):
        self.source_language, self.targets = languages[0], languages[1:]
        self.types, self.mistakes = types, mistakes

    # --- The source language -----------------------------------------------------------------------

    def source(self, file, ref):
        """The record of page.bg.md, or None when the kind of page is not known."""
        document = read_document(file, self.mistakes)
        place = Place(file, document.line)
        model = self.model(document, place)
        if model is None:
            return None
        record = Record(ref, model, place)
        reader = FieldReader(model, place, self.mistakes)
        self.special(record, document.values, reader)
        record.values |= self.plain(document.values, reader)
        for name, related in self.lists(model).items():
            if name in document.values:
                record.children[name] = reader.children(name, related, document.values[name])
                self.refuse_same_ids(record.children[name], reader)
        self.body(record, document, reader)
        record.uses += reader.uses
        return record

    def model(self, document, place):
        kind = document.values.get("type")
        model = self.types.get(kind) if isinstance(kind, str) else None
        if model is None and document.lines:
            message = _("“%(value)s” is not one of: %(choices)s.") % {
                "value": kind or "",
                "choices": ", ".join(sorted(self.types)),
            }
            self.mistakes.add(*place.at("type"), "type", message)
        return model

    def lists(self, model):
        """{name: model} of the lists in the page's own file; an album's photographs have a table."""
        own = relations_of(model)
        if issubclass(model, AlbumPage):
            own.pop("photos")
        return own

    def plain(self, values, reader):
        lists = self.lists(reader.model)
        if "body" in values:
            reader.wrong(("body",), _("The body is written below the keys."))
        return reader.values(
            {name: raw for name, raw in values.items() if name not in SPECIAL and name not in lists}
        )

    def refuse_same_ids(self, rows, reader):
        seen = set()
        for child in rows:
            if child.id in seen:
                reader.wrong((*child.path, "id"), _("“%(id)s” appears twice.") % {"id": child.id})
            if child.id:
                seen.add(child.id)

    def special(self, record, values, reader):
        """The keys that are no fields of the model."""
        read, extra = self.converted, record.extra
        order = read(reader, "order", values, fields.whole)
        extra["order"] = (order is None, order or 0, record.ref.key)
        extra["slug"] = self.slug(values, reader)
        extra["draft"] = bool(read(reader, "draft", values, fields.boolean))
        extra["published"] = read(reader, "published", values, fields.date)
        if extra["published"] and extra["published"] > timezone.localdate():
            reader.wrong(("published",), _("The day lies in the future."))
        later = values.get(LATER, {})
        if not isinstance(later, dict):
            reader.wrong(
                (LATER,), _("Write this as a section of its own: [%(name)s].") % {"name": LATER}
            )
            later = {}
        extra["later"] = reader.values(later, path=(LATER,))

    def converted(self, reader, name, values, converter):
        try:
            return converter(None, values[name]) if name in values else None
        except ValueMistake as mistake:
            reader.wrong((name,), mistake.message)
            return None

    def slug(self, values, reader):
        slug = values.get("slug", "")
        if "slug" in values and not (isinstance(slug, str) and SLUG.fullmatch(slug)):
            reader.wrong(
                ("slug",), _("Write the address in small Latin letters, digits and hyphens.")
            )
            return ""
        return slug

    def body(self, holder, document, reader):
        """Puts the body into `holder` (Record or Words): blocks, or rich text among the values."""

        def report(line, message):
            self.mistakes.add(document.file, line, "body", message)

        field = {field.name: field for field in reader.model._meta.get_fields()}.get("body")
        text, line = document.body, document.body_line
        if isinstance(field, StreamField):
            holder.blocks = body.parse(text, line, report)
            for block in holder.blocks:
                for address, at in block.links():
                    reader.note_link(address, at, ("body",))
        elif text.strip() and isinstance(field, RichTextField):
            holder.values["body"] = markup.parse(text, line, field.features, report)
            reader.note(field, holder.values["body"], ("body",))
        elif text.strip():
            first = next(at for at, words in enumerate(text.split("\n"), line) if words.strip())
            report(first, _("This kind of page has no body."))

    # --- Translations ------------------------------------------------------------------------------

    def translation(self, record, file, language):
        """Reads page.en.md into the record's words; only its form when the source could not be read."""
        document = read_document(file, self.mistakes)
        if record is None or not (document.lines or document.body.strip()):
            return
        place = Place(file, document.line)
        reader = FieldReader(record.model, place, self.mistakes, words_only=True)
        words = Words(place, slug=self.slug(document.values, reader))
        self.refuse_facts(document.values, reader)
        words.values = self.plain(document.values, reader)
        for name, related in self.lists(record.model).items():
            if name in document.values:
                words.children[name] = self.worded_rows(
                    reader, name, related, document.values[name]
                )
        self.body(words, document, reader)
        record.uses += reader.uses
        record.words[language] = words

    def refuse_facts(self, values, reader):
        for name in SPECIAL - {"slug", "body"}:
            if name in values:
                reader.wrong((name,), fact_message())

    def worded_rows(self, reader, name, related, raw):
        """{id: Child} of a list in a translation."""
        if not has_words(related):
            reader.wrong((name, 0), fact_message(), field=name)
            return {}
        rows = reader.children(name, related, raw)
        self.refuse_same_ids(rows, reader)
        return {child.id: child for child in rows}

    # --- Albums ------------------------------------------------------------------------------------

    def photos(self, record, path):
        """Reads an album's photos.csv into the children "photos" of the record and of its words."""
        if not issubclass(record.model, AlbumPage):
            if path.exists():
                self.mistakes.add(path, 1, "", _("There is no use for this file here."))
            return
        columns = ["photo", *worded(PHOTO_WORDS, (self.source_language, *self.targets))]
        record.children["photos"] = []
        for index, row in enumerate(read_table(path, columns, self.mistakes)):
            self.photo(record, index, row)

    def photo(self, record, index, row):
        place = row_place(row, PHOTO_WORDS, self.source_language, PHOTO_COLUMNS)
        code, path = row.cells.get("photo", ""), ("photos", index)
        if not code or any(child.id == code for child in record.children["photos"]):
            self.mistakes.add(
                *place.at(), "photo", _("Name each photograph once, by its code in photos.csv.")
            )
            return
        for language in (self.source_language, *self.targets):
            cells = words_in(language, PHOTO_WORDS, row.cells)
            source = language == self.source_language
            if source:
                cells["image"] = code
            elif not cells:
                continue
            place = row_place(row, PHOTO_WORDS, language, PHOTO_COLUMNS)
            reader = FieldReader(AlbumPhoto, place, self.mistakes, words_only=not source)
            child = Child(code, AlbumPhoto, reader.values(cells), path, place)
            record.uses += reader.uses
            if source:
                record.children["photos"].append(child)
                if not child.values.get("alt"):
                    column = f"alt_{language}"
                    self.mistakes.add(
                        *place.at(), column, _("Say what is to be seen in the picture.")
                    )
            elif language in record.words:
                record.words[language].children.setdefault("photos", {})[code] = child
            else:
                message = _("The page itself is not translated: page.%(language)s.md is missing.")
                self.mistakes.add(*place.at(), f"alt_{language}", message % {"language": language})
