"""L5, L11 through the admin: searching the memory, the glossary's screens and files, who may do what."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringSegment

from tests import helpers_translation as make
from translation import memory, texts
from translation.memory.glossary import ConceptData, Status, Words, checked, read, write
from translation.models import GlossaryConcept, LocaleRole, MemoryEntry
from translation.texts import Entry

pytestmark = pytest.mark.django_db

SENTENCE = "Общината посрещна гости от Омол."
ENGLISH = "The municipality welcomed guests from Åmål."


@pytest.fixture
def home():
    return make.home_page()


@pytest.fixture
def guests(home):
    return make.standard_page(home, title="Гости от Швеция", body=(SENTENCE,))


@pytest.fixture
def pair(home):
    return make.locale("bg"), make.locale("en")


@pytest.fixture
def someone(client, home):
    """someone(role, branch=None) → client signed in as a person with that role for English."""

    def made(role=None, branch=None, code="en"):
        user = make.person(f"{role}-{branch}-{code}")
        if role:
            LocaleRole.objects.create(
                group=Group.objects.get(user=user),
                locale=make.locale(code),
                role=role,
                branch=branch,
            )
        client.force_login(user)
        client.user = user
        return client

    return made


def translated(page, words=SENTENCE, target=ENGLISH):
    translation = make.begin(page)
    texts.save_many(translation, [Entry(segment_of(translation, words), target)])
    return translation


def segment_of(translation, words):
    return StringSegment.objects.get(source=translation.source, string__data=words)


def soup(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def said(response):
    return " ".join(soup(response).get_text(" ").split())


def found_in_memory(client, words, **options):
    page = soup(client.get(reverse("workspace:memory"), {"q": words, **options}))
    return [row.get_text(" ") for row in page.select("tbody tr")]


def term(bg="Омол", en="Åmål", status=Status.APPROVED, user=None, **words):
    data = ConceptData(words={"bg": Words(bg), "en": Words(en, **words)}, status=status)
    return write(checked(data), user=user)


def upload(name, text):
    return SimpleUploadedFile(name, text.encode())


# --- The memory --------------------------------------------------------------------------------------


@pytest.mark.feature("L5")
@pytest.mark.parametrize("words", ["ОБЩИНАТА", "гости омол", "åmål", "Municipality"])
def test_a_word_is_found_in_either_language_whatever_its_capitals(guests, someone, words):
    translated(guests)
    [row] = found_in_memory(someone("translator"), words)
    assert "guests from" in row
    assert "Гости от Швеция" in row


@pytest.mark.feature("L5")
def test_the_words_that_were_looked_for_are_marked(guests, someone):
    translated(guests)
    client = someone("translator")
    shown = soup(client.get(reverse("workspace:memory"), {"q": "гости"}))
    assert [mark.text for mark in shown.select("tbody mark")] == ["гости"]
    assert shown.select_one("tbody td")["lang"] == "bg"
    assert found_in_memory(client, "guests", where="original") == []


def beside(client, translation, words):
    """What the editor says beside a text."""
    place = [translation.pk, segment_of(translation, words).pk]
    return soup(client.get(reverse("workspace:edit_text", args=place)))


@pytest.mark.feature("L5")
def test_what_is_like_the_text_is_offered_beside_it_with_the_difference(home, guests, someone):
    translated(guests)
    words = SENTENCE.replace("от", "на")
    other = make.begin(make.standard_page(home, title="Друга", body=(words,)))
    shown = beside(someone("translator"), other, words)
    assert ENGLISH in {button["data-use"] for button in shown.select("[data-use]")}
    assert "от" in {old.text for old in shown.select("del")}
    assert "на" in {new.text for new in shown.select("ins")}
    assert "93" in shown.text
    assert "Гости от Швеция" in shown.text


@pytest.mark.feature("L5")
def test_a_new_translation_begins_with_what_was_translated_before(home, guests, someone):
    translated(guests)
    other = make.begin(make.standard_page(home, title="Друга", body=(SENTENCE, "Нов ред.")))
    shown = soup(someone("translator").get(reverse("workspace:edit", args=[other.pk])))
    assert ENGLISH in {field.text.strip() for field in shown.select("textarea")}


@pytest.mark.feature("L5")
def test_the_title_of_a_page_that_one_may_not_see_is_not_told(home, guests, someone):
    translated(guests)
    words = SENTENCE.replace("от", "на")
    branch = make.standard_page(home, title="Клон", body=(words,))
    client = someone("translator", branch=branch)
    [row] = found_in_memory(client, "гости")
    assert "Гости от Швеция" not in row
    inside = make.begin(branch)
    shown = beside(client, inside, words)
    assert ENGLISH in {button["data-use"] for button in shown.select("[data-use]")}
    assert "Гости от Швеция" not in shown.text
    PageViewRestriction.objects.create(page=guests, restriction_type="login")
    assert found_in_memory(client, "гости") == []


@pytest.mark.feature("L5")
def test_a_manager_takes_something_out_and_it_stays_out(guests, someone, pair):
    translation = translated(guests)
    client = someone("manager")
    shown = soup(client.get(reverse("workspace:memory"), {"q": "гости"}))
    address = shown.select_one("tbody .button")["href"]
    assert ENGLISH in said(client.get(address))
    assert MemoryEntry.objects.filter(forgotten=False).exists()
    client.post(address)
    assert found_in_memory(client, "гости") == []
    call_command("rebuild_memory", verbosity=0)
    assert memory.matches(SENTENCE, *pair) == []
    texts.save_many(translation, [Entry(segment_of(translation, SENTENCE), ENGLISH)])
    assert len(memory.matches(SENTENCE, *pair)) == 1


@pytest.mark.feature("L5")
def test_the_memory_goes_out_and_into_another_site_as_tmx(guests, someone):
    translated(guests)
    client = someone("manager")
    response = client.get(reverse("workspace:memory_export"))
    assert response["Content-Disposition"] == 'attachment; filename="memory-bg-en.tmx"'
    content = b"".join(response.streaming_content).decode()
    assert SENTENCE in content
    MemoryEntry.objects.all().delete()
    address = reverse("workspace:memory_take_in")
    shown = said(client.post(address, {"file": upload("agency.tmx", content)}))
    assert "добавени: 1" in shown
    [row] = found_in_memory(client, "гости")
    assert "agency.tmx" in row
    again = said(client.post(address, {"file": upload("agency.tmx", content)}))
    assert "добавени: 0" in again


@pytest.mark.feature("L5")
def test_a_hostile_file_is_refused_with_a_reason(someone):
    file = upload("x.tmx", '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx><body/></tmx>')
    shown = soup(someone("manager").post(reverse("workspace:memory_take_in"), {"file": file}))
    assert "същности" in shown.select_one(".w-field__errors").text
    assert MemoryEntry.objects.count() == 0


# --- The glossary ------------------------------------------------------------------------------------


@pytest.mark.feature("L11")
def test_a_translator_suggests_and_a_manager_approves(someone, pair):
    client = someone("translator")
    form = {"term_bg": "Омол", "term_en": "Åmål", "forbidden_en": "Amal\nAamaal", "approve": "1"}
    response = client.post(reverse("workspace:glossary_add"), form, follow=True)
    assert "е предложено" in said(response)
    assert memory.terms_in(SENTENCE, *pair) == []
    concept = GlossaryConcept.objects.get()
    approve = reverse("workspace:glossary_approve", args=[concept.pk])
    assert client.post(approve).status_code == 302
    assert memory.terms_in(SENTENCE, *pair) == []
    someone("manager").post(approve)
    [found] = memory.terms_in(SENTENCE, *pair)
    assert (found.target, found.forbidden) == ("Åmål", ("Amal", "Aamaal"))


@pytest.mark.feature("L11")
def test_the_terms_of_a_text_are_told_with_what_must_not_be_written(guests, someone):
    term(forbidden=("Amal",))
    shown = beside(someone("translator"), make.begin(guests), SENTENCE)
    assert "Åmål" in {button["data-insert"] for button in shown.select("[data-insert]")}
    assert "Amal" in shown.text


@pytest.mark.feature("L11")
def test_a_translation_that_does_not_keep_to_the_glossary_is_warned_about(guests, someone):
    term(forbidden=("Amal",))
    translation = translated(guests, target="Guests from Amal.")
    shown = beside(someone("translator"), translation, SENTENCE)
    assert "никога „Amal“" in shown.text


@pytest.mark.feature("L11")
@pytest.mark.parametrize("words", ["ОМОЛ", "åmål", "amal"])
def test_a_term_is_found_by_any_of_its_forms(someone, words):
    term(forbidden=("Amal",))
    term("хор", "choir")
    page = soup(someone("translator").get(reverse("workspace:glossary"), {"q": words}))
    assert [row.strong.text for row in page.select("tbody tr")] == ["Омол"]


@pytest.mark.feature("L11")
def test_wrong_input_is_explained_and_stays_in_the_form(someone):
    client = someone("translator")
    form = {"term_bg": "Омол", "term_en": "Åmål", "forbidden_en": "Åmål", "note": "Не губи това"}
    shown = soup(client.post(reverse("workspace:glossary_add"), form))
    assert "Åmål" in shown.select_one("[role=alert]").text
    assert shown.select_one("[name=note]").text.strip() == "Не губи това"
    assert GlossaryConcept.objects.count() == 0


@pytest.mark.feature("L11")
def test_two_managers_never_overwrite_each_other_unseen(someone):
    concept = term()
    client = someone("manager")
    address = reverse("workspace:glossary_edit", args=[concept.pk])
    seen = soup(client.get(address)).select_one("[name=version]")["value"]
    write(checked(ConceptData(words={"en": Words("Amål"), "bg": Words("Омол")})), concept)
    form = {"term_bg": "Омол", "term_en": "Åmål (SE)", "version": seen}
    response = client.post(address, form)
    assert response.status_code == 409
    shown = BeautifulSoup(response.content, "html.parser")
    assert shown.select_one("[name=term_en]")["value"] == "Åmål (SE)"
    assert "Amål" in shown.select_one("dl").text
    assert read(GlossaryConcept.objects.get()).words["en"].term == "Amål"
    form["version"] = shown.select_one("[name=version]")["value"]
    client.post(address, form)
    assert read(GlossaryConcept.objects.get()).words["en"].term == "Åmål (SE)"


@pytest.mark.feature("L11")
def test_a_translator_changes_own_suggestions_only(someone):
    client = someone("translator")
    own = term("хор", "choir", status=Status.SUGGESTED, user=client.user)
    other = term("музей", "museum", status=Status.SUGGESTED)
    approved = term(user=client.user)
    asked = [
        client.get(reverse("workspace:glossary_edit", args=[row.pk])).status_code
        for row in (own, other, approved)
    ]
    assert asked == [200, 302, 302]
    for name in ("glossary_delete", "glossary_approve"):
        client.post(reverse(f"workspace:{name}", args=[own.pk]))
    assert GlossaryConcept.objects.get(pk=own.pk).status == Status.SUGGESTED


@pytest.mark.feature("L11")
def test_a_manager_deletes_after_a_question(someone):
    concept = term()
    client = someone("manager")
    address = reverse("workspace:glossary_delete", args=[concept.pk])
    assert "Омол" in said(client.get(address))
    assert GlossaryConcept.objects.exists()
    client.post(address)
    assert not GlossaryConcept.objects.exists()


@pytest.mark.feature("L11")
@pytest.mark.parametrize("kind", ["csv", "tbx"])
def test_the_glossary_goes_out_and_comes_back_as_a_file(someone, kind):
    concept = term(forbidden=("Amal",))
    client = someone("manager")
    response = client.get(reverse(f"workspace:glossary_{kind}"))
    content = b"".join(response.streaming_content if response.streaming else [response.content])
    assert f"glossary.{kind}" in response["Content-Disposition"]
    changed = content.decode().replace("Amal", "Aamaal")
    address = reverse("workspace:glossary_take_in")
    shown = soup(client.post(address, {"file": upload(f"g.{kind}", changed)}))
    [row] = shown.select("tbody tr")
    assert "Aamaal" in row.text
    assert read(concept).words["en"].forbidden == ("Amal",)
    client.post(address, {"file": upload(f"g.{kind}", changed), "overwrite": "1"})
    assert read(concept).words["en"].forbidden == ("Aamaal",)


# --- Rights ------------------------------------------------------------------------------------------

MANAGERS_ONLY = ["memory_export", "memory_take_in", "glossary_take_in"]
EVERY_TRANSLATOR = ["memory", "glossary", "glossary_add", "glossary_csv", "glossary_tbx"]


@pytest.mark.feature("L11")
@pytest.mark.parametrize("name", [*MANAGERS_ONLY, *EVERY_TRANSLATOR])
@pytest.mark.parametrize("role", [None, "translator", "reviewer", "manager"])
def test_who_may_not_can_not(someone, name, role):
    allowed = role == "manager" or (role is not None and name in EVERY_TRANSLATOR)
    answer = someone(role).get(reverse(f"workspace:{name}")).status_code
    assert answer == (200 if allowed else 302)


@pytest.mark.feature("L11")
def test_the_screens_are_in_english_too(someone):
    client = someone("manager")
    profile = UserProfile.get_for_user(client.user)
    profile.preferred_language = "en"
    profile.save()
    assert "What names and terms are in each language" in said(
        client.get(reverse("workspace:glossary"))
    )


def queries_of(client, address, data=None):
    client.get(address, data)
    with CaptureQueriesContext(connection) as captured:
        client.get(address, data)
    return len(captured)


@pytest.mark.feature("L5", "L11")
def test_queries_do_not_grow_with_the_entries(home, someone):
    client = someone("manager")

    def asked():
        return [
            queries_of(client, reverse("workspace:glossary")),
            queries_of(client, reverse("workspace:memory"), {"q": "гости"}),
        ]

    def add(number):
        term(f"град {number}", f"town {number}")
        words = f"{SENTENCE} {number}"
        translated(make.standard_page(home, title=f"Страница {number}", body=(words,)), words)

    for number in range(2):
        add(number)
    before = asked()
    for number in range(2, 8):
        add(number)
    assert asked() == before
