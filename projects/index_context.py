"""The list of projects: what its page shows."""

from decimal import ROUND_DOWN, Decimal

from django.core.paginator import Paginator
from django.utils.translation import gettext, ngettext

from facts.formats import format_money, format_number, format_record_money
from home.wording import in_content_language
from media.renditions import prefetch_pictures
from projects import listed
from projects.money_facts import eu_rate, shares
from search.filters import address, narrow

PER_PAGE = 12


@in_content_language
def projects(page, request):
    """Context of pages/projects/project_index.html."""
    everything = listed.listed(page)
    found = narrow(
        request, everything.pages, listed.groups(everything), listed.values_of(everything)
    )
    page_obj = Paginator(found.items, PER_PAGE).get_page(request.GET.get("page"))
    prefetch_pictures(page_obj.object_list, "card")
    return {
        "page_obj": page_obj,
        "cards": [
            card(project, everything.contributions.get(project.pk, [])) for project in page_obj
        ],
        "filters": found.groups,
        "folded": found.folded,
        "is_unfolded": any(group["chosen"] for group in found.folded),
        "is_filtered": found.is_filtered,
        "total_text": _count(len(found.items), len(everything.pages), found.is_filtered),
        "sums": _sums(everything, found.items),
        "exports": [
            {"name": name, "url": address(request.path, found.chosen, format=name.lower())}
            for name in ("CSV", "JSON")
        ],
    }


def card(project, contributions):
    """What components/card/project.html shows of a project."""
    return {
        "page": project,
        "shares": shares(project, contributions),
        "total": format_record_money(project),
        "eu_rate": eu_rate(project, contributions),
    }


def _count(shown, total, is_filtered):
    if not is_filtered:
        return ngettext("%(count)s project", "%(count)s projects", total) % {
            "count": format_number(total)
        }
    return gettext("%(shown)s of %(total)s projects") % {
        "shown": format_number(shown),
        "total": format_number(total),
    }


def _sums(everything, shown):
    """The money of the European Union in those shown in which we take part, and for how many it is known."""
    pages = listed.with_us(shown)
    without = ""
    if len(pages) < len(shown):
        without = gettext("; without the projects in which our municipality takes no part")
    total, at_least, known = listed.eu_money(everything, pages)
    if total is None:
        # The countries by themselves would say little.
        return []
    if at_least:
        # Of a lower bound the cents say nothing.
        total = total.quantize(Decimal(1), rounding=ROUND_DOWN)
    label = gettext("from the European Union for the whole projects, all partners together")
    if known < len(pages):
        label += gettext("; the amount is known for %(known)s of %(all)s") % {
            "known": known,
            "all": len(pages),
        }
    countries = {code for page in pages for code in everything.countries.get(page.pk, ())}
    return [
        {"value": format_money(total, "EUR", at_least), "label": label + without},
        {
            "value": format_number(len(countries)),
            "label": ngettext("country in all", "countries in all", len(countries)),
        },
    ]
