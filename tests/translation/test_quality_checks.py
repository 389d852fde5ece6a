"""What the checks say of a pair of texts, and what they keep silent about."""

import pytest
from django.utils import translation

from translation import quality


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def found(source, target, **options):
    options.setdefault("locale", "en")
    return {finding.code: finding for finding in quality.run(source, target, **options)}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Сумата е 2 500 000 лв.", "The sum is 2,500,000 leva."),
        ("Сумата е 2\u00a0500,50 лв.", "The sum is BGN 2,500.50."),
        ("На 5 май 2006 г.", "On 5 May 2006"),
        ("На 05.05.2006 г.", "On May 5, 2006"),
        ("На 2006-05-05", "On 5 May 2006"),
        ("От 22 до 26 април 2014 г.", "22–26 April 2014"),
        ("В 14,30 ч.", "At 2:30 p.m."),
        ("В 14 ч.", "At 2 pm"),
        ("До 24 часа след това", "Within 24 hours"),
        ("2 дни, 5 града", "Two days, five towns"),
        ("Два дни", "2 days"),
        ("XXI век", "21st century"),
        ("През 90-те години", "In the 1990s"),
        ("2,5 млн. лв.", "2.5 million leva"),
        ("Над 3 хиляди души", "Over 3,000 people"),
        ("20 % от хората", "20 per cent of the people"),
        ("тел. 0848 72020", "phone +359 848 72020"),
        ("Пишете на info@kubrat.bg.", "Write to info@kubrat.bg."),
        ("Вижте https://kubrat.bg/.", "See https://kubrat.bg."),
        ("Сдружение „Път“", "The association “Path”"),
        ("Името е „Кубрат“ на български", "The name is “Кубрат” in Bulgarian"),
        ("2006 г.", "2006"),
        ("Комитетът, който реши, че това е нужно", "The committee decided that that was needed"),
        ("Услугата за машинен превод", "eTranslation"),
        ("Interreg Europe", "Interreg Europe"),
        ("Важно: <b>срокът</b>", "Important: the <strong>deadline</strong>"),
        ("култура", "culture"),
        ("а) първо", "a) first"),
    ],
)
def test_nothing_is_said_about_a_good_translation(source, target):
    assert not found(source, target)


@pytest.mark.parametrize(
    ("code", "source", "target", "excerpt"),
    [
        ("number", "Сумата е 2 500 000 лв.", "The sum is 9,000 leva.", "9,000"),
        ("number", "Сумата е 2,5 лв.", "The sum is 25 leva.", "25"),
        ("number", "На 5 май 2006 г.", "On 6 May 2006", "6"),
        ("date", "На 5 май 2006 г.", "On 5 June 2006", "June"),
        (
            "date",
            "От 5 май 2006 г. до 6 юни 2007 г.",
            "From 6 May 2006 to 5 June 2007",
            "",
        ),
        ("time", "В 14:30 ч.", "At 3:30 pm", "3:30 pm"),
        ("number", "5 дни", "Two days", ""),
        ("percent", "20 % от хората", "20 people", ""),
        ("phone", "тел. 0848 72020", "phone +359 848 72021", ""),
        ("mail", "Пишете на info@kubrat.bg", "Write to info@kubrat.org", ""),
        ("web", "Вижте https://kubrat.bg", "See the site", ""),
        ("web", "Вижте сайта", "See https://example.org", "https://example.org"),
        ("link_missing", 'Вижте <a id="a1">тук</a>', "See here", ""),
        ("link_doubled", '<a id="a1">Тук</a>', '<a id="a1">Here</a>, <a id="a1">here</a>', ""),
        ("emphasis", "<b>Важно</b> е", "It is important", ""),
        ("source_words", "Град Кубрат и други", "The town of Кубрат and others", "Кубрат"),
        ("mixed_letters", "Омол", "Am\u0430l", "Am\u0430l"),
        ("end", "Край на текста.", "End of the text", ""),
        ("end", "Кой ще дойде?", "Who will come.", ""),
        ("brackets", "Край (на)", "End (of", ""),
        ("spaces", "Един ред", "One  line", ""),
        ("spaces", "Един ред", "One line ", ""),
        ("space_before", "Ред, два", "A line , two", " ,"),
        ("quotes", "Сдружение „Път“", 'Association "Path"', '"'),
        ("quotes", "Сдружение „Път“", "Association “Path“", "“"),
        ("dash", "Днес – утре", "Today - tomorrow", " - "),
        ("capital", "Село до града", "village near the town", "village"),
        ("repeated", "Това е добро", "This is is good", "is is"),
        ("proportion", "Едно дълго изречение с много думи в него.", "A sentence.", ""),
    ],
)
def test_a_likely_mistake_is_a_warning(code, source, target, excerpt):
    finding = found(source, target)[code]
    assert finding.level == "warning"
    assert finding.message
    assert finding.excerpt == excerpt


