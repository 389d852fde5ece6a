"""The base of every page type: kept thin; breadcrumbs, menus and metadata are functions elsewhere."""

import datetime

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Locale, Page
from wagtail.search import index

from facts import relations
from facts.forms import BasePageForm
from facts.sync import FactsMixin
from facts.words import WordsAndFacts


class BasePage(FactsMixin, Page):
    """Title, lead, picture for cards and sharing, and the day the content must be looked at again."""

    lead = models.TextField(
        _("lead"),
        max_length=400,
        blank=True,
        help_text=_(
            "One or two sentences: what the reader learns here. Shown in lists and in searches."
        ),
    )
    lead_image = models.ForeignKey(
        "media.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown at the top, in lists and when the page is shared."),
    )
    lead_image_alt = models.CharField(
        _("description of the picture"),
        max_length=250,
        blank=True,
        help_text=_(
            "What a person who cannot see the picture should know. Empty only for pure decoration."
        ),
    )
    review_on = models.DateField(
        _("look again on"),
        null=True,
        blank=True,
        help_text=_("On this day the editors are reminded to check that the page is still true."),
    )

    words = ["lead", "lead_image_alt"]
    translatable_fields = WordsAndFacts()

    search_fields = Page.search_fields + [index.SearchField("lead", boost=2)]

    intro_panels = [
        # No script makes the address while the title is typed: the form does (facts/forms.py).
        TitleFieldPanel("title", targets=[]),
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("lead_image"), FieldPanel("lead_image_alt")], heading=_("Picture")
        ),
    ]
    content_panels = intro_panels
    base_form_class = BasePageForm
    settings_panels = [FieldPanel("review_on"), *Page.settings_panels]

    class Meta:
        abstract = True

    def copy_for_translation(self, locale, copy_parents=False, alias=False, exclude_fields=None):
        """As Wagtail's, but what is there already is kept.

        Asked for an alias, it returns the row of that language whatever it is; asked for a copy, it makes
        one out of the stand-in, as a draft.
        """
        row = type(self).objects.filter(translation_key=self.translation_key, locale=locale).first()
        if row is None:
            return super().copy_for_translation(locale, copy_parents, alias, exclude_fields)
        if row.alias_of_id and not alias:
            # Without `save`: what follows may be anything but public.
            type(self).objects.filter(pk=row.pk).update(
                alias_of=None, live=False, live_revision=None, has_unpublished_changes=True
            )
            row = type(self).objects.get(pk=row.pk)
            row.save_revision(changed=False, clean=False)
        return row

    @cached_property
    def source_id(self):
        """Primary key of the source-language row: what other records' links point at."""
        return relations.source_id(self)

    @property
    def content_language(self):
        """Language code of the words of this page: an untranslated page still speaks the source's."""
        if self.is_untranslated:
            return settings.LANGUAGE_CODE
        return self.locale.language_code

    @cached_property
    def content_locale(self):
        """The Locale of the words of this page: names of terms and organisations are shown in it."""
        if self.is_untranslated:
            return Locale.objects.get(language_code=settings.LANGUAGE_CODE)
        return self.locale

    @property
    def is_untranslated(self):
        """True for the stand-in that another language's tree holds until the page is translated."""
        return self.alias_of_id is not None and self.locale.language_code != settings.LANGUAGE_CODE

    @property
    def review_is_due(self):
        return self.review_on is not None and self.review_on <= datetime.date.today()


def settings_tab(*panels):
    return [*panels, *BasePage.settings_panels]
