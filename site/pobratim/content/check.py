"""Everything that can be wrong in a folder, found before anything is loaded."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _
from PIL import Image as PictureFile

from facts import checked
from home.models import MunicipalitySettings, Organisation
from media.models import AlbumPage, DocumentFile, Image
from pobratim.content.build import Builder
from pobratim.content.check_blocks import check_blocks
from pobratim.content.check_tree import check_tree
from pobratim.content.compare import Comparison
from pobratim.content.markup import Markup
from pobratim.content.page_types import type_name
from pobratim.content.reading import field_names
from pobratim.content.records import Ref, Use
from translation.scripts import is_left_in_source_script


def check(content, mistakes):
    """Adds every mistake of the records in `content` (a Content) to `mistakes`."""
    known = known_records(content, mistakes)
    for record in content.records():
        add_block_uses(record)
        for use in record.uses:
            check_use(use, known, mistakes)
        check_model(record, mistakes)
        for language, words in record.words.items():
            Comparison(record, words, mistakes).run()
            check_words(record, words, mistakes)
            check_script(record, words, language, mistakes)
    check_settings(content, known, mistakes)
    check_tree(content, mistakes)
    for kind, name in (("organisations", "parent"), ("documents", "supersedes")):
        check_circles(content, kind, name, mistakes)


def known_records(content, mistakes):
    """{ref: record}; the same code twice is a mistake."""
    known = {}
    for record in content.records():
        if record.ref in known:
            first = known[record.ref].place.at()[1]
            message = _("The code stands already in line %(line)s.") % {"line": first}
            mistakes.add(*record.place.at(), "code", message)
        else:
            known[record.ref] = record
    return known


# --- What is pointed at ----------------------------------------------------------------------------


def add_block_uses(record):
    """The photographs, documents and albums in the bodies; translations name the same ones."""
    for block in record.blocks or []:
        own, place = block.attributes, record.place
        named = [("photos", "photo", Image), ("pages", "album", AlbumPage)]
        found = [(Ref(kind, own[name]), model) for kind, name, model in named if own.get(name)]
        found += [(Ref("documents", code), DocumentFile) for code, _label, _line in block.items]
        for ref, model in found:
            at = type(place)(place.file, lambda *_path, line=block.line: line)
            record.uses.append(Use(ref, model, at, ("body",)))


def check_use(use, known, mistakes):
    field = use.place.called(*use.path)
    record = known.get(use.ref)
    if record is None:
        mistakes.add(*use.place.at(*use.path), field, missing_message(use.ref))
    elif use.model and not issubclass(record.model, use.model):
        message = _("“%(key)s” is a page of another kind (%(kind)s).")
        names = {"key": use.ref.key, "kind": type_name(record.model)}
        mistakes.add(*use.place.at(*use.path), field, message % names)


def missing_message(ref):
    if ref.kind == "pages":
        return _("There is no page “%(key)s”.") % {"key": ref.key}
    code = ref.key.rsplit(":", 1)[-1]
    message = _("“%(code)s” is not in %(table)s.")
    return message % {"code": code, "table": f"{ref.kind}.csv"}


def check_circles(content, kind, name, mistakes):
    """A thing cannot be part of itself, over however many steps."""
    above = {
        record.ref: record.values.get(name)
        for record in content.records()
        if record.ref.kind == kind
    }
    for record in content.records():
        seen, ref = {record.ref}, above.get(record.ref)
        while ref and ref not in seen:
            seen.add(ref)
            ref = above.get(ref)
        if ref == record.ref:
            mistakes.add(*record.place.at(name), name, _("This leads back to the entry itself."))


# --- Values ----------------------------------------------------------------------------------------


def check_model(record, mistakes):
    """What the model itself says about the values: lengths, formats, what must be there."""
    builder = Builder()
    source = record.extra.get("source", record.place)
    instance = record.model()
    if record.model is DocumentFile:
        # The model refuses the kinds of files that are not allowed.
        instance.file = record.extra["file"].name
    if record.model is Image:
        check_picture(record, mistakes)
    validate(builder, instance, record.values, source, (), mistakes)
    for relation, rows in record.children.items():
        for row in rows:
            place, child = row.place or record.place, row.model()
            validate(builder, child, row.values, place, row.path, mistakes)
            for name, message in checked.of_row(instance, relation, child).items():
                mistakes.add(*place.at(*row.path, name), place.called(*row.path, name), message)
    check_blocks(record.blocks or [], record.place, mistakes)
    later = record.extra.get("later")
    if later:
        builder.set_fields(instance, record.values | later)
        validate(builder, instance, record.values | later, source, (), mistakes)


def check_picture(record, mistakes):
    path = record.extra["file"]
    if path.is_file():
        try:
            with PictureFile.open(path) as picture:
                picture.verify()
        except (OSError, SyntaxError, ValueError):
            message = _("The file is damaged or is not a picture.")
            mistakes.add(*record.place.at("file"), "file", message)


def validate(builder, instance, values, place, path, mistakes):
    model, known = type(instance), field_names(type(instance))
    builder.set_fields(instance, values)

    def add(name, messages):
        at = place.at(*path, name) if name else place.at(*path)
        called = place.called(*path, name) if name else ""
        if not mistakes.knows(*at, called):
            for message in messages:
                mistakes.add(*at, called, message)

    for name in known:
        field = model._meta.get_field(name)
        needed = isinstance(field, models.ForeignKey) and not field.null
        if needed and not values.get(name):
            add(name, [_("This must be given.")])
    others = {field.name for field in model._meta.fields} - set(known)
    relations = {field.name for field in model._meta.fields if field.is_relation}
    errors = {}
    try:
        instance.clean_fields(exclude=others | relations)
    except ValidationError as error:
        errors = error.error_dict
    checked.note_refused(instance, errors)
    understood = not any(
        mistakes.knows(*place.at(*path, name), place.called(*path, name)) for name in known
    )
    try:
        if understood:
            instance.clean()
    except ValidationError as error:
        errors = {**getattr(error, "error_dict", {"": [error]}), **errors}
    for name, found in errors.items():
        add("" if name == NON_FIELD_ERRORS else name, ValidationError(found).messages)


def check_words(record, words, mistakes):
    """The translation's own lengths."""
    builder = Builder()
    for model, values, place, path in worded_parts(record, words):
        instance = model()
        builder.set_words(instance, values)
        given = {name for name in values if values[name]}
        others = {field.name for field in model._meta.fields} - given

        try:
            instance.clean_fields(exclude=others)
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                for message in messages:
                    mistakes.add(*place.at(*path, name), place.called(*path, name), message)
    check_blocks(words.blocks or [], words.place, mistakes)