@pytest.mark.parametrize(
    ("code", "source", "target", "limit"),
    [
        ("source_script", "Село до града", "Село до града", None),
        ("link_unknown", 'Вижте <a id="a1">тук</a>', 'See <a id="a7">here</a>', None),
        ("link_unknown", 'Вижте <a id="a1">тук</a>', "See <a>here</a>", None),
        ("marks", "<b>Да</b>", "<b>Yes", None),
        ("marks", "<b>Да</b> <i>не</i>", "<b>Yes <i>no</b></i>", None),
        ("marks", "Да", "<script>Yes</script>", None),
        ("marks", "<b>Да</b>", '<b onclick="x()">Yes</b>', None),
        ("length_limit", "Кратко", "Rather too long", 10),
    ],
)
def test_what_cannot_be_published_is_an_error(code, source, target, limit):
    assert found(source, target, limit=limit)[code].level == "error"


def test_the_length_is_counted_in_characters_that_readers_see():
    assert not found('<a id="a1">Тук</a> &amp; там', '<a id="a1">Here</a> &amp; there', limit=12)


def test_errors_come_before_warnings():
    levels = [
        finding.level for finding in quality.run("Село до града.", "Село до  града", locale="en")
    ]
    assert levels == sorted(levels)
    assert set(levels) == {"error", "warning"}


@pytest.mark.parametrize(
    ("locale", "target"),
    [
        ("de", "Der Verein „Weg“, 5. Mai 2006"),
        ("sl", "Društvo „Pot“, 5. maja 2006"),
        ("fr", "L’association « Chemin », 5 mai 2006"),
        ("el", "Ο σύλλογος «Δρόμος», 5 Μαΐου 2006"),
        ("pl", "Stowarzyszenie „Droga”, 5 maja 2006"),
        ("sv", "Föreningen ”Väg”, 5 maj 2006"),
        ("lt", "Draugija „Kelias“, 2006 m. gegužės 5 d."),
        ("uk", "Об’єднання «Шлях», 5 травня 2006"),
    ],
)
def test_each_language_has_its_own_marks_and_months(locale, target):
    assert not found("Сдружение „Път“, 5 май 2006", target, locale=locale)


def test_foreign_quotation_marks_are_noticed_in_every_language():
    assert "quotes" in found("Сдружение „Път“", "Der Verein “Weg”", locale="de")
    assert "quotes" in found("Сдружение „Път“", "L’association “Chemin”, „oui“", locale="fr")


def test_a_word_for_a_small_number_is_no_mistake_in_a_language_without_a_list_of_words():
    assert not found("5 дни в града", "Pet dni v mestu", locale="sl")
    assert "number" in found("45 дни в града", "Pet dni v mestu", locale="sl")


def test_what_the_glossary_says_stands_beside_the_rest():
    terms = [("glossary_forbidden", "warning", "Not “Amal”: “Åmål”.")]
    assert found("Омол", "Amal", terms=terms)["glossary_forbidden"].message.startswith("Not “Amal”")
