"""The translators' editor in a browser: its fixtures, and what its tests look at."""

import time

import pytest

# The admin keeps things of its own there.
NOTHING_KEPT = "!Object.keys(localStorage).some(key => key.startsWith('te:'))"
ALBUM, TABLE, MARKS, PROJECT = "albumpage", "с таблица", "с връзка", "projectpage"


@pytest.fixture(scope="module")
def work(live_site, django_db_blocker):
    """{kind: pk of a Translation}, and the session of a reviewer; the demonstration is left as it was."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client
    from wagtail_localize.models import StringSegment, StringTranslation, Translation

    from translation.models import TextComment, TextRevision, TextState

    with django_db_blocker.unblock():
        user = get_user_model().objects.create_superuser("ekaterina", "e@example.org", "x")
        before = list(StringTranslation.objects.all())
        states = list(TextState.objects.all())
        revisions = set(TextRevision.objects.values_list("pk", flat=True))
        rows = Translation.objects.filter(target_locale__language_code="en")
        segments = StringSegment.objects.all()
        table = segments.filter(context__path__regex=r"\.r\d+c\d+$").first()
        linked = segments.filter(
            string__data__contains='<a id="a1">', source__translations__in=rows
        )
        found = {
            TABLE: rows.get(source=table.source).pk,
            MARKS: rows.filter(source=linked.first().source).first().pk,
        }
        for kind in (ALBUM, PROJECT):
            found[kind] = rows.filter(source__specific_content_type__model=kind).first().pk
        client = Client()
        client.force_login(user)
        found["session"] = client.cookies[settings.SESSION_COOKIE_NAME].value
    yield found
    with django_db_blocker.unblock():
        TextComment.objects.filter(author=user).delete()
        TextRevision.objects.exclude(pk__in=revisions).delete()
        TextState.objects.all().delete()
        StringTranslation.objects.exclude(pk__in=[row.pk for row in before]).delete()
        columns = ["data", "translation_type", "has_error", "field_error", "updated_at"]
        StringTranslation.objects.bulk_update(before, columns, batch_size=200)
        TextState.objects.bulk_create(states)
        user.delete()


@pytest.fixture
def open_editor(open_page, live_site, work, django_db_blocker):
    """open_editor(kind or pk, language of the admin, query, **context options) → page, its scripts at work."""
    from django.contrib.auth import get_user_model
    from wagtail.users.models import UserProfile

    def opened(kind, language="bg", query="", **options):
        with django_db_blocker.unblock():
            user = get_user_model().objects.get(username="ekaterina")
            profile = UserProfile.get_for_user(user)
            profile.preferred_language = language
            profile.save()
        cookie = {"name": "sessionid", "value": work["session"], "url": live_site}
        page = open_page("/bg/", **options)
        page.context.add_cookies([cookie])
        page.goto(f"{live_site}/admin/translation/editing/{work.get(kind, kind)}/{query}")
        page.locator(".te-on").wait_for()
        return page

    return opened


def field(page, number):
    return page.locator(".r").nth(number).locator("textarea:visible, .te-box")


def state(page, number):
    return page.locator(".r").nth(number).get_attribute("data-s")


def in_state(page, number, wanted):
    page.locator(f".r >> nth={number}").and_(page.locator(f"[data-s={wanted}]")).wait_for()


def until(page, expression):
    """As `wait_for_function`, which the site's policy does not let evaluate."""
    for _ in range(300):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(expression)


@pytest.fixture
def own_page(work, django_db_blocker):
    """A page of its own, begun to be translated: one text with a link among its paragraphs."""
    from tests import helpers_translation as make

    with django_db_blocker.unblock():
        page = make.standard_page(home(), title="Проба за думи", body=BODY)
        own = OwnPage(make.begin(page), django_db_blocker)
    yield own
    with django_db_blocker.unblock():
        own.remove()


BODY = ("Първи ред.", "Дойдоха 25 души.", 'Вижте <a href="https://example.org">връзката</a>.')


def home():
    from home.models import HomePage

    return HomePage.objects.get(locale__language_code="bg")


class OwnPage:
    def __init__(self, translation, blocker):
        self.translation = translation
        self.blocker = blocker
        self.pk = translation.pk

    def republish(self, *body):
        """As an editor does: other words in the paragraphs, those at the end taken out."""
        from tests import helpers_translation as make

        with self.blocker.unblock():
            make.republish(self.translation, *body)

    def write(self, words, state="reviewed"):
        """{beginning of an original: its translation}, saved by somebody else."""
        from wagtail_localize.models import StringSegment

        from translation import texts

        with self.blocker.unblock():
            for start, text in words.items():
                segment = StringSegment.objects.get(
                    source=self.translation.source, string__data__startswith=start
                )
                texts.save(self.translation, texts.Entry(segment, text, state))

    def publish(self):
        from translation import work

        with self.blocker.unblock():
            work.publish(self.translation)

    def wait_for_names(self, wanted):
        """Until a colleague who has the same translation open is told of these people."""
        from django.contrib.auth import get_user_model

        from translation.editing import people

        colleague = get_user_model()(pk=0, username="boyan")
        for _ in range(100):
            with self.blocker.unblock():
                found = people.present(self.translation, colleague)
            if found == wanted:
                return
            time.sleep(0.1)
        raise AssertionError(found)

    def remove(self):
        from wagtail.models import Page
        from wagtail_localize.models import TranslatableObject, TranslationSource

        key = self.translation.source.object_id
        # With one goes its stand-in.
        while page := Page.objects.filter(translation_key=key).first():
            page.delete()
        TranslationSource.objects.filter(object_id=key).delete()
        TranslatableObject.objects.filter(translation_key=key).delete()


def row(page, original):
    """The row of the text whose original begins like that."""
    return page.locator(".r").filter(has=page.locator(".o", has_text=original))


def box(row):
    return row.locator("textarea:visible, .te-box").first
