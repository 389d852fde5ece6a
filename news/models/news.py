from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from facts import checked
from facts.partial_date import PartialDateField
from facts.relations import RelatedRecord, related_records_panel
from facts.typed_languages import LanguageField
from home.models import BodyPage, Vocabulary
from home.models.vocabulary import terms_of

RECORDS = (
    "twinning.TwinCityPage",
    "twinning.ExchangePage",
    "twinning.AgreementPage",
    "projects.ProjectPage",
    "media.AlbumPage",
)


class NewsPage(BodyPage):
    date = PartialDateField(_("date"), default=timezone.localdate)
    categories = ParentalManyToManyField(
        verbose_name=_("categories"), **terms_of(Vocabulary.NEWS_CATEGORY)
    )
    source_name = models.CharField(
        _("source"),
        max_length=150,
        blank=True,
        help_text=_("When the news is taken over from another publisher."),
    )
    source_url = models.URLField(_("address of the source"), blank=True)
    source_language = LanguageField(_("language of the source"), blank=True)
    pin_until = models.DateField(_("on top until"), null=True, blank=True)

    words = [*BodyPage.words, "source_name"]
    template = "pages/news/news.html"
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    search_fields = [*BodyPage.search_fields, index.FilterField("date")]
    content_panels = [
        *BodyPage.intro_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("date"), FieldPanel("pin_until")]),
                FieldPanel("categories", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("Date and category"),
        ),
        FieldPanel("body"),
        related_records_panel(*RECORDS),
        MultiFieldPanel(
            [
                FieldPanel("source_name"),
                FieldRowPanel([FieldPanel("source_url"), FieldPanel("source_language")]),
            ],
            heading=_("Source"),
        ),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")

    def clean(self):
        super().clean()
        if checked.order(self, "date", "pin_until"):
            message = _("This day lies before the date of the news.")
            checked.refuse(self, {"pin_until": message})

    def get_context(self, request, *args, **kwargs):
        from news.contexts import news_context

        return super().get_context(request, *args, **kwargs) | news_context(self)


class NewsRecord(RelatedRecord):
    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="related_records")


class NewsIndexPage(BodyPage):
    template = "pages/news/news_index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]

    class Meta:
        verbose_name = _("list of news")

    def get_context(self, request, *args, **kwargs):
        from news.contexts import news_index_context

        return super().get_context(request, *args, **kwargs) | news_index_context(self, request)
