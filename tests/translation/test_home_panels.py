"""The admin's front page for those who translate, review and give out work."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from tests.helpers_translation import begin, english, fill_in, home_page, person, standard_page
from translation import flow
from translation.flow import tasks
from translation.models import TranslationTask

HOME, LIST = "wagtailadmin_home", "workspace:overview"


@pytest.fixture
def page(db):
    return standard_page(home_page())


@pytest.fixture
def translation(page):
    translation = begin(page)
    fill_in(translation)
    return translation


def seen(client, user, address=HOME, **params):
    client.force_login(user)
    return BeautifulSoup(client.get(reverse(address), params).content, "html.parser")


def numbers(html):
    """{address: number} of our panel, in its order."""
    return {link["href"]: int(link.b.text) for link in html.select(".tr-home a")}


def give_back(translation, translator, reviewer):
    flow.submit(translation, translator)
    flow.return_(translation, reviewer, "Още веднъж")


@pytest.mark.feature("L19")
def test_returned_work_comes_first_and_waits_for_nobody_else(
    client, translation, translator, reviewer
):
    flow.submit(translation, translator)
    assert seen(client, translator).select("#objects-in-workflow-section")
    flow.return_(translation, reviewer, "Още веднъж")
    html = seen(client, translator)
    first = html.select_one(".tr-home a")
    assert first["href"] == reverse(LIST) + "?queue=returned"
    assert first.b.text == "1"
    assert not html.select("#objects-in-workflow-section")


def test_the_list_says_first_that_a_page_was_returned(client, translation, translator, reviewer):
    give_back(translation, translator, reviewer)
    state = seen(client, translator, LIST, queue="returned").select_one(".tr-state")
    first = state.find(True)
    assert first.text.casefold() == str(TranslationTask.State.RETURNED.label).casefold()
    assert "tr-alarm" in first["class"]


def test_the_numbers_are_those_of_the_lists(client, page, translation, translator, manager):
    tasks.assign(translation, manager, assignee=translator)
    tasks.assign(begin(standard_page(Page.objects.get(pk=page.pk), title="Друга")), manager)
    counted = numbers(seen(client, manager))
    assert counted[reverse(LIST) + "?queue=tasks"] == 2
    assert counted[reverse(LIST) + "?queue=tasks&person=nobody"] == 1
    for address, number in counted.items():
        rows = BeautifulSoup(client.get(address).content, "html.parser").select("tbody tr")
        assert len(rows) == number, address


def test_who_may_not_search_pages_searches_the_translations(client, translation, translator):
    (form,) = seen(client, translator).select("#main form[role=search]")
    assert form["action"] == reverse(LIST)
    sent = {field["name"]: field.get("value", "нас") for field in form.select("input[name]")}
    rows = seen(client, translator, LIST, **sent).select("tbody tr")
    assert [row.th.a.text for row in rows] == ["За нас"]


def test_editors_search_pages_as_before_and_others_nothing(client, page):
    editor = person("editor", page_rights=[(page, "change")])
    (form,) = seen(client, editor).select("#main form[role=search]")
    assert form["action"] == reverse("wagtailadmin_explore", args=[page.pk])
    assert not seen(client, person("stranger")).select("#main form[role=search]")


def compares(html):
    return [link for link in html.select("#awaiting-review-section a") if "compare" in link["href"]]


def test_nobody_is_led_to_a_comparison_that_is_refused(client, page, translation, translator):
    reviewing = [("reviewer", "en")]
    reviewer = person("reviewer", parts=reviewing)
    # A page that was public before has a version to compare with.
    flow.submit(translation, translator)
    flow.approve(translation, reviewer, flow.fingerprint(translation))
    fill_in(translation, title="Anew")
    flow.submit(translation, translator)
    assert not compares(seen(client, reviewer))
    rights = [(english(page), "change")]
    editing = person("editing", page_rights=rights, parts=reviewing)
    (first, *_others) = compares(seen(client, editing))
    assert client.get(first["href"]).status_code == 200


@pytest.mark.feature("L4")
def test_with_one_other_language_a_title_leads_to_the_texts(client, page, translation, translator):
    def title():
        return seen(client, translator, LIST, queue="all", q="нас").select_one("tbody th a")["href"]

    assert title() == reverse("workspace:edit", args=[translation.pk])
    # Who sees the page without a part in its language is not led to what would be refused.
    editor = person("editor", page_rights=[(page, "change")])
    html = seen(client, editor, LIST, queue="all", q="нас")
    everywhere = reverse("workspace:object", args=[page.translation_key])
    assert html.select_one("tbody th a")["href"] == everywhere
    begin(page, "de")
    assert title() == everywhere


def test_where_everything_is_done_it_says_so(client, page, translator, reviewer):
    for one in (page, page.get_parent().specific):
        translation = begin(one)
        fill_in(translation)
        flow.submit(translation, translator)
        flow.approve(translation, reviewer, flow.fingerprint(translation))
    assert _("Everything is translated and up to date.") in seen(client, translator).text
