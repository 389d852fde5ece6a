"""Pages and translators' work for the tests of translation/."""

import io
import re
import uuid

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from PIL import Image as Raster
from wagtail.models import GroupPagePermission, Locale, Page, Site
from wagtail_localize.models import StringSegment, StringTranslation

from facts.transliteration import slugify
from home.models import HomePage, StandardPage
from media.models import Image
from translation import work
from translation.models import LocaleRole


def locale(code):
    return Locale.objects.get_or_create(language_code=code)[0]


def home_page():
    """The front page of the source language; its stand-in comes by itself."""
    root = Page.get_first_root_node()
    page = root.add_child(instance=HomePage(title="Начало", slug="nachalo", locale=locale("bg")))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": page}
    )
    return page


def standard_page(parent, title="За нас", body=("Първи ред.", "Втори ред."), **fields):
    """A published page with a paragraph for each text in `body`."""
    fields.setdefault("slug", slugify(title))
    page = StandardPage(title=title, live=False, **fields)
    page.body = [("paragraph", f"<p>{text}</p>") for text in body]
    parent.add_child(instance=page)
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


def republish(translation, *texts):
    """Publishes the original with other words in its paragraphs, as an editor does; those at the end taken out."""
    page = translation.source.get_source_instance()
    raw = [dict(block) for block in page.body.raw_data][: len(texts)]
    for block, text in zip(raw, texts, strict=True):
        block["value"] = f"<p>{text}</p>"
    page.body = page._meta.get_field("body").stream_block.to_python(raw)
    page.save_revision().publish()


def english(instance):
    """The English row, fresh from the database."""
    return type(instance).objects.get(translation_key=instance.translation_key, locale=locale("en"))


def begin(instance, code="en"):
    return work.start(instance, [locale(code)])[0]


def fill_in(translation, text="English words", except_for=(), **given):
    """Translates every text of a translation: `given` by path, others as `text` and a number."""
    segments = StringSegment.objects.filter(source=translation.source).select_related(
        "string", "context"
    )
    for number, segment in enumerate(segments.order_by("order"), start=1):
        if segment.string.data in except_for:
            continue
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={
                "data": given.get(segment.context.path, f"{text} {number}"),
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "has_error": False,
            },
        )


def press(client, url, data=None, **options):
    """Posts as somebody who reads the question about open warnings and goes on."""
    data = dict(data or {})
    answer = client.post(url, data, **options)
    asked = re.search(rb'name="warned" value="(\w+)"', answer.content)
    return client.post(url, data | {"warned": asked[1].decode()}, **options) if asked else answer


def translate(instance, capture, code="en", **given):
    """Starts, completes and publishes a translation; `capture` is django_capture_on_commit_callbacks."""
    translation = begin(instance, code)
    fill_in(translation, **given)
    with capture(execute=True):
        work.publish(translation)
    return translation


def person(name, page_rights=(), rights=(), parts=()):
    """A user of the admin whose group has `page_rights` as (page, action) and model `rights` by codename.

    `parts` are its roles in translation: (role, language) or (role, language, branch of the source).
    """
    group = Group.objects.create(name=name)
    group.permissions.set(Permission.objects.filter(codename__in={"access_admin", *rights}))
    for page, action in page_rights:
        GroupPagePermission.objects.create(
            group=group,
            page=Page.objects.get(pk=page.pk),
            permission=Permission.objects.get(codename=f"{action}_page"),
        )
    for role, code, *branch in parts:
        LocaleRole.objects.create(
            group=group,
            locale=locale(code),
            role=role,
            branch=Page.objects.get(pk=branch[0].pk) if branch else None,
        )
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "x")
    user.groups.add(group)
    return user


def picture(title="Снимка"):
    """A small picture in the library."""
    output = io.BytesIO()
    Raster.new("RGB", (40, 30), "teal").save(output, "JPEG")
    file = ContentFile(output.getvalue(), name=f"{uuid.uuid4().hex}.jpg")
    return Image.objects.create(title=title, file=file)


def assert_untouched(page):
    """English readers still get the stand-in, and no draft took its place."""
    row = english(page)
    assert row.alias_of_id == page.pk
    assert row.live
    assert row.title == page.title


def draft_by_hand(page):
    """The English row as a draft of its own with Bulgarian words, as an old database might hold it."""
    Page.objects.filter(pk=english(page).pk).update(alias_of=None, live=False)
    row = english(page)
    return row, row.save_revision()
