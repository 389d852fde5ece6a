"""The report of a file, for its template."""

from wagtail_localize.models import Translation

from translation import roles, standings
from translation.diffs import word_diff
from translation.exchange.planning import WRITABLE, Kind
from translation.overview.marks import mark_of
from translation.quality.labels import label
from translation.quality.links import editor_address
from translation.quality.pair import plain

# Rows that are shown of each kind.
MOST_ROWS = 200
# Nothing to look at in them.
_WITHOUT_ROWS = {Kind.SAME, Kind.EMPTY}


def report(plan):
    """{"groups": what is shown of each kind, "errors", "claims", "may_review", "can_apply"}."""
    groups = [_group(plan, kind) for kind in Kind if plan.counts[kind]]
    return {
        "groups": groups,
        "errors": plan.errors,
        "claims": plan.claims if plan.may_review else 0,
        "can_apply": any(group["is_writable"] for group in groups),
    }


def _group(plan, kind):
    rows = plan.of(kind)
    shown = [] if kind in _WITHOUT_ROWS else rows[:MOST_ROWS]
    return {
        "kind": kind.value,
        "label": kind.label,
        "count": len(rows),
        "is_writable": kind in WRITABLE,
        "is_chosen": kind in WRITABLE and kind != Kind.REVIEWED,
        "rows": [_row(row) for row in shown],
        "more": len(rows) - len(shown) if shown else 0,
    }


def _row(row):
    translation = row.translation
    return {
        "title": translation.source.object_repr if translation else "",
        "address": editor_address(translation, row.segment) if translation else "",
        "source": plain(row.source),
        "source_language": translation.source.locale.language_code if translation else "",
        "target_language": translation.target_locale.language_code if translation else "",
        "incoming": plain(row.incoming),
        "diff": word_diff(plain(row.current), plain(row.incoming)) if row.current else [],
        "reason": row.reason,
        "has_errors": row.has_errors,
        "findings": [(label(found.code), found.message) for found in row.findings],
    }


def result(kept, user):
    """[(label, number)] of what was written, and of what was left out; `pages`: where, and what is to do there."""
    labels = dict(Kind.choices)
    return {"pages": _pages(kept, user)} | {
        name: [
            (labels.get(kind, kind), number) for kind, number in kept.result.get(name, {}).items()
        ]
        for name in ("written", "left")
    }


def _pages(kept, user):
    """[{title, language, number, state, detail, address}] of the translations written in, as they stand now."""
    written = {int(pk): number for pk, number in kept.result.get("pages", {}).items()}
    rows = (
        Translation.objects.filter(roles.granted(user, roles.SEE), pk__in=written)
        .select_related("source", "target_locale")
        .order_by("source__object_repr", "pk")
        .distinct()
    )
    found = list(rows)
    keys = {row.source.object_id for row in found}
    locales = {row.target_locale_id for row in found}
    standing = (
        {one.translation_id: one for one in standings.fetch(standings.standings(keys, locales))}
        if found
        else {}
    )
    return [
        {
            "title": row.source.object_repr,
            "language": row.target_locale.get_display_name(),
            "number": written[row.pk],
            "mark": mark_of(standing[row.pk]) if row.pk in standing else None,
            "address": editor_address(row),
        }
        for row in found
    ]
