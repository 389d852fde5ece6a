"""The panel "Translations" on the admin's front page."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from translation.overview import queues
from translation.overview.filters import NOBODY
from translation.overview.sight import sees_anything, visible

# What a person should hear of without asking; first what somebody gave back to them.
SHOWN = (
    "returned", "mine", "due", "changed", "machine", "review", "tasks", "ready", "missing",
)  # fmt: skip
# Of the open tasks those that nobody has: the list narrows them by person.
FREE = queues.Queue(
    "tasks",
    _("Open tasks without a translator"),
    "s.task_id IS NOT NULL AND s.assignee_id IS NULL",
    "",
)


class TranslationsPanel(Component):
    """The numbers of the lists, each with the way to it: one query."""

    name = "translations"
    template_name = "translation/overview/home.html"
    order = 150

    def __init__(self, user):
        self.user = user

    @classmethod
    def is_shown(cls, user):
        return sees_anything(user)

    def get_context_data(self, parent_context):
        url = reverse("workspace:overview")
        by_name = {queue.name: queue for queue in queues.queues_for(self.user)}
        found = [(by_name[name], f"{url}?queue={name}") for name in SHOWN]
        place = SHOWN.index(FREE.name) + 1
        found.insert(place, (FREE, f"{url}?queue={FREE.name}&person={NOBODY}"))
        numbers = queues.counts([queue for queue, _address in found], [visible(self.user)])
        return {
            "queues": [
                (queue, number, address)
                for (queue, address), number in zip(found, numbers, strict=True)
                if number
            ],
            "url": url,
        }