def check_script(record, words, language, mistakes):
    """A text that is still in the source's letters would keep the translation from being published."""
    for file, line, field, text in said(record, words):
        if is_left_in_source_script(text, language):
            mistakes.add(
                file, line, field, _("This is not translated: “%(text)s”.") % {"text": text}
            )


def said(record, words):
    """(file, line, field, text) of every text of a translation."""
    for _model, values, place, path in worded_parts(record, words):
        for name, value in values.items():
            if isinstance(value, Markup):
                yield from (
                    (place.file, line, place.called(*path, name), text)
                    for line, text in value.texts()
                )
            else:
                yield *place.at(*path, name), place.called(*path, name), value
    for block in words.blocks or []:
        for line, text in block.texts():
            yield words.place.file, line, "body", text


def worded_parts(record, words):
    yield record.model, words.values, words.place, ()
    for rows in words.children.values():
        for row in rows.values():
            yield row.model, row.values, row.place or words.place, row.path


def check_settings(content, known, mistakes):
    record = content.municipality
    instance = MunicipalitySettings()
    values = record.extra["settings"]
    builder = Builder()
    for name, value in values.items():
        field = MunicipalitySettings._meta.get_field(name)
        setattr(
            instance, field.attname, builder.resolve(value) if isinstance(value, Ref) else value
        )
    given = set(values) - {"arms"}
    errors = {}
    try:
        instance.clean_fields(
            exclude={field.name for field in MunicipalitySettings._meta.fields} - given
        )
    except ValidationError as error:
        errors = error.error_dict
    checked.note_refused(instance, errors)
    try:
        instance.clean()
    except ValidationError as error:
        errors = error.update_error_dict(errors)
    if errors:
        mistakes.add_validation(
            ValidationError(errors), lambda name: record.place.at(*([name] if name else []))
        )
    check_ourselves(content, known, mistakes)


def check_ourselves(content, known, mistakes):
    """The organisation that site.toml names is the one marked as ours."""
    ours = [
        record
        for record in known.values()
        if record.model is Organisation and record.values.get("is_us")
    ]
    named = [use.ref for use in content.municipality.uses if use.ref.kind == "organisations"]
    for record in ours:
        if named and record.ref not in named or len(ours) > 1:
            message = _("Only the organisation that site.toml names can be ours.")
            mistakes.add(*record.place.at("is_us"), "is_us", message)
