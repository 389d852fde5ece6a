"""The form of every page in the admin."""

import json
import re

from django import forms
from django.forms.widgets import Script
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.fields import RichTextField

from facts.checked import of_row
from facts.schedule import settle_refused
from facts.transliteration import IN_ADDRESSES, LETTERS, LONGEST, MARKS, free_slug, slugify

MADE = _("The page's part of the address. Empty: made from the title, by the Transliteration Act.")
PUBLIC = _(
    "The page is public at this address. If you change it, whoever follows the old address"
    " is led to the new one; so are those of the pages below."
)


class AddressInput(forms.TextInput):
    """Shows the address by the law while the title is typed (static/js/address.js).

    Wagtail's own field would transliterate as Russian does.
    """

    class Media:
        js = [Script("js/address.js", type="module")]

    def __init__(self, follows_title):
        rules = {
            "letters": LETTERS, "names": IN_ADDRESSES, "marks": MARKS, "longest": LONGEST,
        }  # fmt: skip
        super().__init__(
            {
                "data-address-rules": json.dumps(rules, ensure_ascii=False),
                "data-address-follows": "title" if follows_title else "",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        )


class AddressField(forms.SlugField):
    """Takes what was typed in any letters: „Обмени 2024“ is "obmeni-2024"."""

    def to_python(self, value):
        value = super().to_python(value)
        return slugify(value, empty="") if value else ""


# What says something without a letter.
TELLING = re.compile(r"<(?:img|embed|hr)\b")
NOTHING_CHOSEN = ("", _("– choose –"))


def is_empty(html):
    """Whether rich text holds nothing that a reader would see."""
    return bool(html) and not strip_tags(html).strip("\u00a0 \n") and not TELLING.search(html)


def ask(form, names, is_new):
    """Lets the person choose the facts `names`: a new record has none of them beforehand.

    A preselected option is saved unread, and then stands on the public page as a fact.
    """
    for name in names:
        field = form.fields.get(name)
        if field is None:
            continue
        field.choices = [NOTHING_CHOSEN, *(choice for choice in field.choices if choice[0])]
        if is_new:
            form.initial[name] = ""


class BasePageForm(WagtailAdminPageForm):
    """The address is by the law, unique among its neighbours and never empty.

    The model's `asked` names the choices that nothing preselects.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask(self, self._meta.model.asked, is_new=self.instance.pk is None)
        upstream = self.fields.get("slug")
        if upstream is not None:
            self.fields["slug"] = AddressField(
                label=upstream.label,
                required=False,
                max_length=upstream.max_length,
                help_text=PUBLIC if self.was_public else MADE,
                widget=AddressInput(follows_title=not self.was_public),
            )

    @property
    def was_public(self):
        # A page that is not stored yet is "live" to Wagtail.
        page = self.instance
        return bool(page.pk and (page.live or page.first_published_at))

    def full_clean(self):
        super().full_clean()
        self._check_rows()
        settle_refused(self)

    def _check_rows(self):
        """What the page and a row of it can only together be wrong in (facts.checked), at the row's field."""
        for relation in self.instance.row_rules:
            formset = self.formsets.get(relation)
            for row in formset.forms if self.is_bound and formset else ():
                if row.is_valid() and not row.cleaned_data.get("DELETE"):
                    for field, message in of_row(self.instance, relation, row.instance).items():
                        row.add_error(field, message)

    def clean(self):
        """A text field that was touched and left empty holds marks without a word: nothing, in truth."""
        cleaned = super().clean()
        for field in self._meta.model._meta.get_fields():
            if isinstance(field, RichTextField) and is_empty(self.cleaned_data.get(field.name)):
                self.cleaned_data[field.name] = ""
        return cleaned

    def clean_slug(self):
        slug, title = self.cleaned_data.get("slug"), self.cleaned_data.get("title", "")
        if not slug and self.was_public:
            # Emptied by mistake: readers know the page by the address that it has.
            return self.instance.slug
        # What the script made of the title is given a number where it is taken; what was typed is refused.
        if not slug or (slug == slugify(title) and not self.was_public):
            return free_slug(title, self.parent_page, self.instance)
        return slug
