"""Pages and records against languages: the whole of the translations in one table."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translation import standings
from translation.overview import csv_out, queues
from translation.overview.rows import rows_of
from translation.overview.views.common import OverviewView, page_of

_ORDER = "MIN(CASE WHEN s.path = '' THEN 1 ELSE 0 END), MIN(s.path), MIN(s.title), s.object_key"


class MatrixView(OverviewView):
    template_name = "translation/overview/matrix.html"
    page_title = gettext_lazy("Translations")
    tab = "table"

    def get(self, request, *args, **kwargs):
        if self.wants_csv:
            return self.csv()
        return super().get(request, *args, **kwargs)

    def conditions(self):
        return [self.sight, queues.WORTH_SHOWING, *self.filters.conditions()]

    def columns(self):
        """The locales that the filter and the person's rights leave."""
        chosen = self.filters.chosen()["language"]
        rows = standings.select("DISTINCT s.locale_id", where=[self.sight])
        seen = {pk for (pk,) in rows}
        return [
            locale
            for pk, locale in self.names.locales.items()
            if pk in seen and chosen in ("", str(pk))
        ]

    def keys(self, offset=0, limit=None):
        tail = f"GROUP BY s.object_key ORDER BY {_ORDER}"
        if limit is not None:
            tail += f" LIMIT {int(limit)} OFFSET {int(offset)}"
        rows = standings.select("s.object_key", where=self.conditions(), tail=tail)
        return [standings.as_key(key) for (key,) in rows]

    def lines(self, keys, columns):
        """[(first Row of the object, [Row or None for each column])]; what may not be seen is None."""
        found = standings.fetch(standings.standings(keys), where=[self.sight]) if keys else []
        cells = {}
        for row in rows_of(found, self.names, self.request.user):
            cells.setdefault(row.standing.object_key, {})[row.standing.locale_id] = row
        return [
            (
                next(iter(cells[key].values())),
                [cells[key].get(locale.pk) for locale in columns],
            )
            for key in keys
            if key in cells
        ]

    def get_context_data(self, **kwargs):
        ((total,),) = standings.select("COUNT(DISTINCT s.object_key)", where=self.conditions())
        page = page_of(self.request, total, self.keys)
        columns = self.columns()
        return super().get_context_data(
            columns=columns,
            lines=self.lines(list(page.object_list), columns),
            page=page,
            pages=page.paginator.get_elided_page_range(page.number),
            page_link=self.link(),
            csv_url=self.link(format="csv"),
            clear_url="?",
            **kwargs,
        )

    def csv(self):
        columns = self.columns()
        heads = [_("Title"), _("Section"), _("Type"), _("Words")]
        heads += [locale.get_display_name() for locale in columns]
        lines = (
            [
                first.standing.title, first.section, first.type, first.standing.words,
                *(cell.mark.text if cell else "" for cell in cells),
            ]
            for first, cells in self.lines(self.keys(), columns)
        )  # fmt: skip
        return csv_out.response("translations-table", heads, lines)
