"""A third language, Slovenian, with the Slovenian original of the COOP project: the whole chain works."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization, StringSegment, Translation

from tests import helpers_translation as make
from tests.site.registry import page_of
from translation import texts, work
from translation.models import BulkJob
from translation.states import CURRENT, IN_PROGRESS, MISSING, OUTDATED, state_of
from translation.texts import Entry

pytestmark = pytest.mark.django_db

TITLE = "Sodelovanje za večjo konkurenčnost v lokalnih skupnostih"
PURPOSE = (
    "Namen projekta COOP je promovirati inovativne modele sodelovanja in partnerstva med lokalnimi"
    " organizacijami in skupnostmi, profitnimi in socialnimi podjetji ter krepiti družbeno odgovornost podjetij"
    " in organizacij v lokalnem okolju in njihove sposobnosti sodelovanja za večjo konkurenčnost na gospodarskem"
    " in socialnem področju."
)
# Sentences of the original for the other texts of the page.
SENTENCES = (
    "COOP bo spodbudil razvoj socialne ekonomije!",
    "COOP bo izboljšal sodelovanje med javnimi organizacijami, profitnimi in socialnimi podjetji!",
    "COOP bo povečal zavedanje o pomenu in prispevku socialne ekonomije k družbenemu razvoju!",
)


@pytest.fixture
def three_languages(settings):
    settings.LANGUAGES = [*settings.LANGUAGES, ("sl", "Slovenian")]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    return settings


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


def slovenian(page):
    return Page.objects.get(
        translation_key=page.translation_key, locale__language_code="sl"
    ).specific


def soup(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def language_of(element):
    """The language that a screen reader takes for an element."""
    return next(e["lang"] for e in [element, *element.parents] if e.get("lang"))


def place_of(shown, text):
    """The element of the page's content that holds a text."""
    return shown.find("main").find(string=lambda found: text in found).parent


@pytest.mark.feature("L13")
@pytest.mark.usefixtures("demo")
def test_the_whole_chain_in_slovenian(three_languages, admin_client, client, capture, capsys):
    page = page_of("/projects/coop")
    public = Page.objects.filter(locale__language_code="bg", depth__gt=1).count()

    # 1. The administrator adds the language.
    call_command("add_locale", "sl")
    assert str(public) in capsys.readouterr().out
    locale = Locale.objects.get(language_code="sl")
    assert Page.objects.filter(locale=locale).count() == public
    assert state_of(page, locale) == MISSING

    # 2. Readers find the original, said to be untranslated, in its own language.
    row = slovenian(page)
    shown = soup(client, row.url)
    assert row.url.startswith("/sl/")
    assert shown.html["lang"] == "sl"
    assert language_of(place_of(shown, page.title)) == "bg"
    assert shown.find("link", rel="canonical")["href"].endswith(page.url)

    # 3. A translator opens it and translates every text.
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert admin_client.post(url, {"locales": [locale.pk]}).status_code == 302
    translation = Translation.objects.get(target_locale=locale)
    assert state_of(page, locale) == IN_PROGRESS
    segments = StringSegment.objects.filter(source=translation.source).select_related(
        "string", "context"
    )
    given = {"title": TITLE, "purpose": PURPOSE}
    entries = [
        Entry(segment, given.get(segment.context.path) or SENTENCES[number % len(SENTENCES)])
        for number, segment in enumerate(segments)
    ]
    assert {"title", "purpose"} <= {segment.context.path for segment in segments}
    texts.save_many(translation, entries)

    # 4. It is published.
    with capture(execute=True):
        work.publish(translation)
    row = slovenian(page)
    assert state_of(page, locale) == CURRENT
    assert row.slug == "sodelovanje-za-vecjo-konkurencnost-v-lokalnih-skupnostih"
    shown = soup(client, row.url)
    assert language_of(place_of(shown, TITLE)) == "sl"
    assert PURPOSE in shown.text
    assert shown.find("link", rel="canonical")["href"].endswith(row.url)

    # 5. The original leads there, and says so to machines.
    original = soup(client, page.url)
    assert original.find("a", hreflang="sl", href=row.url) is not None
    alternates = {
        link["hreflang"] for link in original.find_all("link", rel="alternate", hreflang=True)
    }
    assert "sl" in alternates

    # 6. The original changes: the Slovenian page is told to be older, the English one too, nothing else is.
    page = page_of("/projects/coop")
    page.lead = "Друго въведение."
    page.save_revision().publish()
    assert state_of(page, locale) == OUTDATED
    assert place_of(soup(client, row.url), TITLE)
    assert "Друго въведение." not in soup(client, row.url).find("main").text
    other = page_of("/projects/secon")
    assert state_of(other, locale) == MISSING


