"""The page of a project: the fiche, the emblem, the money, the partners."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from home.models import Organisation
from projects.models import (
    Activity,
    Contribution,
    KeyMessage,
    Objective,
    OriginalText,
    Output,
    ProjectIndexPage,
    ProjectPage,
    ProjectPartner,
    ProjectPlace,
    ProjectRecord,
    Reference,
)
from tests.public_pages import add, homes, programme, queries, snippet, stand_in, term, translate

pytestmark = pytest.mark.django_db
__all__ = ["homes"]


def organisation(original, name, en="", country="SI", language="sl"):
    return snippet(
        Organisation,
        {"name": en, "place": "Maribor"} if en else None,
        name=name,
        name_original=original,
        original_language=language,
        country=country,
        place="Марибор",
    )


@pytest.fixture
def index(homes):
    return add(homes["bg"], ProjectIndexPage(title="Проекти", slug="proekti"))


@pytest.fixture
def english_index(index):
    return translate(index, title="Projects", slug="projects")


def rows(number=1, partners=2):
    """Child rows of a project, `number` of each kind."""
    chosen = [
        organisation(
            f"Ekonomski inštitut {n}", f"Икономически институт {n}", f"Economic Institute {n}"
        )
        for n in range(partners)
    ]
    unit = term("output_unit", f"forum-{number}", "форум", "forum")
    return {
        "references": [Reference(scheme="contract", value=f"VS/2012/0{n}") for n in range(number)],
        "contributions": [
            Contribution(kind="eu", amount=Decimal("204930.03")),
            Contribution(kind="partner", amount=Decimal("51278.79")),
        ],
        "partners": [
            ProjectPartner(organisation=one, role="lead" if n == 0 else "partner", number=n + 1)
            for n, one in enumerate(chosen)
        ],
        "objectives": [Objective(text=f"Цел номер {n}") for n in range(number)],
        "activities": [Activity(title=f"Дейност {n}", body="<p>Как</p>") for n in range(number)],
        "key_messages": [KeyMessage(title=f"Послание {n}") for n in range(number)],
        "outputs": [
            Output(name=f"форуми {n}", unit=unit, target=3, countries="SI IT")
            for n in range(number)
        ],
        "places": [ProjectPlace(name=f"Място {n}", country="SI") for n in range(number)],
        "original_texts": [
            OriginalText(language="sl", title="Sodelovanje", text="<p>Namen projekta</p>")
        ],
    }


def coop(**fields):
    values = {
        "title": "Сътрудничество за по-голяма конкурентоспособност",
        "slug": "coop",
        "acronym": "COOP",
        "start": "2012-05-01",
        "end": "2013-06-01",
        "amount": Decimal("256208.82"),
        "our_role": "none",
        "source_note": "Представянето на проекта.",
    }
    return ProjectPage(**values | fields)


@pytest.fixture
def project(index):
    return add(index, coop(programme=programme()), rows())


def soup(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text(tag):
    return " ".join(tag.get_text(" ").replace("\xa0", " ").split())


@pytest.mark.feature("P1", "P3", "P4", "P5")
def test_the_fiche_tells_who_when_and_how_much(client, project):
    page = soup(client, "/bg/proekti/coop/")
    assert len(page.find_all("h1")) == 1
    assert page.h1.text == "COOP"
    shown = text(page.main)
    for fact in (
        "Сътрудничество за по-голяма конкурентоспособност",
        "256 208,82 €",
        "204 930,03 € (79,99%)",
        "51 278,79 €",
        "1 май 2012 г.",
        "1 юни 2013 г.",
        "13",
        "VS/2012/00",
        "Икономически институт 0",
        "Словения",
    ):
        assert fact in shown, fact
    assert page.find("time", datetime="2012-05-01")


@pytest.mark.feature("P8", "P21", "L15")
def test_names_are_told_in_the_readers_language_and_in_their_own(client, project, english_index):
    translate(project, title="Cooperation", slug="coop")
    page = soup(client, "/en/projects/coop/")
    shown = text(page.main)
    assert "Economic Institute 0" in shown
    assert "Slovenia" in shown
    assert "€256,208.82" in shown
    assert page.find(lang="sl", string="Ekonomski inštitut 0")
    assert page.find(lang="sl", string="Namen projekta") or page.select_one('[lang="sl"] p')
    assert "Икономически" not in shown


@pytest.mark.feature("P15", "P17")
@pytest.mark.parametrize(
    ("path", "statement", "disclaimer"),
    [
        (
            "/bg/proekti/coop/",
            "Този проект получи финансиране от Европейския съюз.",
            "Отговорността е изцяло на автора.",
        ),
        (
            "/en/projects/coop/",
            "This project has received funding from the European Union.",
            "Sole responsibility lies with the author.",
        ),
    ],
)
def test_the_emblem_stands_before_the_text_in_the_pages_language(
    client, project, english_index, path, statement, disclaimer
):
    translate(project, title="Cooperation", slug="coop")
    page = soup(client, path)
    header = page.select_one(".fiche__head")
    assert header.find("img", src=lambda src: "eu.svg" in src)["alt"]
    assert statement in text(header)
    assert disclaimer in text(page.select_one(".fiche__end"))


def test_an_untranslated_project_speaks_bulgarian_throughout(client, project, english_index):
    stand_in(project)
    page = soup(client, "/en/projects/coop/")
    content = page.select_one(".content")
    assert content["lang"] == "bg"
    assert "Този проект получи финансиране" in text(content)
    assert "Икономически институт 0" in text(content)


@pytest.mark.feature("P6")
def test_levs_stay_levs_with_the_euro_beside(client, index):
    add(index, coop(currency="BGN", amount=Decimal("391166")), {})
    shown = text(soup(client, "/bg/proekti/coop/").main)
    assert "391 166 лв. (200 000 €)" in shown
    assert "1,95583" in shown


@pytest.mark.feature("P7")
def test_what_the_parts_leave_open_is_said(client, index):
    add(
        index,
        coop(amount=Decimal("300000")),
        {"contributions": [Contribution(kind="eu", amount=Decimal("200000"))]},
    )
    assert "100 000 €" in text(soup(client, "/bg/proekti/coop/").select_one(".fiche__money"))


@pytest.mark.feature("P9")
def test_a_partner_who_left_and_one_without_money(client, index):
    partners = [
        ProjectPartner(organisation=organisation("A", "А"), role="lead"),
        ProjectPartner(organisation=organisation("B", "Б"), role="associated"),
        ProjectPartner(organisation=organisation("C", "В"), left="2012-11"),
    ]
    add(index, coop(), {"partners": partners})
    page = soup(client, "/bg/proekti/coop/")
    assert page.find("time", datetime="2012-11")


@pytest.mark.feature("P20", "N11")
def test_what_names_the_project_is_listed_by_itself(client, homes, project):
    from news.models import NewsIndexPage, NewsPage, NewsRecord

    news = add(homes["bg"], NewsIndexPage(title="Новини", slug="novini"))
    add(
        news,
        NewsPage(title="Семинар", slug="seminar", date="2023-12"),
        {"related_records": [NewsRecord(record=project)]},
    )
    page = soup(client, "/bg/proekti/coop/")
    assert page.find("a", href="/bg/novini/seminar/", string="Семинар")


@pytest.mark.feature("O3")
def test_machines_are_told_the_same(client, project):
    import json

    blocks = soup(client, "/bg/proekti/coop/").find_all("script", type="application/ld+json")
    data = next(
        found for found in (json.loads(tag.string) for tag in blocks) if found["@type"] == "Project"
    )
    assert data["alternateName"] == "COOP"
    assert data["funding"]["amount"]["value"] == "256208.82"
    assert data["member"][0]["address"]["addressCountry"] == "SI"


def test_a_draft_shows_what_is_not_saved(client, project, rf):
    from projects.project_context import project_context

    draft = project.get_latest_revision_as_object() if project.latest_revision else project
    draft.objectives = [Objective(text="Нова цел")]
    context = project_context(draft)
    assert [row.text for row in context["rows"].objectives] == ["Нова цел"]


def test_the_number_of_queries_does_not_grow(client, index, english_index):
    small = add(index, coop(slug="small", programme=programme("small")), rows(1, 2))
    large = add(index, coop(slug="large", programme=programme("large")), rows(9, 9))
    towns = [ProjectRecord(record=small)]
    large.related_records.set(towns)
    large.save()
    for page in (small, large):
        translate(page)
    count = queries(client, "/en/projects/small/")
    assert queries(client, "/en/projects/large/") == count
    assert count <= 20


@pytest.mark.feature("P10", "P11", "P12", "P14", "P18", "P25")
def test_what_the_project_does_and_leaves_is_told_in_order(client, index):
    page = add(
        index,
        coop(
            durability_until="2018-06-01",
            keep_url="https://keep.eu/projects/1/",
            kohesio_url="https://kohesio.ec.europa.eu/1",
        ),
        rows(3),
    )
    page.target_groups.set([term("target_group", "chambers", "камари")])
    page.themes.set([term("theme", "economy", "социална икономика")])
    page.save()
    shown = soup(client, "/bg/proekti/coop/")
    told = [text(tag) for tag in shown.select("section[aria-labelledby=objectives] li")]
    assert told == ["Цел номер 0", "Цел номер 1", "Цел номер 2"]
    activities = [text(tag) for tag in shown.select("section[aria-labelledby=activities] h3")]
    assert activities == ["Дейност 0", "Дейност 1", "Дейност 2"]
    results = shown.select_one("section[aria-labelledby=results] table")
    assert results.caption
    assert "форуми 0 форум 3 Словения, Италия" in text(results)
    for fact in ("камари", "социална икономика", "Място 2", "Послание 1", "1 юни 2018 г."):
        assert fact in text(shown.main), fact
    assert shown.find("a", href="https://keep.eu/projects/1/")
    assert shown.find("a", href="https://kohesio.ec.europa.eu/1")
    for cell in shown.select("main table thead th"):
        assert cell["scope"] == "col"


@pytest.mark.feature("P13", "D1", "D16")
def test_documents_say_type_size_and_language(client, index):
    from django.core.files.base import ContentFile

    from media.models import DocumentFile
    from projects.models import Deliverable

    document = DocumentFile(title="Opis", language="sl", date="2012", file_size=84_009)
    document.file.save("opis.pdf", ContentFile(b"%PDF-1.4 " + b"0" * 84_000))
    document.save()
    add(index, coop(), {"deliverables": [Deliverable(document=document, label="Представяне")]})
    entry = soup(client, "/bg/proekti/coop/").select_one(".documents li")
    assert entry.a["href"] == document.url
    assert entry.a["hreflang"] == "sl"
    assert "Представяне" in text(entry)
    for fact in ("PDF", "84", "словенски", "2012 г."):
        assert fact in text(entry), fact


@pytest.mark.feature("V9")
def test_a_contact_that_has_run_out_is_not_shown(client, index):
    import datetime

    from projects.models import ProjectContact

    contacts = [
        ProjectContact(unit="Отдел „Проекти“", mailbox="projects@example.org"),
        ProjectContact(
            unit="Бивш отдел",
            mailbox="old@example.org",
            valid_until=datetime.date.today() - datetime.timedelta(days=1),
        ),
    ]
    add(index, coop(), {"contacts": contacts})
    shown = soup(client, "/bg/proekti/coop/").main
    assert shown.find("a", href="mailto:projects@example.org")
    assert "Бивш отдел" not in text(shown)
