"""An editor's lists of records: one row for each, in the language that editors write in."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from home.models import Menu, Municipality, Organisation, Term
from pobratim.accounts import make_demo_accounts
from projects.models import FundingStatement, Programme
from tests import helpers_translation as make

pytestmark = pytest.mark.django_db
KINDS = (Organisation, Term, Menu, Municipality, Programme, FundingStatement)
SEARCHED = (Organisation, Term, Programme, FundingStatement)


def address(model, name="list", *arguments):
    return reverse(model.snippet_viewset.get_url_name(name), args=arguments)


def listed(client, model, name="list", **query):
    answer = client.get(address(model, name), query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def names(html):
    return [cell.get_text(" ", strip=True) for cell in html.select("tbody .title-wrapper")]


def heads(html):
    return [cell.get_text(" ", strip=True) for cell in html.select("thead th")]


@pytest.fixture
def unions(home):
    """Two organisations; one is translated, and is called the same in both languages."""
    row = Organisation.objects.create(name="Interreg Europe", name_original="Interreg Europe")
    row.save_revision().publish()
    english = row.copy_for_translation(make.locale("en"))
    english.save()
    Organisation.objects.filter(pk=english.pk).update(live=True)
    Organisation.objects.create(name="Съюз на общините", name_original="Union", country="BG")
    return row, english


@pytest.mark.parametrize("view", ["list", "list_results"])
def test_each_organisation_stands_once_in_the_language_of_the_editors(desk, unions, view):
    html = listed(desk, Organisation, view)
    assert sorted(names(html)) == ["Interreg Europe", "Съюз на общините"]
    assert not {"Език", "Language"} & set(heads(html))
    assert ("български" if desk.language == "bg" else "Bulgarian") in html.select_one(
        ".w-active-filters"
    ).get_text(" ")


def test_other_languages_are_a_filter_away_and_then_named(desk, unions):
    labels = {"bg": ("Език", "английски"), "en": ("Language", "English")}
    column, english = labels[desk.language]
    html = listed(desk, Organisation, locale="en")
    assert names(html) == ["Interreg Europe"]
    assert column in heads(html)
    assert english in html.select_one("tbody").get_text(" ")
    chosen = html.select_one("[name=locale][checked]")
    assert chosen["value"] == "en"
    html = listed(desk, Organisation, locale="all")
    assert len(names(html)) == 3 and column in heads(html)
    options = html.select("[name=locale]")
    assert [option["value"] for option in options] == ["bg", "en", "all"]


def test_the_cross_of_the_language_shows_all_of_them(desk, unions):
    html = listed(desk, Organisation, q="Interreg")
    cross = html.select_one(".w-active-filters [data-w-swap-src-value]")
    answer = desk.get(cross["data-w-swap-src-value"])
    assert len(names(BeautifulSoup(answer.content, "html.parser"))) == 2


@pytest.mark.parametrize("query", [{}, {"country": "BG"}, {"ordering": "-name"}])
def test_search_and_number_follow_the_language(desk, unions, query):
    word = "Съюз" if query.get("country") else "Interreg"
    html = listed(desk, Organisation, q=word, **query)
    assert len(names(html)) == 1
    assert "1 " in html.select_one("h2[role=alert]").get_text(" ")


@pytest.mark.parametrize("model", KINDS)
def test_every_kind_of_record_is_listed_so(desk, home, model):
    for code in ("bg", "en"):
        values = {"locale": Locale.objects.get(language_code=code)}
        for name in ("code", "vocabulary", "place", "name", "statement", "name_original"):
            if name in [f.name for f in model._meta.fields if not f.is_relation]:
                values[name] = f"ред-{code}"
        row = model(**values)
        row.save()
    html = listed(desk, model)
    assert len(html.select("tbody tr")) == 1
    assert len(listed(desk, model, locale="all").select("tbody tr")) == 2
    columns = html.select("thead a[href*=ordering]")
    searched = model in SEARCHED
    assert bool(html.select("[name=q]")) == searched
    for link in columns if searched else []:
        assert listed(desk, model, q="ред", ordering=link["href"].split("ordering=")[1])


RIGHTS = tuple(f"{action}_organisation" for action in ("add", "change", "publish", "view"))


@pytest.fixture(params=["bg", "en"])
def clerk(request, client, home):
    """An editor without a part in any translation."""
    user = make.person("clerk", rights=RIGHTS)
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": request.param})
    client.force_login(user)
    client.language = request.param
    return client


def said(answer):
    """What the page that the browser ends at says, where it is, and what it lists."""
    html = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 200
    errors = [item.get_text(" ", strip=True) for item in html.select(".messages li.error")]
    return " ".join(errors), answer.redirect_chain[-1][0], names(html)


def test_a_row_that_one_may_not_edit_has_no_link(clerk, unions):
    row, english = unions
    html = listed(clerk, Organisation, locale="all")
    links = {link["href"] for link in html.select("tbody a")}
    assert address(Organisation, "edit", row.pk) in links
    assert address(Organisation, "edit", english.pk) not in links
    assert any("/translation/" in link for link in links), "the workspace is a step away"
    assert not listed(clerk, Organisation, locale="en").select("a[href*='/add/']")


def test_who_asks_for_it_all_the_same_reads_why_and_stays(clerk, unions):
    _row, english = unions
    edit = address(Organisation, "edit", english.pk)
    text, place, shown = said(clerk.get(edit, follow=True))
    assert ("английски" if clerk.language == "bg" else "English") in text
    assert place == address(Organisation) + "?locale=en" and shown == ["Interreg Europe"]
    origin = address(Organisation) + "?locale=all&q=Inter"
    came = {"referer": f"http://testserver{origin}"}
    assert said(clerk.get(edit, headers=came, follow=True))[1] == origin
    for elsewhere in (f"http://testserver{edit}", "https://example.org/admin/"):
        came = {"referer": elsewhere}
        assert said(clerk.get(edit, headers=came, follow=True))[1] == place


def test_no_right_to_delete_is_the_reason_that_is_given(clerk, unions):
    row, _english = unions
    text, place, _shown = said(clerk.get(address(Organisation, "delete", row.pk), follow=True))
    assert ("Организации" if clerk.language == "bg" else "Organisations") in text
    assert not {"роля", "part"} & set(text.split())
    assert place == address(Organisation) + "?locale=bg"


def test_what_is_used_is_not_deleted_and_the_page_says_where(desk, unions):
    row, _english = unions
    part = Organisation.objects.create(name="Част", name_original="Part", parent=row)
    answer = desk.post(address(Organisation, "delete", row.pk), follow=True)
    html = BeautifulSoup(answer.content, "html.parser")
    assert "Interreg Europe" in html.select_one(".messages li.error").get_text()
    assert "Част" in html.select_one("main table").get_text(" ")
    bulk = reverse("wagtail_bulk_action", args=["home", "organisation", "delete"])
    ids = f"?id={row.pk}&id={part.pk}"
    answer = desk.post(bulk + ids, {"next": "/admin/"}, follow=True)
    assert "Interreg Europe" in said(answer)[0]
    assert Organisation.objects.filter(pk__in=[row.pk, part.pk]).count() == 2


def test_what_nothing_uses_is_deleted_with_its_translation(desk, unions):
    row, english = unions
    assert desk.get(address(Organisation, "delete", row.pk)).status_code == 200
    desk.post(address(Organisation, "delete", row.pk))
    assert not Organisation.objects.filter(pk__in=[row.pk, english.pk]).exists()


def test_editors_may_delete_records_but_no_menu(client, home):
    make_demo_accounts()
    client.force_login(get_user_model().objects.get(username="editor"))
    unused = Organisation.objects.create(name="Грешка", name_original="Error")
    link = address(Organisation, "delete", unused.pk)
    assert link in str(listed(client, Organisation))
    client.post(link)
    assert not Organisation.objects.exists()
    menu = Menu.objects.create(place="main")
    assert address(Menu, "delete", menu.pk) not in str(listed(client, Menu))
    client.post(address(Menu, "delete", menu.pk))
    assert Menu.objects.exists()
