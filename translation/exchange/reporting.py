"""The report of a file, for its template."""

from django.conf import settings
from wagtail_localize.models import Translation

from translation import roles, standings
from translation.diffs import word_diff
from translation.exchange.naming import name_of
from translation.exchange.plans import WRITABLE, Kind
from translation.overview.marks import mark_of
from translation.quality.labels import label
from translation.quality.links import editor_address
from translation.quality.pair import plain
from translation.text_writing import model_translated

# Nothing to look at in them.
_WITHOUT_ROWS = {Kind.SAME, Kind.EMPTY}


def report(plan):
    """{"groups": what is shown of each kind, "errors", "claims", "can_apply"}."""
    groups = [_group(plan, kind) for kind in Kind if plan.counts[kind]]
    return {
        "groups": groups,
        "errors": plan.errors,
        "claims": plan.claims,
        "can_apply": plan.offered > 0,
    }


def _group(plan, kind):
    is_writable = kind in WRITABLE
    number = plan.counts[kind]
    shown = [] if kind in _WITHOUT_ROWS else plan.shown(kind)
    return {
        "kind": kind.value,
        "label": kind.label,
        "count": number,
        "is_writable": is_writable,
        "rows": [_row(row) for row in shown],
        "more": number - len(shown) if shown else 0,
        "rest": len(plan.rest(kind)) if is_writable else 0,
        "doubtful": sum(row.is_doubtful for row in plan.of(kind)) if is_writable else 0,
    }


def _row(row):
    translation = row.translation
    original = plain(row.source)
    return {
        "key": row.key,
        "is_ticked": not row.is_doubtful,
        "takes_back": row.takes_back,
        "place": _place(row),
        "title": translation.source.object_repr if translation else "",
        "address": editor_address(translation, row.segment) if translation else "",
        "source": original,
        "written_for": row.written_for if _is_other(row.written_for, original) else "",
        "source_language": (
            translation.source.locale.language_code if translation else settings.LANGUAGE_CODE
        ),
        "target_language": translation.target_locale.language_code if translation else "",
        "incoming": plain(row.incoming),
        "diff": word_diff(plain(row.current), plain(row.incoming)) if row.current else [],
        "is_known": translation is not None,
        "reason": row.reason,
        "has_errors": row.has_errors,
        "findings": [(label(found.code), found.message) for found in row.findings],
    }


def _place(row):
    """Where on its page a text stands, in words."""
    return name_of(model_translated(row.translation), row.segment.context) if row.segment else ""


def _is_other(written_for, original):
    return written_for.split() != original.split()


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
