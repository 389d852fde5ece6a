"""What narrows the lists: language, section, type, person, words of the title."""

import re
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale, Page

from translation import roles, standings
from translation.models import TranslationTask
from translation.standing_sql import SECTION_LENGTH, Statement, record_models

RECORDS = "records"
NOBODY = "nobody"


@dataclass(frozen=True)
class Names:
    """What the ids of a list are called: {locale id: Locale}, {section path: title}, {type id: name}."""

    locales: dict
    sections: dict
    types: dict

    def section(self, path):
        """Records have none; a page above the sections goes by its own title, one that may not be seen by none."""
        return self.sections.get(path) or (_("Records") if not path else "")


def names_for(user, sight=None):
    """Locales that the person has a part in first; sections only those that `sight` (a condition) lets see."""
    allowed = roles.locales_of(user)
    locales = Locale.objects.exclude(language_code=settings.LANGUAGE_CODE)
    ordered = sorted(locales, key=lambda one: (bool(allowed) and one.pk not in allowed, one.pk))
    sections = standings.select(
        "DISTINCT s.path, s.title",
        where=[sight, Statement(f"s.path <> '' AND LENGTH(s.path) <= {SECTION_LENGTH}")],
        tail="ORDER BY s.path",
    )
    return Names({locale.pk: locale for locale in ordered}, dict(sections), _type_names())


def _type_names():
    models = [*_page_models(), *record_models()]
    types = ContentType.objects.get_for_models(*models)
    return {types[model].pk: capfirst(str(model._meta.verbose_name)) for model in models}


def _page_models():
    from wagtail.models import get_page_models

    return [model for model in get_page_models() if model is not Page]


class FilterForm(forms.Form):
    """Everything optional; a value that does not exist is left out, as if it were not there."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    section = forms.ChoiceField(label=_("Section"), required=False)
    type = forms.ChoiceField(label=_("Type"), required=False)
    person = forms.ChoiceField(label=_("Person"), required=False)
    q = forms.CharField(label=_("Words of the title"), required=False, max_length=100)

    def __init__(self, data, names):
        super().__init__(data)
        self.names = names
        self._offer(
            "language",
            pgettext_lazy("languages", "all"),
            [(str(pk), locale.get_display_name()) for pk, locale in names.locales.items()],
        )
        sections = [
            (path, title) for path, title in names.sections.items() if len(path) == SECTION_LENGTH
        ]
        self._offer(
            "section", pgettext_lazy("sections", "all"), [*sections, (RECORDS, _("Records"))]
        )
        types = sorted(names.types.items(), key=lambda item: item[1])
        self._offer("type", pgettext_lazy("types", "all"), [(str(pk), name) for pk, name in types])
        self._offer("person", pgettext_lazy("people", "all"), [*people(), (NOBODY, _("nobody"))])

    def _offer(self, name, everything, choices):
        self.fields[name].choices = [("", everything), *choices]

    @property
    def is_narrowed(self):
        return self.is_bound and any(self.chosen().values())

    def chosen(self):
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}

    def conditions(self):
        """Statements on standings `s`."""
        chosen = self.chosen()
        found = []
        if chosen["language"]:
            found.append(Statement("s.locale_id = %s", [int(chosen["language"])]))
        if chosen["type"]:
            found.append(Statement("s.content_type_id = %s", [int(chosen["type"])]))
        if chosen["section"] == RECORDS:
            found.append(Statement("s.path = ''"))
        elif chosen["section"]:
            found.append(Statement("s.path LIKE %s", [chosen["section"] + "%"]))
        if chosen["person"] == NOBODY:
            found.append(Statement("s.assignee_id IS NULL"))
        elif chosen["person"]:
            found.append(Statement("s.assignee_id = %s", [int(chosen["person"])]))
        if chosen["q"]:
            found.append(contains("s.title", chosen["q"]))
        return found


def people():
    """[(id, name)] of those who have open tasks."""
    users = get_user_model().objects.filter(
        pk__in=TranslationTask.objects.exclude(state__in=TranslationTask.CLOSED).values("assignee")
    )
    return sorted(
        ((str(user.pk), user.get_full_name() or user.get_username()) for user in users),
        key=lambda item: item[1],
    )


def contains(column, text):
    """Condition: case does not matter, in any alphabet (SQLite's LIKE knows only the Latin one)."""
    if connection.vendor == "postgresql":
        escaped = re.sub(r"([\\%_])", r"\\\1", text)
        return Statement(f"{column} ILIKE %s", [f"%{escaped}%"])
    return Statement(f"{column} REGEXP %s", ["(?i)" + re.escape(text)])
