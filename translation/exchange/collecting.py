"""The texts of translations, gathered for a file: a handful of queries, however many pages."""

import json
from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from facts.transliteration import slugify
from translation.earlier import earlier_in
from translation.exchange import naming
from translation.exchange.units import Document, Unit, unit_id
from translation.lengths import limit_of
from translation.models import TextComment
from translation.models.texts import HELD_BACK
from translation.targets import locate
from translation.texts import state_of

WAITING = ("", *HELD_BACK)


def documents_of(translations, only_waiting=False):
    """[Document] of the Translations that have texts, in the given order; with `only_waiting` the unfinished."""
    pks = [translation.pk for translation in translations]
    found = Translation.objects.select_related("source", "source__locale", "target_locale").in_bulk(
        pks
    )
    translations = [found[pk] for pk in pks if pk in found]
    gathered = Gathered(translations)
    documents = [_document(translation, gathered, only_waiting) for translation in translations]
    return [document for document in documents if document.units]


class Gathered:
    """What the Documents of several translations are made of, by source, place and locale."""

    def __init__(self, translations):
        sources = {translation.source_id for translation in translations}
        objects = {translation.source.object_id for translation in translations}
        locales = {translation.target_locale_id for translation in translations}
        self.segments = defaultdict(list)
        segments = StringSegment.objects.filter(source_id__in=sources)
        for segment in segments.select_related("string", "context").order_by("order", "pk"):
            self.segments[segment.source_id].append(segment)
        self.texts = {locale_id: {} for locale_id in locales}
        texts = StringTranslation.objects.filter(
            context__object_id__in=objects, locale_id__in=locales
        )
        for text in texts.select_related("state_record"):
            self.texts[text.locale_id][text.translation_of_id, text.context_id] = text
        self.earlier = earlier_in(sources, self.texts)
        self.comments = defaultdict(list)
        comments = TextComment.objects.filter(
            context__object_id__in=objects, locale_id__in=locales, resolved_at=None
        )
        for comment in comments.select_related("author"):
            place = (comment.string_id, comment.context_id, comment.locale_id)
            self.comments[place].append(comment)
        locales = {translation.source.locale_id for translation in translations}
        self.pages = {
            page.translation_key: page
            for page in Page.objects.filter(translation_key__in=objects, locale_id__in=locales)
        }


def _document(translation, gathered, only_waiting):
    source, locale = translation.source, translation.target_locale
    model = ContentType.objects.get_for_id(source.specific_content_type_id).model_class()
    units, seen = [], set()
    for segment in gathered.segments[source.pk]:
        unit = _unit(segment, model, locale, gathered)
        if unit.id not in seen and (not only_waiting or unit.state in WAITING):
            units.append(unit)
        seen.add(unit.id)
    page = gathered.pages.get(source.object_id)
    return Document(
        key=str(source.object_id),
        title=source.object_repr,
        address=address_of(translation, page),
        kind=str(model._meta.verbose_name),
        source_language=source.locale.language_code,
        target_language=locale.language_code,
        units=tuple(units),
        file_name=slugify(page.slug if page else source.object_repr) or "texts",
    )


def address_of(translation, page):
    """The public address of a page; for records that of their translation in the admin, or ""."""
    if page is not None:
        return page.full_url or ""
    try:
        return reverse("workspace:edit", args=[translation.pk])
    except NoReverseMatch:
        return ""


def _unit(segment, model, locale, gathered):
    place = (segment.string_id, segment.context_id)
    text = gathered.texts[locale.pk].get(place)
    target = locate(model, segment.context)
    previous_source, previous_target = _previous(gathered.earlier[locale.pk].get(place))
    return Unit(
        id=unit_id(segment.context.object_id, segment.context.path, segment.string.data_hash),
        source=segment.string.data,
        target=text.data if text is not None else "",
        state=str(state_of(text)) if text is not None else "",
        name=naming.name_of(model, segment.context),
        notes=tuple(_notes(segment, target, gathered.comments[(*place, locale.pk)])),
        limit=limit_of(target),
        previous_source=previous_source,
        previous_target=previous_target,
    )


def _previous(earlier):
    """The former text of the original that was translated, and its translation; ("", "") without one."""
    if earlier is None or not earlier.data:
        return "", ""
    return earlier.string.data, earlier.data


def _notes(segment, target, comments):
    help_text = naming.help_of(target)
    if help_text:
        yield help_text
    for number, attributes in (json.loads(segment.attrs or "{}") or {}).items():
        address = attributes.get("href", "") if isinstance(attributes, dict) else ""
        if address:
            yield _("Link %(number)s: %(address)s") % {
                "number": number.rpartition("#")[2],
                "address": address,
            }
    for comment in comments:
        yield f"{comment.author or '–'}: {comment.body}"
