from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from facts.pages import BasePage
from home.blocks import BodyBlock


class BodyPage(BasePage):
    """A page with a body of blocks. Abstract: the base of most page types above this app."""

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    words = [*BasePage.words, "body"]
    content_panels = [*BasePage.intro_panels, FieldPanel("body")]

    class Meta:
        abstract = True


class StandardPage(BodyPage):
    """A page of text: about us, accessibility, how to take part."""

    class Role(models.TextChoices):
        PLAIN = "", _("plain page")
        CONTACTS = "contacts", _("contacts")
        SITE_MAP = "site_map", _("site map")

    role = models.CharField(
        _("what it also shows"),
        max_length=20,
        blank=True,
        choices=Role.choices,
        help_text=_("Contacts and the site map are put together by themselves, under the text."),
    )

    template = "pages/home/standard.html"
    content_panels = [*BodyPage.content_panels, FieldPanel("role")]
    parent_page_types = ["home.HomePage", "home.StandardPage"]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if self.role == self.Role.SITE_MAP:
            from home.site_map import tree

            context["site_map"] = tree(self.locale)
        return context
