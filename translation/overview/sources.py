"""The rows of the source language behind the keys of a list."""

from collections import defaultdict

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from translation import standings


def sources_of(keys):
    """{translation_key: specific page or record}: a query for each type among them."""
    if not keys:
        return {}
    rows = standings.select(
        "DISTINCT s.content_type_id, s.source_pk", standings.standings(sorted(set(keys)))
    )
    by_model = defaultdict(list)
    for type_id, pk in rows:
        by_model[ContentType.objects.get_for_id(type_id).model_class()].append(pk)
    found = {}
    for model, ids in by_model.items():
        if model is not None:
            query = model._default_manager.filter(
                pk__in=ids, locale__language_code=settings.LANGUAGE_CODE
            ).select_related("locale")
            found |= {row.translation_key: row for row in query}
    return found


def source_page(page):
    """The page of the source language that `page` is or stands for; None when it was written in one language."""
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return page
    return Page.objects.filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
    ).first()
