"""People and pages for the tests of the overview."""

import uuid
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    String,
    StringSegment,
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)

from home.models import StandardPage
from tests import helpers_translation as make
from translation.models import ChoiceRevision, LocaleRole, TextRevision, TextState


def translator(name="translator", branch=None, role="translator", code="en", **rights):
    """A person with a role, and with no right to any page unless `page_rights` gives one."""
    user = make.person(name, **rights)
    LocaleRole.objects.create(
        group=user.groups.get(), locale=make.locale(code), role=role, branch=branch
    )
    return user


def many_pages(home, number, first=100):
    """`number` public pages below the front page and their stand-ins, numbered from `first`: two queries."""
    page_type = ContentType.objects.get_for_model(StandardPage)
    parents = (home, make.english(home))
    made = {}
    for parent in parents:
        made[parent.pk] = [
            Page(
                title=f"Страница {count}",
                draft_title=f"Страница {count}",
                slug=f"stranitsa-{count}",
                url_path=f"{parent.url_path}stranitsa-{count}/",
                content_type=page_type,
                locale_id=parent.locale_id,
                path=Page._get_path(parent.path, parent.depth + 1, count),
                depth=parent.depth + 1,
                live=True,
            )
            for count in range(first, first + number)
        ]
    originals, stand_ins = made.values()
    originals = Page.objects.bulk_create(originals)
    for original, stand_in in zip(originals, stand_ins, strict=True):
        stand_in.translation_key = original.translation_key
        stand_in.alias_of = original
    Page.objects.bulk_create(stand_ins)
    return originals


def begin_all(pages, code="en"):
    """The translations of `pages` are begun, without texts: written in three queries."""
    page_type = ContentType.objects.get_for_model(StandardPage)
    objects = TranslatableObject.objects.bulk_create(
        [
            TranslatableObject(translation_key=page.translation_key, content_type=page_type)
            for page in pages
        ]
    )
    sources = TranslationSource.objects.bulk_create(
        [
            TranslationSource(
                object=one,
                locale=page.locale,
                specific_content_type=page_type,
                object_repr=page.title,
                content_json="{}",
                last_updated_at=timezone.now(),
            )
            for one, page in zip(objects, pages, strict=True)
        ]
    )
    Translation.objects.bulk_create(
        [Translation(source=source, target_locale=make.locale(code)) for source in sources]
    )


def correct_all(pages, number=4, code="en"):
    """Begun translations of `pages` are public with `number` texts each, of which every second is corrected.

    The others are drafts of corrections. Written in bulk.
    """
    locale, moment = make.locale(code), timezone.now()
    keys = [page.translation_key for page in pages]
    TranslationSource.objects.filter(object_id__in=keys).update(
        last_updated_at=moment - timedelta(days=2)
    )
    rows = Page.objects.filter(translation_key__in=keys, locale=locale)
    rows.update(alias_of=None, last_published_at=moment - timedelta(days=1))
    sources = TranslationSource.objects.filter(object_id__in=keys)
    places = [(source, order) for source in sources for order in range(number)]
    strings = String.objects.bulk_create(
        [
            String(locale_id=source.locale_id, data="дума", data_hash=uuid.uuid4())
            for source, _order in places
        ]
    )
    contexts = TranslationContext.objects.bulk_create(
        [
            TranslationContext(object_id=source.object_id, path=f"p{order}", path_id=uuid.uuid4())
            for source, order in places
        ]
    )
    found = list(zip(places, strings, contexts, strict=True))
    StringSegment.objects.bulk_create(
        [
            StringSegment(source=source, string=string, context=context, order=order)
            for (source, order), string, context in found
        ]
    )
    texts = StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of=string,
                context=context,
                locale=locale,
                data="corrected",
                has_error=bool(order % 2),
            )
            for (_source, order), string, context in found
        ]
    )
    TextState.objects.bulk_create([TextState(text=text) for text in texts])
    entries = TextRevision.objects.bulk_create(
        [
            TextRevision(
                string=string, context=context, locale=locale, data="word", state="translated"
            )
            for _place, string, context in found
        ]
    )
    TextRevision.objects.filter(pk__in=[entry.pk for entry in entries]).update(
        created_at=moment - timedelta(days=2)
    )


def choose_all(pages, number=4, code="en"):
    """Of `pages` every link has another address in this language, which is not public. Written in bulk."""
    sources = TranslationSource.objects.filter(object_id__in=[one.translation_key for one in pages])
    places = [(source, order) for source in sources for order in range(number)]
    contexts = TranslationContext.objects.bulk_create(
        [
            TranslationContext(object_id=source.object_id, path=f"l{order}", path_id=uuid.uuid4())
            for source, order in places
        ]
    )
    OverridableSegment.objects.bulk_create(
        [
            OverridableSegment(source=source, context=context, order=order, data_json='"a"')
            for (source, order), context in zip(places, contexts, strict=True)
        ]
    )
    ChoiceRevision.objects.bulk_create(
        [ChoiceRevision(context=one, locale=make.locale(code), data_json='"b"') for one in contexts]
    )
