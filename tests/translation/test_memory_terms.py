"""L11: the glossary's terms are found in a text, and what a translation does not keep is said."""

import pytest

from tests import helpers_translation as make
from translation import memory
from translation.memory.glossary import ConceptData, Status, Words, checked, write
from translation.memory.stems import stem
from translation.models import GlossaryConcept

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return make.locale("bg"), make.locale("en")


def concept(bg, en, admitted=(), forbidden=(), case_sensitive=False, source_too=(), **facts):
    data = ConceptData(
        words={
            "bg": Words(bg, admitted=source_too, case_sensitive=case_sensitive),
            "en": Words(en, admitted, forbidden, case_sensitive),
        },
        **facts,
    )
    return write(checked(data))


def found(text, pair):
    return [(term.source, term.target) for term in memory.terms_in(text, *pair)]


def codes(source, target, pair):
    return [code for code, _level, _message in memory.glossary_findings(source, target, *pair)]


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("община", ["общината", "общини", "общините", "Община"]),
        ("център", ["центрове", "центъра", "центровете", "центърът"]),
        ("културен", ["културна", "културните", "културния", "културно"]),
        ("град", ["градът", "града", "градове", "градовете"]),
        ("партньорство", ["партньорството", "партньорства", "партньорствата"]),
        ("споразумение", ["споразумението", "споразумения", "споразуменията"]),
        ("програма", ["програмата", "програми", "програмите"]),
        ("музей", ["музея", "музеи", "музеят", "музеите"]),
        ("читалище", ["читалища", "читалището", "читалищата"]),
    ],
)
def test_a_bulgarian_term_is_found_in_every_number_and_with_its_article(term, words):
    assert {stem(word.casefold(), "bg") for word in words} == {stem(term, "bg")}


@pytest.mark.parametrize(
    ("one", "many"),
    [("enterprise", "enterprises"), ("city", "cities"), ("bus", "buses"), ("town", "town’s")],
)
def test_an_english_term_is_found_in_either_number(one, many):
    assert stem(one, "en") == stem(many, "en")


@pytest.mark.parametrize(
    ("one", "other"),
    [("община", "общински"), ("кмет", "кметство"), ("култура", "културен"), ("ръка", "река")],
)
def test_another_word_is_not_that_term(one, other):
    assert stem(one, "bg") != stem(other, "bg")


def test_a_term_is_marked_where_it_stands_in_the_plain_text(pair):
    concept("побратимен град", "twin town", note="Not “sister city”.")
    text = "Нашите <b>побратимени</b> градове са три."
    [term] = memory.terms_in(text, *pair)
    words = "Нашите побратимени градове са три."
    assert words[term.start : term.end] == term.source == "побратимени градове"
    assert (term.target, term.note) == ("twin town", "Not “sister city”.")


def test_the_longest_term_wins(pair):
    concept("град", "town")
    concept("побратимен град", "twin town")
    assert found("Побратимен град и друг град.", pair) == [
        ("Побратимен град", "twin town"),
        ("град", "town"),
    ]


def test_an_apostrophe_between_the_words_parts_no_term(pair):
    concept("съюз на производителите", "producers’ union")
    assert codes("Съюзът на производителите", "The producers’ union", pair) == []


def test_words_of_two_sentences_are_no_term(pair):
    concept("побратимен град", "twin town")
    assert found("Той е побратимен. Град Кубрат е голям.", pair) == []


def test_amal_is_never_written_without_its_rings(pair):
    concept("Омол", "Åmål", forbidden=("Amal", "Aamaal"), case_sensitive=True)
    assert codes("Гости от Омол.", "Guests from Amal.", pair) == ["glossary_forbidden"]
    assert codes("Гости от Омол.", "Guests from Åmål’s choir.", pair) == []
    assert codes("Гости от Омол.", "Guests from Sweden.", pair) == ["glossary_missing"]
    assert codes("Гости от Швеция.", "Guests of Amal Clooney.", pair) == []
    [finding] = memory.glossary_findings("Гости от Омол.", "Guests from Amal.", *pair)
    assert finding[1] == "warning"
    assert "Åmål" in finding[2]
    assert "Amal" in finding[2]


def test_another_allowed_form_is_as_good_as_the_term(pair):
    concept("побратимен град", "twin town", admitted=("twin city",))
    assert codes("Побратимени градове", "Our twin cities", pair) == []
    assert codes("Побратимени градове", "Our sister cities", pair) == ["glossary_missing"]


def test_a_forbidden_form_inside_an_allowed_one_is_none(pair):
    concept("Община Кубрат", "Municipality of Kubrat", forbidden=("Kubrat",))
    assert codes("Община Кубрат кани", "Municipality of Kubrat invites", pair) == []
    assert codes("Община Кубрат кани", "Kubrat invites", pair) == ["glossary_forbidden"]


def test_a_name_that_is_not_translated_must_stand_as_it_is(pair):
    write(
        checked(
            ConceptData(
                do_not_translate=True, words={"bg": Words("Interreg Europe", case_sensitive=True)}
            )
        )
    )
    assert found("По програма Interreg Europe.", pair) == [("Interreg Europe", "Interreg Europe")]
    assert codes("По Interreg Europe.", "Under Interreg Europe.", pair) == []
    assert codes("По Interreg Europe.", "Under interreg europe.", pair) == ["glossary_missing"]


def test_capitals_matter_only_where_the_term_says_so(pair):
    concept("Мир", "Mir", case_sensitive=True)
    assert found("мир и дружба", pair) == []
    assert found("в Мир", pair) == [("Мир", "Mir")]
    assert found("МИР", pair) == [("МИР", "Mir")]


def test_a_suggestion_counts_only_when_it_is_approved(pair):
    row = concept("хор", "choir", status=Status.SUGGESTED)
    assert found("Нашият хор пее.", pair) == []
    row.status = Status.APPROVED
    row.save()
    assert found("Нашият хор пее.", pair) == [("хор", "choir")]
    row.delete()
    assert found("Нашият хор пее.", pair) == []


def test_many_texts_are_checked_with_one_reading(pair, django_assert_max_num_queries):
    concept("община", "municipality")
    codes("община", "x", pair)
    with django_assert_max_num_queries(0):
        for number in range(50):
            assert codes(f"община {number}", "municipality", pair) == []
    assert GlossaryConcept.objects.count() == 1
