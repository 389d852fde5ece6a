"""Everything that can be wrong in a folder, found before anything is loaded."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from wagtail.models import Page

from facts.transliteration import slugify
from home.blocks import BodyBlock
from home.models import MunicipalitySettings, Organisation
from media.models import DocumentFile, Image
from pobratim.content.build import Builder
from pobratim.content.compare import Comparison
from pobratim.content.page_types import type_name
from pobratim.content.reading import field_names
from pobratim.content.records import Ref, Use

BODY = BodyBlock()
# Attribute of a block in a file → the field of the site's block that holds it.
LIMITED = {
    "heading": {"text": ("heading", "text")},
    "quote": {"text": ("quote", "text"), "source": ("quote", "attribution")},
    "callout": {"title": ("call_out", "heading")},
    "image": {"caption": ("image", "caption"), "alt": ("image", "image", "alt_text")},
    "documents": {"heading": ("documents", "heading")},
    "lang": {"language": ("foreign_text", "language")},
    "video": {"url": ("video", "url"), "title": ("video", "title")},
}


def check(content, mistakes):
    """Adds every mistake of the records in `content` (a Content) to `mistakes`."""
    known = known_records(content, mistakes)
    for record in content.records():
        add_block_uses(record)
        for use in record.uses:
            check_use(use, known, mistakes)
        check_model(record, mistakes)
        for words in record.words.values():
            Comparison(record, words, mistakes).run()
            check_words(record, words, mistakes)
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
        named = [("photos", "photo", Image), ("pages", "album", Page)]
        found = [(Ref(kind, own[name]), model) for kind, name, model in named if own.get(name)]
        found += [(Ref("documents", code), DocumentFile) for code, _label, _line in block.items]
        for ref, model in found:
            at = type(place)(place.file, lambda *_path, line=block.line: line)
            if ref.kind == "pages":
                model = _album_model()
            record.uses.append(Use(ref, model, at, ("body",)))


def _album_model():
    from media.models import AlbumPage

    return AlbumPage


def check_use(use, known, mistakes):
    field = ".".join(str(part) for part in use.path if not isinstance(part, int))
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
        # A name of a kind that is not allowed; pictures are opened when they are loaded.
        instance.file = record.extra["file"].name
    validate(builder, instance, record.values, source, (), mistakes)
    for name, rows in record.children.items():
        for row in rows:
            place = row.place or record.place
            validate(builder, row.model(), row.values, place, row.path, mistakes, f"{name}.")
    check_blocks(record.blocks or [], record.place, mistakes)
    later = record.extra.get("later")
    if later:
        builder.set_fields(instance, record.values | later)
        validate(builder, instance, record.values | later, source, (), mistakes)


def validate(builder, instance, values, place, path, mistakes, prefix=""):
    model, known = type(instance), field_names(type(instance))
    builder.set_fields(instance, values)

    def locate(name):
        return place.at(*path, name.removeprefix(prefix)) if name else place.at(*path)

    for name in known:
        field = model._meta.get_field(name)
        if isinstance(field, models.ForeignKey) and not field.null and not values.get(name):
            mistakes.add(*locate(name), prefix + name, _("This must be given."))
    others = {field.name for field in model._meta.fields} - set(known)
    relations = {field.name for field in model._meta.fields if field.is_relation}
    errors = {}
    try:
        instance.clean_fields(exclude=others | relations)
    except ValidationError as error:
        errors = error.error_dict
    try:
        instance.clean()
    except ValidationError as error:
        errors = {**getattr(error, "error_dict", {"": [error]}), **errors}
    for name, found in errors.items():
        mistakes.add_validation(ValidationError({prefix + name: found}), locate)


def check_words(record, words, mistakes):
    """The translation's own lengths."""
    builder = Builder()
    for model, values, place, path, prefix in worded_parts(record, words):
        instance = model()
        builder.set_words(instance, values)
        given = {name for name in values if values[name]}
        others = {field.name for field in model._meta.fields} - given

        def locate(name, place=place, path=path, prefix=prefix):
            return place.at(*path, name.removeprefix(prefix))

        try:
            instance.clean_fields(exclude=others)
        except ValidationError as error:
            errors = {prefix + name: found for name, found in error.error_dict.items()}
            mistakes.add_validation(ValidationError(errors), locate)
    check_blocks(words.blocks or [], words.place, mistakes)


def worded_parts(record, words):
    yield record.model, words.values, words.place, (), ""
    for name, rows in words.children.items():
        for row in rows.values():
            yield row.model, row.values, row.place or words.place, row.path, f"{name}."


def check_blocks(blocks, place, mistakes):
    """Lengths and formats of the words in blocks, as the site's own blocks have them."""
    for block in blocks:
        for name, path in LIMITED.get(block.kind, {}).items():
            if name in block.attributes:
                check_block_value(path, block.attributes[name], place.file, block.line, mistakes)
        for _code, label, line in block.items:
            path = ("documents", "documents", "label")
            check_block_value(path, label, place.file, line, mistakes)
        if block.kind == "image" and ("decorative" in block.attributes) == bool(
            block.attributes.get("alt")
        ):
            message = _("Give either “alt” (what is to be seen) or “decorative”.")
            mistakes.add(place.file, block.line, "body", message)


def check_block_value(path, value, file, line, mistakes):
    definition = BODY
    for name in path:
        definition = getattr(definition, "child_block", definition)
        definition = definition.child_blocks[name]
    try:
        definition.clean(value)
    except ValidationError as error:
        for message in error.messages:
            mistakes.add(file, line, "body", message)


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
    try:
        instance.full_clean(
            exclude={field.name for field in MunicipalitySettings._meta.fields} - given,
            validate_unique=False,
            validate_constraints=False,
        )
    except ValidationError as error:
        mistakes.add_validation(error, lambda name: record.place.at(*([name] if name else [])))
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


# --- The tree --------------------------------------------------------------------------------------


def check_tree(content, mistakes):
    for record in content.pages:
        parent = record.extra["parent"]
        above = parent.model if parent else Page
        allowed = record.model in above.allowed_subpage_models()
        if not allowed or (parent is None) != (record.ref.key == "/"):
            message = _("A page of the kind “%(kind)s” cannot stand here.")
            mistakes.add(
                *record.place.at("type"), "type", message % {"kind": type_name(record.model)}
            )
    check_addresses(content, mistakes)


def check_addresses(content, mistakes):
    """Sisters have different addresses, in each language."""
    seen = {}
    for record in content.pages:
        for language, slug, place in addresses(record, content.languages):
            parent = record.extra["parent"]
            key = (parent.ref if parent else None, language, slug)
            first = seen.setdefault(key, record)
            if first is not record:
                message = _("%(file)s has the same address, “%(slug)s”.")
                names = {"file": mistakes.name(first.place.file), "slug": slug}
                mistakes.add(*place.at("slug"), "slug", message % names)


def addresses(record, languages):
    """(language, slug, place) of a page in each language in which it has words."""
    yield languages[0], slug_of(record), record.place
    for language, words in record.words.items():
        yield language, words.slug or slugify(words.values.get("title", "")), words.place


def slug_of(record):
    return record.extra["slug"] or slugify(record.values.get("title", ""))
