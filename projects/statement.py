"""The programme that pays, and the words its rules put beside the emblem, in the language of a page."""

from django.conf import settings
from django.db.models import Case, OuterRef, Q, Subquery, Value, When

from facts.rows import RowObject
from projects.models import FundingStatement, Programme


def programme_and_statement(page):
    """(Programme or None, {text, disclaimer, without_emblem, lang} or None); one query.

    What is not translated comes in the source's language, and says so by its locale or `lang`.
    """
    if not page.programme_id:
        return None, None
    code = page.content_language
    own = Q(translation_key__in=_keys(page), live=True, locale__language_code=code)
    rows = (
        Programme.objects.filter(own | Q(pk=page.programme_id))
        .select_related("locale")
        .annotate(statement_row=_statement(code))
    )
    found = {row.pk == page.programme_id: row for row in rows}
    programme = found.get(False) or found.get(True)
    row = programme.statement_row if programme else None
    return programme, _shown(row, code) if row else None


def _keys(page):
    return Programme.objects.filter(pk=page.programme_id).values("translation_key")


def _statement(code):
    """The statement in the language, else in the source's, as one JSON value."""
    rows = FundingStatement.objects.filter(
        Q(live=True, locale__language_code=code) | Q(locale__language_code=settings.LANGUAGE_CODE),
        translation_key=OuterRef("statement__translation_key"),
    )
    first = Case(When(locale__language_code=code, then=Value(0)), default=Value(1))
    data = RowObject(
        text="statement",
        disclaimer="disclaimer",
        shows_emblem="shows_emblem",
        code="locale__language_code",
    )
    return Subquery(rows.order_by(first).annotate(data=data).values("data")[:1])


def _shown(row, code):
    return {
        "text": row["text"],
        "disclaimer": row["disclaimer"],
        "without_emblem": not row["shows_emblem"],
        "lang": "" if row["code"] == code else row["code"],
    }
