"""The translator's home: what there is to do, in lists."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translation import roles, standings
from translation.overview import bulk, csv_out, queues, snapshots
from translation.overview.coverage import coverage
from translation.overview.rows import rows_of
from translation.overview.views.common import OverviewView, page_of

_TASKS_FIRST = "s.priority DESC, CASE WHEN s.due IS NULL THEN 1 ELSE 0 END, s.due"
_PLACE = "CASE WHEN s.path = '' THEN 1 ELSE 0 END, s.path, s.title, s.locale_id, s.object_key"
ORDERS = {
    "": f"{_TASKS_FIRST}, {_PLACE}",
    "title": f"s.title, {_PLACE}",
    "words": f"s.words - s.words_done DESC, {_PLACE}",
    "due": f"CASE WHEN s.due IS NULL THEN 1 ELSE 0 END, s.due, {_PLACE}",
}


class DashboardView(OverviewView):
    template_name = "translation/overview/dashboard.html"
    page_title = gettext_lazy("Translations")
    tab = "list"

    def get(self, request, *args, **kwargs):
        if self.wants_csv:
            return self.csv()
        snapshots.record_if_new_day()
        return super().get(request, *args, **kwargs)

    def choose(self):
        """(queues with their numbers, the chosen one). The filters narrow the numbers too."""
        where = [self.sight, *self.filters.conditions()]
        found = queues.queues_for(self.request.user)
        numbers = dict(
            zip((queue.name for queue in found), queues.counts(found, where), strict=True)
        )
        wanted = self.request.GET.get("queue")
        chosen = next((queue for queue in found if queue.name == wanted), None)
        return found, numbers, chosen or queues.first_with_work(found, numbers)

    def conditions(self, queue):
        return [
            self.sight,
            queues.WORTH_SHOWING,
            queue.as_condition(),
            *self.filters.conditions(),
        ]

    def rows(self, queue, offset=0, limit=None):
        order = ORDERS.get(self.request.GET.get("order", ""), ORDERS[""])
        found = standings.fetch(
            where=self.conditions(queue), order=order, limit=limit, offset=offset
        )
        return rows_of(found, self.names, self.request.user)

    def get_context_data(self, **kwargs):
        found, numbers, chosen = self.choose()
        page = page_of(
            self.request, numbers[chosen.name], lambda start, size: self.rows(chosen, start, size)
        )
        return super().get_context_data(
            queues=[
                (queue, numbers[queue.name], self.link(queue=queue.name), queue is chosen)
                for queue in found
            ],
            queue=chosen,
            page=page,
            rows=list(page.object_list),
            pages=page.paginator.get_elided_page_range(page.number),
            page_link=self.link(queue=chosen.name),
            csv_url=self.link(queue=chosen.name, format="csv"),
            clear_url=f"?queue={chosen.name}",
            all_url="?queue=all",
            orders=[
                (self.link(queue=chosen.name, order=name), label, name == self.order)
                for name, label in (
                    ("", _("what is urgent")),
                    ("due", _("by when")),
                    ("words", _("most words")),
                    ("title", _("title")),
                )
            ],
            actions=bulk.actions_for(self.request.user),
            bulk_url=reverse("workspace:bulk"),
            here=self.request.get_full_path(),
            coverages=self.coverages(),
            **kwargs,
        )

    @property
    def order(self):
        return self.request.GET.get("order", "")

    def coverages(self):
        """[(Locale, Tally)] of the languages the person has a part in."""
        found = coverage([self.sight])
        allowed = roles.locales_of(self.request.user)
        return [
            (locale, found[pk].total)
            for pk, locale in self.names.locales.items()
            if pk in found and (not allowed or pk in allowed)
        ]

    def csv(self):
        _found, _numbers, chosen = self.choose()
        heads = [
            _("Title"), _("Language"), _("State"), _("Section"), _("Type"), _("Texts left"), _("Texts"),
            _("Words left"), _("Words"), _("By when"), _("Priority"), _("Who"), _("Address"),
        ]  # fmt: skip
        return csv_out.response(
            f"translations-{chosen.name}",
            heads,
            (self.cells(row) for row in self.rows(chosen)),
        )

    def cells(self, row):
        one = row.standing
        return [
            one.title, row.language.get_display_name(), row.mark.text, row.section, row.type,
            one.texts_left, one.strings, one.words_left, one.words, one.due, row.priority, row.assignee,
            self.request.build_absolute_uri(row.edit_url or row.url),
        ]  # fmt: skip
