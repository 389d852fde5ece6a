"""The form of every page in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from facts.transliteration import free_slug


class BasePageForm(WagtailAdminPageForm):
    """An empty address is made from the title when the page is saved.

    Wagtail's script would make it while the editor types, by the Russian way of transliteration.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "The page's part of the address. Empty: made from the title, by the Transliteration Act."
            )

    def clean_slug(self):
        slug = self.cleaned_data.get("slug")
        return slug or free_slug(
            self.cleaned_data.get("title", ""), self.parent_page, self.instance
        )
