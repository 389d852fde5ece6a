"""The previous and the next page of the same section and language."""

from django.conf import settings
from django.db.models import Q

from facts.visible import language_of_words, settle, visible


def neighbours(page, field):
    """{previous, next}: {title, url, lang} of the pages just before and after by `field`; one query.

    Pages that are not translated are passed over: a reader who leafs stays in the language.
    """
    if not page.pk or not page.path:
        return {}
    model = type(page)
    sisters = visible(
        model.objects.filter(depth=page.depth, path__startswith=page.path[: -page.steplen])
    ).exclude(pk=page.pk)
    if page.locale.language_code != settings.LANGUAGE_CODE:
        sisters = sisters.filter(alias_of__isnull=True)
    value = getattr(page, field)
    earlier = Q(**{f"{field}__lt": value}) | Q(**{field: value, "pk__lt": page.pk})
    later = Q(**{f"{field}__gt": value}) | Q(**{field: value, "pk__gt": page.pk})
    before = sisters.filter(earlier).order_by(f"-{field}", "-pk").values("pk")[:1]
    after = sisters.filter(later).order_by(field, "pk").values("pk")[:1]
    rows = model.objects.filter(Q(pk__in=before) | Q(pk__in=after)).defer("body")
    found = {}
    for row in settle(list(rows), page):
        is_before = (getattr(row, field), row.pk) < (value, page.pk)
        found["previous" if is_before else "next"] = {
            "title": row.title,
            "url": row.url,
            "lang": language_of_words(row),
        }
    return found
