from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from facts import checked
from facts.coordinates import CoordinateField
from facts.money import MoneyMixin
from facts.partial_date import BEFORE_START
from facts.relations import RelatedRecord, related_records_panel
from home.models import BodyPage
from news.models.news import RECORDS
from news.recurrence_field import RecurrenceField
from news.when import time_zone


class EventPage(MoneyMixin, BodyPage):
    """`amount` is the price of entry; none means free or not known, which the price note says."""

    class Format(models.TextChoices):
        IN_PERSON = "in_person", _("in person")
        HYBRID = "hybrid", _("in person and remotely")
        ONLINE = "online", _("remotely")

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("event", "planned")
        MOVED = "moved", pgettext_lazy("event", "moved")
        CANCELLED = "cancelled", pgettext_lazy("event", "cancelled")

    start = models.DateTimeField(_("begins"))
    end = models.DateTimeField(_("ends"), null=True, blank=True)
    all_day = models.BooleanField(_("whole day"), default=False)
    recurrence = RecurrenceField(_("repeats"), max_length=200, blank=True)
    exceptions = models.CharField(
        _("except on"),
        max_length=300,
        blank=True,
        help_text=_("Days on which it does not take place: 24.05.2027, 31.05.2027"),
    )
    time_zone = models.CharField(_("time zone"), max_length=40, default="Europe/Sofia")
    format = models.CharField(
        _("form"), max_length=10, choices=Format.choices, default=Format.IN_PERSON
    )
    online_url = models.URLField(_("address for taking part remotely"), blank=True)
    venue = models.CharField(_("place"), max_length=200, blank=True)
    latitude = CoordinateField(_("latitude"))
    longitude = CoordinateField(_("longitude"))
    price_note = models.CharField(pgettext_lazy("to an event", "entry"), max_length=150, blank=True)
    registration_url = models.URLField(_("address for registration"), blank=True)
    deadline = models.DateField(_("register until"), null=True, blank=True)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    step_free = models.BooleanField(_("step-free access"), default=False)
    hearing_loop = models.BooleanField(_("hearing loop"), default=False)
    sign_language = models.BooleanField(_("sign language interpretation"), default=False)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PLANNED
    )

    words = [*BodyPage.words, "venue", "price_note"]
    template = "pages/news/event.html"
    parent_page_types = ["news.EventIndexPage"]
    subpage_types = []
    search_fields = [
        *BodyPage.search_fields,
        index.FilterField("start"),
    ]
    content_panels = [
        *BodyPage.intro_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("start"), FieldPanel("end"), FieldPanel("all_day")]),
                FieldRowPanel([FieldPanel("state"), FieldPanel("time_zone")]),
                FieldRowPanel([FieldPanel("recurrence"), FieldPanel("exceptions")]),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("venue"), FieldPanel("format")]),
                FieldPanel("online_url"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldRowPanel(
                    [
                        FieldPanel("step_free"),
                        FieldPanel("hearing_loop"),
                        FieldPanel("sign_language"),
                    ]
                ),
            ],
            heading=_("Where"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("price_note"),
                FieldRowPanel([FieldPanel("amount"), FieldPanel("currency")]),
                FieldPanel("registration_url"),
                FieldRowPanel([FieldPanel("deadline"), FieldPanel("capacity")]),
            ],
            heading=_("Taking part"),
        ),
        InlinePanel("organisers", heading=_("Organisers"), label=_("organisation")),
        related_records_panel(*RECORDS),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self):
        super().clean()
        checked.refuse(
            self,
            {
                **checked.coordinates(self),
                **checked.counts(self, {"capacity": 1_000_000}),
                "end": self._wrong_end(),
                "recurrence": self._wrong_recurrence(),
                "deadline": self._wrong_deadline(),
            },
        )

    def _wrong_end(self):
        if not checked.are_read(self, "start", "end"):
            return None
        is_wrong = self.start and self.end and self.end < self.start
        return BEFORE_START if is_wrong else None

    def _wrong_recurrence(self):
        from news.recurrence import ends_before_it_begins, rule_text

        if self.recurrence and not rule_text(self):
            return _("This is not a rule such as FREQ=YEARLY or FREQ=WEEKLY;COUNT=10.")
        if self.start and checked.are_read(self, "start") and ends_before_it_begins(self):
            return _("The last time lies before the first.")
        return None

    def _wrong_deadline(self):
        """One that repeats may take people in until its last time."""
        if not self.deadline or not self.end or self.recurrence:
            return None
        is_read = checked.are_read(self, "deadline", "end", "recurrence")
        if is_read and self.deadline > self.end.astimezone(time_zone(self)).date():
            return _("Nobody can register after the event is over.")
        return None

    @property
    def is_past(self):
        """True when neither it nor a repetition of it is still to come."""
        from news.recurrence import next_start

        return next_start(self, timezone.now()) is None

    def get_context(self, request, *args, **kwargs):
        from news.contexts import event_context

        return super().get_context(request, *args, **kwargs) | event_context(self)

    def serve(self, request, *args, **kwargs):
        if request.GET.get("format") != "ics":
            return super().serve(request, *args, **kwargs)
        from news.ical import answer

        return answer(request, [self], self.title, self.slug)


class EventOrganiser(Orderable):
    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="organisers")
    organisation = models.ForeignKey(
        "home.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="+",
    )


class EventRecord(RelatedRecord):
    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="related_records")


class EventIndexPage(BodyPage):
    template = "pages/news/event_index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.EventPage"]

    class Meta:
        verbose_name = _("list of events")

    def get_context(self, request, *args, **kwargs):
        from news.contexts import event_index_context

        return super().get_context(request, *args, **kwargs) | event_index_context(self, request)

    def serve(self, request, *args, **kwargs):
        if request.GET.get("format") != "ics":
            return super().serve(request, *args, **kwargs)
        from news.contexts import calendar_events
        from news.ical import answer

        return answer(request, calendar_events(self), self.title, self.slug)
