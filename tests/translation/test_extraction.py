"""The fast way of writing the engine's texts leaves the same database as the engine's own, for fewer queries."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, TranslatableMixin
from wagtail_localize import models as engine
from wagtail_localize.models import TranslationSource

from facts.snippets import BaseSnippet
from home.models import StandardPage
from tests import helpers_translation as make
from translation import extraction, refresh, work
from translation.checks import check_engine

pytestmark = pytest.mark.django_db

TABLES = {
    engine.StringSegment: ("context__path", "order", "string__data_hash", "string__data", "attrs"),
    engine.TemplateSegment: (
        "context__path",
        "order",
        "template__uuid",
        "template__template",
        "template__template_format",
        "template__string_count",
    ),
    engine.RelatedObjectSegment: ("context__path", "order", "object_id", "object__content_type_id"),
    engine.OverridableSegment: ("context__path", "order", "data_json"),
}
CONTEXT = ("object_id", "path", "path_id", "field_path")


def content(source):
    """What the engine holds for a source, without the numbers of rows; in the order of the rows."""
    found = {
        model.__name__: list(
            model.objects.filter(source=source).order_by("order", "pk").values_list(*columns)
        )
        for model, columns in TABLES.items()
    }
    contexts = engine.TranslationContext.objects.filter(object_id=source.object_id)
    return found | {"contexts": set(contexts.values_list(*CONTEXT))}


class Undo(Exception):
    pass


def after(steps, instance):
    """The content after `steps` (functions of the source), which leave nothing behind."""
    try:
        with transaction.atomic():
            source, _created = extraction.open_source(instance)
            for step in steps:
                step(source)
            found = content(source)
            raise Undo
    except Undo:
        return found


def without_segments(source):
    for model in TABLES:
        model.objects.filter(source=source).delete()
    engine.TranslationContext.objects.filter(object_id=source.object_id).delete()


def shuffled(source):
    """The content as an older version might have left it: other texts, other places, other orders."""
    segments = list(source.stringsegment_set.order_by("order"))
    for segment in segments[::3]:
        segment.string = engine.String.objects.get_or_create(
            locale=source.locale,
            data="Старо",
            defaults={"data_hash": engine.String._get_data_hash("Старо")},
        )[0]
        segment.save()
    for segment in segments[1::3]:
        segment.order += 1
        segment.save()
    source.templatesegment_set.all()[:1].get().delete() if source.templatesegment_set.count() else 0
    engine.TranslationContext.objects.filter(object_id=source.object_id).update(field_path="")


def records():
    pages = Page.objects.filter(locale__language_code="bg", depth__gt=1)
    yield from pages.not_exact_type(Page).specific()
    for model in apps.get_models():
        if issubclass(model, BaseSnippet) and issubclass(model, TranslatableMixin):
            yield from model.objects.filter(locale__language_code="bg")


@pytest.mark.usefixtures("demo")
def test_the_same_database_for_every_page_and_record_of_the_demonstration():
    compared = 0
    for instance in records():
        stock = after([without_segments, extraction.stock], instance)
        ours = after([without_segments, extraction.refresh_segments], instance)
        assert stock == ours, instance
        if isinstance(instance, Page):
            stock = after([shuffled, extraction.stock], instance)
            ours = after([shuffled, extraction.refresh_segments], instance)
            assert stock == ours, instance

            # With the object itself instead of what the engine kept of it.
            def as_ours(source, instance=instance):
                extraction.refresh_segments(source, instance)

            assert after([without_segments, as_ours], instance) == after(
                [without_segments, extraction.stock], instance
            )
        compared += 1
    assert compared > 100


def big_page(count):
    return make.standard_page(
        make.home_page(), body=[f"Текст <b>номер</b> {number}." for number in range(count)]
    )


def test_a_second_refresh_writes_nothing():
    source = make.begin(big_page(20)).source
    with CaptureQueriesContext(
        connection,
    ) as queries:
        extraction.refresh_segments(source)
    written = [q["sql"] for q in queries if q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert not written


@pytest.mark.feature("L5")
def test_submitting_300_texts_takes_few_queries(admin_client):
    page = big_page(300)
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    english = make.locale("en")
    with CaptureQueriesContext(connection) as queries:
        response = admin_client.post(url, {"locales": [english.pk]})
    assert response.status_code == 302
    source = TranslationSource.objects.get(object_id=page.translation_key)
    assert source.stringsegment_set.count() > 300
    assert source.translations.filter(target_locale=english, enabled=True).exists()
    assert len(queries) < 60


def test_the_queries_do_not_grow_with_the_texts():
    home = make.home_page()
    counts = []
    for number in (10, 200):
        page = make.standard_page(
            home, title=f"Т {number}", body=[f"{number}.{n}" for n in range(number)]
        )
        with CaptureQueriesContext(connection) as queries:
            work.start(page, [make.locale("en")])
        counts.append(len(queries))
    # One insertion more for each 250 rows of SQLite's.
    assert counts[1] <= counts[0] + 3


def test_one_changed_text_in_300_is_synchronised_with_few_queries():
    page = big_page(300)
    make.begin(page)
    page = StandardPage.objects.get(pk=page.pk)
    page.title = "Друго заглавие"
    page.save()
    with CaptureQueriesContext(connection) as queries:
        refresh.refresh(page)
    assert len(queries) <= 46
    segments = engine.StringSegment.objects.filter(source__object_id=page.translation_key)
    assert segments.filter(string__data="Друго заглавие").exists()


def test_a_page_saved_unchanged_is_not_extracted_again():
    page = big_page(300)
    make.begin(page)
    with CaptureQueriesContext(connection) as queries:
        refresh.refresh(page)
    assert len(queries) <= 8


def test_another_version_of_the_engine_is_warned_about(monkeypatch):
    assert check_engine() == []
    monkeypatch.setattr(extraction, "ENGINE", "1.13")
    assert [message.id for message in check_engine()] == ["translation.W001"]
