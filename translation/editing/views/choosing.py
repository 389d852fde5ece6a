"""Choosing another link or picture for one language."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images import get_image_model
from wagtail.images.widgets import AdminImageChooser

from translation.editing import choices
from translation.editing.opening import opened


def check_address(value):
    """A web address, mailto: or tel:."""
    kind, _colon, rest = value.partition(":")
    if kind == "mailto":
        EmailValidator()(rest)
    elif kind == "tel":
        if rest.strip("+0123456789 -()/"):
            raise ValidationError(gettext_lazy("This is not a telephone number."))
    else:
        URLValidator(schemes=["http", "https"])(value)


class LinkForm(forms.Form):
    own = forms.CharField(
        label=gettext_lazy("Address in this language"),
        max_length=2000,
        required=False,
        validators=[check_address],
        help_text=gettext_lazy("Empty: the address of the original."),
    )

    def clean_own(self):
        return self.cleaned_data["own"] or None


class PictureForm(forms.Form):
    own = forms.ModelChoiceField(
        label=gettext_lazy("Picture in this language"),
        queryset=get_image_model().objects.none(),
        required=False,
        widget=AdminImageChooser,
        help_text=gettext_lazy("Empty: the picture of the original."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["own"].queryset = choices.pictures_for(user)

    def clean_own(self):
        picture = self.cleaned_data["own"]
        return picture.pk if picture else None


def choose(request, pk, choice):
    it = opened(request, pk)
    segment = get_object_or_404(choices.segments_of(it.translation), pk=choice)
    found = choices.choice_of(it.translation, segment)
    if it.obstacle:
        raise PermissionDenied
    given = {"data": request.POST or None, "initial": {"own": found.own}}
    form = PictureForm(user=request.user, **given) if found.is_picture else LinkForm(**given)
    if request.method == "POST" and form.is_valid():
        choices.set_own(it.translation, segment, form.cleaned_data["own"])
        messages.success(request, _("Saved. Readers see it after the next publication."))
        return HttpResponseRedirect(reverse("workspace:edit", args=[pk]))
    return TemplateResponse(
        request,
        "translation/editing/choice.html",
        {"it": it, "translation": it.translation, "choice": found, "form": form},
    )
