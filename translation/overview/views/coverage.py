"""How far the translation has come, and how it got there."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translation import states
from translation.overview import csv_out, snapshots
from translation.overview.chart import Chart
from translation.overview.coverage import coverage
from translation.overview.marks import Mark
from translation.overview.views.common import OverviewView

SHOWN_STATES = [
    states.CURRENT, states.OUTDATED, states.READY, states.IN_REVIEW, states.MACHINE,
    states.IN_PROGRESS, states.MISSING,
]  # fmt: skip


class CoverageView(OverviewView):
    template_name = "translation/overview/coverage.html"
    page_title = gettext_lazy("Translations")
    tab = "coverage"

    def get(self, request, *args, **kwargs):
        if self.wants_csv:
            return self.csv()
        snapshots.record_if_new_day()
        return super().get(request, *args, **kwargs)

    def found(self):
        """[(Locale, Coverage)]."""
        found = coverage([self.sight])
        return [(locale, found[pk]) for pk, locale in self.names.locales.items() if pk in found]

    def get_context_data(self, **kwargs):
        found = self.found()
        return super().get_context_data(
            languages=[
                {
                    "locale": locale,
                    "total": one.total,
                    "states": self.by_state(one.total),
                    "sections": self.by_section(one),
                    "types": self.by_type(one),
                }
                for locale, one in found
            ],
            charts=self.charts([locale.pk for locale, _one in found]),
            csv_url="?format=csv",
            **kwargs,
        )

    def by_state(self, tally):
        """[(Mark, number of objects)], without the states that nothing is in."""
        return [
            (Mark(state, states.LABELS[state]), tally.by_state[state])
            for state in SHOWN_STATES
            if tally.by_state[state]
        ]

    def by_section(self, one):
        """[(title, Tally)] in the order of the menu, the records last."""
        ordered = sorted(one.by_section, key=lambda path: (not path, path))
        return [(self.names.section(path) or "–", one.by_section[path]) for path in ordered]

    def by_type(self, one):
        named = [(self.names.types.get(pk, ""), tally) for pk, tally in one.by_type.items()]
        return sorted(named, key=lambda item: item[0])

    def charts(self, locale_ids):
        """Only what every one may see: the history is of the whole site."""
        if self.sight is not None and not self.sees_whole(locale_ids):
            return []
        history = snapshots.history(locale_ids)
        return [Chart(locale, rows) for locale, rows in history.items() if len(rows) > 1]

    def sees_whole(self, locale_ids):
        from translation import roles

        whole = {grant.locale_id for grant in roles.grants_of(self.request.user) if not grant.path}
        return set(locale_ids) <= whole

    def csv(self):
        heads = [
            _("Language"), _("Part"), _("Name"), _("Pages and records"), _("Translated"), _("Outdated"),
            _("Not translated"), _("Texts"), _("Texts done"), _("Words"), _("Words done"),
        ]  # fmt: skip
        return csv_out.response("translations-coverage", heads, self.lines())

    def lines(self):
        for locale, one in self.found():
            parts = [
                (_("Everything"), "", one.total),
                *((_("Section"), name, tally) for name, tally in self.by_section(one)),
                *((_("Type"), name, tally) for name, tally in self.by_type(one)),
            ]
            for kind, name, tally in parts:
                yield [
                    locale.get_display_name(), kind, name, tally.objects, tally.current, tally.outdated,
                    tally.missing, tally.strings, tally.strings_done, tally.words, tally.words_done,
                ]  # fmt: skip
