"""Links between records: kept once, on the source-language row, and shown in the reader's language."""

from collections import defaultdict

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultipleChooserPanel, PageChooserPanel
from wagtail.models import Orderable, Page

from facts.visible import settle, visible

SOURCE = {"locale__language_code": settings.LANGUAGE_CODE}


class RelatedRecord(Orderable):
    """A row saying that this page is about another record. Fact only; `page` is set by the subclass.

    The record is any page, so that a lower app can point at the types of a higher one without knowing
    them; the chooser narrows the choice.
    """

    record = models.ForeignKey(
        Page, verbose_name=_("record"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta(Orderable.Meta):
        abstract = True


def related_records_panel(*page_types, heading=None, help_text=None):
    """The panel that picks the records a page is about, several at a time."""
    return MultipleChooserPanel(
        "related_records",
        chooser_field_name="record",
        panels=[PageChooserPanel("record", page_type=list(page_types))],
        heading=heading or _("About"),
        label=_("record"),
        help_text=help_text
        or _(
            "The towns, visits, projects this belongs to. It then appears on their pages by itself."
        ),
    )


def source_id(page):
    """Primary key of the page's source-language row (the page's own when it is the source)."""
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return page.pk
    rows = Page.objects.filter(translation_key=page.translation_key, **SOURCE)
    return rows.values_list("pk", flat=True).first()


def records_of(page):
    """The visible pages that `page` is about, in its language, those of a type together; two queries.

    Untranslated ones come as their stand-ins.
    """
    records = [row.record for row in page.related_records.select_related("record")]
    keys = [record.translation_key for record in records]
    rows = visible(Page.objects.filter(translation_key__in=keys, locale=page.locale))
    by_key = {row.translation_key: row for row in settle(rows, page)}
    by_type = defaultdict(list)
    for record in records:
        if record.translation_key in by_key:
            by_type[record.content_type_id].append(by_key.pop(record.translation_key))
    return [row for found in by_type.values() for row in found]


def localized_map(model, pks, locale):
    """{source pk: the snippet in `locale`, or its source row when not translated}, in one query.

    The row shown tells its language by its locale, so that templates can mark it.
    """
    pks = {pk for pk in pks if pk}
    if not pks:
        return {}
    wanted = models.Q(pk__in=pks)
    if locale.language_code != settings.LANGUAGE_CODE:
        live = {"live": True} if hasattr(model, "live") else {}
        keys = model.objects.filter(pk__in=pks).values("translation_key")
        wanted |= models.Q(
            translation_key__in=keys, locale__language_code=locale.language_code, **live
        )
    rows = list(model.objects.filter(wanted).select_related("locale"))
    translated = {row.translation_key: row for row in rows if row.pk not in pks}
    return {row.pk: translated.get(row.translation_key, row) for row in rows if row.pk in pks}
