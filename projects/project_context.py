"""Everything that the page of a project shows."""

from facts.formats import format_number
from facts.languages import country_name, language_name
from home.linked import foresee
from home.models import Term
from home.related import related_lists
from home.wording import in_content_language, lang_of, localized, named
from projects import rows as project_rows
from projects.fiche import fiche
from projects.json_ld import project_json_ld
from projects.money_facts import money_facts
from projects.partners import partners, summary
from projects.statement import programme_and_statement


@in_content_language
def project_context(page):
    """Context of pages/projects/project.html."""
    rows = project_rows.load(page)
    foresee([row.body for row in rows.activities] + [row.text for row in rows.original_texts])
    programme, statement = programme_and_statement(page)
    found = partners(page, rows.partners)
    terms = localized(Term, _term_ids(rows), page)
    money = money_facts(page, rows.contributions)
    lists = related_lists(
        page,
        [row.record_id for row in rows.related_records],
        [(row, "image") for row in rows.logos],
    )
    return {
        "rows": rows,
        "programme": programme,
        "statement": statement,
        "money": money,
        "partners": found,
        "partners_summary": summary(found) if found else "",
        "has_shares": any(partner.share for partner in found),
        "target_groups": named(terms[pk] for pk in rows.target_groups if pk in terms),
        "themes": named(terms[pk] for pk in rows.themes if pk in terms),
        "outputs": _outputs(rows.outputs, terms),
        "originals": [
            {"row": row, "language": language_name(row.language)} for row in rows.original_texts
        ],
        "related": lists,
        "facts": fiche(page, rows, programme, found, lists),
        "structured_data": project_json_ld(page, programme, found),
    }


def _term_ids(rows):
    return {*rows.themes, *rows.target_groups, *(row.unit_id for row in rows.outputs)}


def _outputs(rows, terms):
    """{rows: [{name, unit, target, achieved, countries}], has_…: whether a column is of use}."""
    shown = [
        {
            "name": row.name,
            "unit": terms[row.unit_id].name if row.unit_id in terms else "",
            "unit_lang": lang_of(terms[row.unit_id]) if row.unit_id in terms else "",
            "target": format_number(row.target),
            "achieved": format_number(row.achieved),
            "countries": [country_name(code) for code in row.countries.split()],
        }
        for row in rows
    ]
    return {
        "rows": shown,
        "has_unit": any(row["unit"] for row in shown),
        "has_achieved": any(row["achieved"] for row in shown),
        "has_countries": any(row["countries"] for row in shown),
    }
