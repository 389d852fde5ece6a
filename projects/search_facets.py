"""What the search knows of projects."""

from django.conf import settings
from django.db.models import Case, F, Value, When

from projects.models import Programme, ProjectPage, ProjectPartner
from search import facets

facets.register_kind(ProjectPage)
facets.register_link("programme", ProjectPage, "pk", "programme__code")
facets.register_link("country", ProjectPartner, "project_id", "organisation__country")


@facets.register_names("programme")
def programmes(locale):
    """Every programme by its code: in the reader's language where it is translated."""
    codes = {locale.language_code, settings.LANGUAGE_CODE}
    rows = Programme.objects.filter(live=True, locale__language_code__in=codes)
    own_language_last = Case(When(locale=locale, then=Value(1)), default=Value(0))
    return rows, {
        "value": F("code"),
        "name": F("name"),
        "lang": F("locale__language_code"),
        "rank": own_language_last,
    }
