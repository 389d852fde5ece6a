"""Run by bench/inside.py: the overview of the translations over 1,000 pages, beside the engine's own way."""

import uuid

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)

from home.models import StandardPage
from translation.models import StringSize, TextState
from translation.overview.coverage import coverage

PAGES, TEXTS = 1000, 20


def fill():
    """PAGES pages of TEXTS texts each, all but every fourth text translated; returns the Translations.

    Written in bulk, past the engine: only what the figures are counted from.
    """
    source = Locale.objects.get(language_code="bg")
    target = Locale.objects.get(language_code="en")
    keys = [uuid.uuid4() for _number in range(PAGES)]
    page_type = ContentType.objects.get_for_model(StandardPage)
    _pages(keys, source, target, page_type)
    objects = TranslatableObject.objects.bulk_create(
        [TranslatableObject(translation_key=key, content_type=page_type) for key in keys]
    )
    sources = TranslationSource.objects.bulk_create(
        [
            TranslationSource(
                object=one, locale=source, specific_content_type=page_type, object_repr="x",
                content_json="{}", last_updated_at=one_moment(),
            )
            for one in objects
        ]
    )  # fmt: skip
    translations = Translation.objects.bulk_create(
        [Translation(source=one, target_locale=target) for one in sources]
    )
    _texts(objects, sources, source, target)
    return translations


def one_moment():
    from django.utils import timezone

    return timezone.now()


def _pages(keys, source, target, page_type):
    for locale in (source, target):
        home = Page.objects.filter(depth=3, locale=locale).first()
        Page.objects.bulk_create(
            [
                Page(
                    title=f"Страница {number}", draft_title=f"Страница {number}", slug=f"bench-{number}",
                    url_path=f"{home.url_path}bench-{number}/", content_type=page_type, locale=locale,
                    path=Page._get_path(home.path, 4, 1000 + number), depth=4, live=True,
                    translation_key=key, last_published_at=one_moment(),
                )
                for number, key in enumerate(keys)
            ]
        )  # fmt: skip


def _texts(objects, sources, source, target):
    strings, contexts, segments, texts = [], [], [], []
    for one, origin in zip(objects, sources, strict=True):
        for number in range(TEXTS):
            strings.append(
                String(locale=source, data=f"{origin.pk} {number} дума", data_hash=uuid.uuid4())
            )
            contexts.append(
                TranslationContext(
                    object=one, path=f"body.{number}", field_path="body", path_id=uuid.uuid4()
                )
            )
            segments.append((origin, number))
    strings = String.objects.bulk_create(strings)
    contexts = TranslationContext.objects.bulk_create(contexts)
    StringSegment.objects.bulk_create(
        [
            StringSegment(source=origin, string=string, context=context, order=number)
            for (origin, number), string, context in zip(segments, strings, contexts, strict=True)
        ]
    )
    StringSize.objects.bulk_create(
        [StringSize(string=string, words=3, characters=len(string.data)) for string in strings]
    )
    texts = StringTranslation.objects.bulk_create(
        [
            StringTranslation(translation_of=string, context=context, locale=target, data="word")
            for number, (string, context) in enumerate(zip(strings, contexts, strict=True))
            if number % 4
        ]
    )
    TextState.objects.bulk_create([TextState(text=text) for text in texts])


def rows(counted, opened, editor):
    """What to add to the figures of the editors' side; call it inside a transaction that is undone."""
    translations = fill()
    found = []
    coverage()
    for name, action in (
        (f"coverage of {PAGES} pages, {PAGES * TEXTS} texts", coverage),
        ("the same, asked of the engine", lambda: [one.get_progress() for one in translations]),
    ):
        _result, number, spent = counted(action)
        found.append({"name": name, "queries": number, "ms": spent, "bytes": None})
    for name, url in (
        ("translations: the list", "/admin/translation/overview/?queue=all"),
        ("translations: the table", "/admin/translation/overview/table/"),
        ("translations: the coverage", "/admin/translation/overview/coverage/"),
    ):
        found.append(opened(editor, name, url))
    return found
