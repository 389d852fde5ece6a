"""Forms of an album's photo table."""

from django import forms
from django.forms.models import fields_for_model
from django.utils.translation import gettext_lazy as _
from taggit.forms import TagField
from wagtail.admin.forms.collections import CollectionChoiceField
from wagtail.admin.widgets import AdminTagWidget
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Collection

from facts.forms import NOTHING_CHOSEN
from media.admin.permissions import image_policy
from media.models import AlbumPhoto, Image

SHARED_FACTS = ("photographer", "licence", "source", "taken_on", "place", "people_shown")


class PhotoRowForm(forms.Form):
    """One row of the table.

    Each field also carries the value it was shown with: only what this editor changed is written, so that
    another's changes made meanwhile stay.
    """

    number = forms.IntegerField(
        min_value=1, required=False, label=_("Number"), show_hidden_initial=True
    )
    caption = forms.CharField(
        required=False,
        label=_("Caption"),
        max_length=AlbumPhoto._meta.get_field("caption").max_length,
        widget=forms.Textarea(attrs={"rows": 2}),
        show_hidden_initial=True,
    )
    alt = forms.CharField(
        required=False,
        label=_("Description"),
        max_length=AlbumPhoto._meta.get_field("alt").max_length,
        widget=forms.Textarea(attrs={"rows": 2}),
        show_hidden_initial=True,
    )
    ticked = forms.BooleanField(required=False, label=_("The same words as the others ticked"))
    remove = forms.BooleanField(required=False, label=_("Remove from the album"))

    def __init__(self, data=None, *, photo, number, by_hand=True):
        """`number` is the photograph's place now, from 1; it cannot be changed unless `by_hand`."""
        super().__init__(
            data,
            prefix=photo.key,
            initial={"number": number, "caption": photo.caption, "alt": photo.alt},
        )
        self.photo = photo
        self.place = number
        if not by_hand:
            del self.fields["number"]
        for name, field in self.fields.items():
            described = f"{self.prefix}-name"
            if data is not None and name in self.errors:
                described = f"{self.prefix}-{name}-error {described}"
                field.widget.attrs["aria-invalid"] = "true"
            field.widget.attrs["aria-describedby"] = described

    def clean_caption(self):
        return " ".join(self.cleaned_data["caption"].split())

    def clean_alt(self):
        return " ".join(self.cleaned_data["alt"].split())

    def apply(self, draft):
        """Writes the changed words into the draft."""
        caption, alt = (
            self.cleaned_data[name] if name in self.changed_data else getattr(self.photo, name)
            for name in ("caption", "alt")
        )
        draft.set_words(self.photo, caption, alt)

    @property
    def focus_up(self):
        """Name of the button that must have the focus again after it was pressed."""
        return f"up:{self.prefix}"

    @property
    def focus_down(self):
        return f"down:{self.prefix}"

    @property
    def wanted_number(self):
        """The number that was typed, or None."""
        return self.cleaned_data.get("number") if "number" in self.changed_data else None


class SameWordsForm(forms.Form):
    """Words for all ticked photographs; what is left empty changes nothing."""

    prefix = "same"
    caption = forms.CharField(
        required=False,
        label=_("Caption of the ticked photographs"),
        max_length=AlbumPhoto._meta.get_field("caption").max_length,
    )
    alt = forms.CharField(
        required=False,
        label=_("Description of the ticked photographs"),
        max_length=AlbumPhoto._meta.get_field("alt").max_length,
    )

    def apply(self, draft, rows):
        """Writes the words into the rows (PhotoRowForm) that are ticked."""
        words = {name: " ".join(text.split()) for name, text in self.cleaned_data.items()}
        for row in rows:
            if row.cleaned_data["ticked"]:
                photo = row.photo
                draft.set_words(photo, words["caption"] or photo.caption, words["alt"] or photo.alt)


class MultipleFileInput(forms.FileInput):
    allow_multiple_selected = True


class UploadForm(forms.Form):
    """What is true of all files of one upload. The files themselves are checked one by one."""

    def __init__(self, data=None, *, album, user):
        super().__init__(data, prefix="upload")
        self.fields["files"] = forms.FileField(
            required=False,
            label=_("Photographs"),
            help_text=_("Several at once: JPEG, PNG, WebP, AVIF or HEIC, up to 20 MB each."),
            widget=MultipleFileInput(attrs={"accept": "image/*,.heic,.avif"}),
        )
        self.fields |= fields_for_model(Image, fields=SHARED_FACTS)
        people = self.fields["people_shown"]
        people.choices, people.initial = [NOTHING_CHOSEN, *people.choices], ""
        self.fields["photographer"].help_text = _(
            "Empty: the author that the file itself names, else the album’s: %(name)s."
        ) % {"name": album.default_credit or "–"}
        self.fields["licence"].initial = album.default_licence
        self.fields["tags"] = TagField(
            required=False,
            label=_("Tags"),
            widget=AdminTagWidget(tag_model=Image.tags.through.tag_model()),
        )
        collections = collections_for(user)
        if collections.count() > 1:
            self.fields["collection"] = CollectionChoiceField(
                label=_("Collection"),
                queryset=collections,
                empty_label=None,
                initial=collections.first(),
            )

    def facts(self):
        """Values for the Image of each file."""
        names = [*SHARED_FACTS, "tags"]
        return {name: self.cleaned_data[name] for name in names}


def collections_for(user):
    """Where the user may put pictures; the root for one who may edit the album but manages no library."""
    allowed = image_policy().collections_user_has_permission_for(user, "add")
    return allowed if allowed.exists() else Collection.objects.filter(depth=1)


class ChooseForm(forms.Form):
    image = forms.IntegerField(label=_("Picture"), widget=AdminImageChooser)
