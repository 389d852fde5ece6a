"""Records by language: "can change term" is no right to every language's row."""

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse

from home.models import HomePage, Term
from tests import helpers_translation as make
from tests.helpers_translation import person
from translation.access import guard
from translation.access.records import translatable_models

pytestmark = pytest.mark.django_db

DATA = {"name": "new", "code": "new", "vocabulary": "area", "position": "0"}
LIST = "/admin/snippets/home/term/"
ALL = tuple(f"{action}_term" for action in ("add", "change", "delete", "publish", "view"))


@pytest.fixture
def term():
    make.home_page()
    term = Term.objects.create(vocabulary="area", code="culture", name="култура")
    term.save_revision().publish()
    return term


@pytest.fixture
def by_hand(term):
    """Its English row, written by hand: translation was stopped."""
    translation = make.begin(term)
    translation.enabled = False
    translation.save()
    row = make.english(term)
    row.name = "culture"
    row.save_revision()
    return row


def addresses(row):
    """{name: address} of every screen of one record that Wagtail has, whatever its version."""
    namespace = Term.snippet_viewset.url_namespace
    found = {}
    for name in names(namespace):
        for arguments in (
            [row.pk],
            [row.pk, row.latest_revision_id],
            [row.pk, "earliest", "latest"],
        ):
            try:
                found[name] = reverse(f"{namespace}:{name}", args=arguments)
                break
            except NoReverseMatch:
                continue  # it takes another number of arguments
    assert sorted(found) == names(namespace)
    return found


def names(namespace):
    """The names of a namespace's addresses that are about one record."""
    stack, found = [get_resolver()], set()
    while stack:
        current = stack.pop()
        for pattern in current.url_patterns:
            if hasattr(pattern, "url_patterns"):
                stack.append(pattern)
            elif getattr(current, "namespace", None) == namespace and "pk" in str(pattern.pattern):
                found.add(pattern.name)
    return sorted(found - guard.RECORDS_SHOWN)


def state(*rows):
    return [
        (item.name, item.live, item.latest_revision_id)
        for item in (Term.objects.get(pk=row.pk) for row in rows)
    ] + [Term.objects.count()]


def ask_everything(client, row):
    answers = []
    for address in addresses(row).values():
        answers.append(client.get(address))
        answers.append(client.post(address, DATA))
    bulk = reverse("wagtail_bulk_action", args=["home", "term", "delete"]) + f"?id={row.pk}"
    client.post(bulk, {"next": "/admin/"})
    return answers


def refused(response):
    """Forbidden, or sent to the list of the record's language, where the reason stands."""
    return response.status_code == 403 or (
        response.status_code == 302 and f"{LIST}?locale=" in response["Location"]
    )


@pytest.mark.feature("L12")
def test_an_english_translator_cannot_touch_the_bulgarian_row(client, term, by_hand):
    client.force_login(person("english", rights=ALL, parts=[("manager", "en")]))
    before = state(term, by_hand)
    answers = ask_everything(client, term)
    assert len(answers) == 2 * len(addresses(term)) > 10
    assert [answer.status_code for answer in answers if not refused(answer)] == []
    assert state(term, by_hand) == before
    edit = reverse(f"{Term.snippet_viewset.url_namespace}:edit", args=[by_hand.pk])
    assert client.get(edit).status_code == 200
    client.post(edit, {**DATA, "name": "culture!"})
    assert Term.objects.get(pk=by_hand.pk).get_latest_revision_as_object().name == "culture!"


@pytest.mark.feature("L12")
def test_an_editor_cannot_touch_the_english_row(client, term, by_hand):
    client.force_login(person("editor", rights=ALL))
    before = state(term, by_hand)
    answers = ask_everything(client, by_hand)
    assert [answer.status_code for answer in answers if not refused(answer)] == []
    assert state(term, by_hand) == before
    edit = reverse(f"{Term.snippet_viewset.url_namespace}:edit", args=[term.pk])
    assert client.get(edit).status_code == 200


@pytest.mark.parametrize("part", [("translator", "de"), ("manager", "en", "branch")])
def test_another_language_or_a_branch_gives_no_record(client, term, by_hand, part):
    make.locale("de")
    if part[-1] == "branch":
        part = (*part[:2], HomePage.objects.get(locale=term.locale))
    client.force_login(person("other", rights=ALL, parts=[part]))
    before = state(term, by_hand)
    answers = ask_everything(client, by_hand)
    assert [answer.status_code for answer in answers if not refused(answer)] == []
    assert state(term, by_hand) == before


def test_a_record_is_added_in_a_language_one_may_write_in(client, term):
    add = reverse(f"{Term.snippet_viewset.url_namespace}:add")
    client.force_login(person("english", rights=ALL, parts=[("translator", "en")]))
    assert refused(client.get(add)) and refused(client.post(add, DATA))
    assert client.get(f"{add}?locale=en").status_code == 200
    client.force_login(person("editor", rights=ALL))
    assert client.get(add).status_code == 200
    assert refused(client.get(f"{add}?locale=en"))
    client.post(f"{add}?locale=en", DATA)
    assert Term.objects.count() == 1


def test_who_is_both_may_both(client, term, by_hand):
    user = person("both", rights=ALL)
    user.groups.add(person("english", parts=[("translator", "en")]).groups.get())
    client.force_login(user)
    for row in (term, by_hand):
        edit = reverse(f"{Term.snippet_viewset.url_namespace}:edit", args=[row.pk])
        assert client.get(edit).status_code == 200


def test_a_refusal_says_which_language(client, term, by_hand):
    client.force_login(person("editor", rights=ALL))
    edit = reverse(f"{Term.snippet_viewset.url_namespace}:edit", args=[by_hand.pk])
    html = client.get(edit, follow=True).content.decode()
    assert "Нямате роля в превода на този език (английски)" in html


def test_every_kind_of_record_is_asked():
    assert {model._meta.model_name for model in translatable_models()} >= {
        "term",
        "organisation",
        "menu",
        "municipality",
    }