def test_an_unknown_language_is_told_what_to_do_first(settings):
    with pytest.raises(CommandError, match="POBRATIM_LANGUAGES=bg,en,sl"):
        call_command("add_locale", "sl")
    assert not Locale.objects.filter(language_code="sl").exists()
    with pytest.raises(CommandError):
        call_command("add_locale", "bg")


def test_broken_off_it_goes_on(three_languages, monkeypatch, capsys):
    home = make.home_page()
    pages = [make.standard_page(home, title=f"Страница {n}") for n in range(3)]
    work_of = Page.copy_for_translation
    calls = []

    def break_off(self, *args, **kwargs):
        calls.append(self)
        if len(calls) == 3:
            raise SystemExit
        return work_of(self, *args, **kwargs)

    monkeypatch.setattr(Page, "copy_for_translation", break_off)
    with pytest.raises(SystemExit):
        call_command("add_locale", "sl")
    assert Page.objects.filter(locale__language_code="sl").count() == 2
    job = BulkJob.objects.get()
    assert job.done == 2
    # The process died: its lease runs out.
    BulkJob.objects.update(lease_until=None)
    call_command("add_locale", "sl")
    assert BulkJob.objects.count() == 1
    assert {slovenian(page).alias_of_id for page in pages} == {page.pk for page in pages}
    call_command("add_locale", "sl")
    assert BulkJob.objects.count() == 1


@pytest.mark.feature("L13")
def test_the_administrator_adds_it_on_the_screen(three_languages, admin_client):
    """Not one page is made in the request: the progress page follows."""
    home = make.home_page()
    page = make.standard_page(home)
    response = admin_client.post(reverse("wagtaillocales:add"), {"language_code": "sl"})
    job = BulkJob.objects.get()
    assert response.url == reverse("workspace:job", args=[job.pk])
    locale = Locale.objects.get(language_code="sl")
    assert LocaleSynchronization.objects.get(locale=locale).sync_from == make.locale("bg")
    assert not Page.objects.filter(locale=locale).exists()
    progress = admin_client.get(response.url).content.decode()
    assert "<progress" in progress
    assert "locale/sl" in progress  # what people must still do
    admin_client.post(reverse("workspace:advance_job", args=[job.pk]))
    assert slovenian(page).alias_of_id == page.pk


def test_the_engines_own_tick_makes_no_giant_request(three_languages, admin_client):
    make.standard_page(make.home_page())
    data = {
        "language_code": "sl",
        "component-wagtail_localize_localesynchronization-enabled": "on",
        "component-wagtail_localize_localesynchronization-sync_from": make.locale("bg").pk,
    }
    admin_client.post(reverse("wagtaillocales:add"), data)
    locale = Locale.objects.get(language_code="sl")
    assert LocaleSynchronization.objects.filter(locale=locale).count() == 1
    assert not Page.objects.filter(locale=locale).exists()
    assert BulkJob.objects.count() == 1


def test_new_pages_get_their_place_in_every_language(three_languages):
    home = make.home_page()
    call_command("add_locale", "sl")
    page = make.standard_page(home)
    assert slovenian(page).alias_of_id == page.pk
    assert make.english(page).alias_of_id == page.pk
