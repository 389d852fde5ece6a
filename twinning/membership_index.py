"""The list of memberships."""

from collections import defaultdict

from django.utils.translation import gettext

from facts.formats import format_record_money
from home.models import Organisation
from twinning.membership_rows import in_order, is_current, periods_text
from twinning.models import MembershipPage, MembershipPeriod, Representative
from twinning.reading import Reader, in_content_language, marked_snippet, page_lang
from twinning.words_of import sentence


@in_content_language
def membership_index(index, request):
    """Everything that pages/twinning/membership_index.html names; see there."""
    reader = Reader(index, request)
    pages = reader.pages(MembershipPage).filter(path__startswith=index.path, depth=index.depth + 1)
    pages = reader.collect(pages.defer("body", "benefits").order_by("path"))
    organisations = reader.words(
        Organisation, [pk for page in pages for pk in (page.organisation_id, page.member_id)]
    )
    periods = _by_page(MembershipPeriod, pages)
    people = _by_page(Representative, pages)
    rows = [_row(page, organisations, periods[page.pk], people[page.pk]) for page in pages]
    return {
        "rows": rows,
        "has_members": any(row["member"] for row in rows),
        "has_fees": any(row["fee"] for row in rows),
        "has_people": any(row["people"] for row in rows),
    }


def _by_page(model, pages):
    rows = defaultdict(list)
    for row in model.objects.filter(membership__in=[page.pk for page in pages]).order_by(
        "sort_order", "pk"
    ):
        rows[row.membership_id].append(row)
    return rows


def _row(page, organisations, periods, people):
    organisation = organisations.get(page.organisation_id)
    member = organisations.get(page.member_id)
    has_original = organisation and organisation.name_original != organisation.name
    return {
        "page": page,
        "lang": page_lang(page),
        "organisation": organisation,
        "acronym": organisation.acronym if organisation else "",
        "original": organisation.name_original if has_original else "",
        "original_lang": organisation.original_language if organisation else "",
        "member": marked_snippet(member, member.short_name) if member else "",
        "kind": sentence(page.get_kind_display()),
        "since": periods_text(in_order(periods)) or gettext("year not known"),
        "is_current": is_current(periods),
        "fee": format_record_money(page),
        "people": ", ".join(person.name for person in people if not person.until),
    }
