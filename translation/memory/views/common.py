"""Which pair of languages a screen is about, and who may see it."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied
from wagtail.models import Locale

from translation import roles
from translation.languages import source_locale


@dataclass(frozen=True)
class Pair:
    """`source` and `target` are Locales; `choices` the targets that the person may choose between."""

    source: Locale
    target: Locale
    choices: tuple

    @property
    def codes(self):
        return self.source.language_code, self.target.language_code


def targets_of(user, action):
    """The locales of translations in which the person may do something, in the order of the settings."""
    allowed = roles.locales_of(user, action)
    order = [code for code, _name in settings.LANGUAGES]
    rows = Locale.objects.exclude(language_code=settings.LANGUAGE_CODE)
    if allowed is not None:
        rows = rows.filter(pk__in=allowed)
    return sorted(
        rows,
        key=lambda row: (
            order.index(row.language_code) if row.language_code in order else len(order)
        ),
    )


def pair_of(request, action=roles.SEE):
    """The Pair that `?locale=` names, else the first that there is. Raises PermissionDenied."""
    targets = targets_of(request.user, action)
    if not targets:
        raise PermissionDenied
    wanted = request.GET.get("locale") or request.POST.get("locale")
    chosen = next((row for row in targets if row.language_code == wanted), None)
    if chosen is None:
        chosen = targets[0]
    return Pair(source_locale(), chosen, tuple(targets))


def may_manage(user, locale):
    allowed = roles.locales_of(user, roles.MANAGE)
    return allowed is None or locale.pk in allowed
