"""The base of every page type: kept thin; breadcrumbs, menus and metadata are functions elsewhere."""

import datetime

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.search import index

from facts import relations
from facts.checked import Checked
from facts.forms import BasePageForm
from facts.indexed import IndexedWithRows
from facts.searched import child_names, searched_text
from facts.sync import FactsMixin
from facts.transliteration import free_slug
from facts.words import WordsAndFacts


class PageTitlePanel(TitleFieldPanel):
    """Without Wagtail's script for the address, which is ours (facts/forms.py)."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_attrs(self):
            placeholder = self.get_placeholder()
            return {"placeholder": placeholder} if placeholder else {}


class BasePage(Checked, FactsMixin, IndexedWithRows, Page):
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
    # Fields with choices of which the form of a new page preselects none (facts.forms.ask).
    asked = []
    translatable_fields = WordsAndFacts()

    # Names of the page, or of what it is about, have a field of their own; all else is in the text.
    search_fields = Page.search_fields + [
        index.SearchField("lead", boost=2),
        # What the admin's lists and choosers compare while it is typed, with the title.
        index.AutocompleteField("lead"),
        index.SearchField("searched_text"),
    ]

    intro_panels = [
        PageTitlePanel("title"),
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

    def full_clean(self, *args, **kwargs):
        # Wagtail would keep the ASCII letters of the title alone.
        if not self.slug and self.path:
            self.slug = free_slug(self.title, self.get_parent(), self)
        super().full_clean(*args, **kwargs)

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

    @classmethod
    def get_indexed_objects(cls):
        return super().get_indexed_objects().prefetch_related(*child_names(cls))

    @property
    def searched_text(self):
        """Everything else that a reader finds on the page, for the search."""
        return searched_text(self)

    # Set on a page that was found together with whatever could close it.
    is_known_open = False

    def get_view_restrictions(self):
        """As upstream's, but without a query for a page that is known to have none."""
        if self.is_known_open:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    @property
    def short_title(self):
        """The name in the breadcrumb, as the page's own heading has it."""
        return self.title

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
