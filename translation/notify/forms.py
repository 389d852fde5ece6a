"""How a person wants to hear of each kind of notice: part of the account's settings."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from translation.models.notices import EVERYTHING, Delivery, Kind, NotificationPreference
from translation.notify.rules import chosen_by, preferences_of

EACH = ""


class PreferencesForm(forms.Form):
    """`instance` is the user: Wagtail's settings panels hand it over under this name."""

    everything = forms.ChoiceField(
        label=_("All notices about translations"),
        required=False,
        choices=[
            (EACH, pgettext_lazy("notices", "each kind as chosen below")),
            *Delivery.choices,
        ],
    )

    def __init__(self, *args, instance, **kwargs):
        self.user = instance
        chosen = chosen_by(self.user)
        kwargs["initial"] = {
            "everything": chosen.get(EVERYTHING, EACH),
            **preferences_of(self.user, each=True),
        }
        super().__init__(*args, **kwargs)
        for kind in Kind:
            self.fields[kind.value] = forms.ChoiceField(
                label=capfirst(kind.label), choices=Delivery.choices, required=False
            )

    def save(self):
        for name in ["everything", *Kind.values]:
            kind = EVERYTHING if name == "everything" else name
            delivery = self.cleaned_data[name]
            if delivery:
                NotificationPreference.objects.update_or_create(
                    user=self.user, kind=kind, defaults={"delivery": delivery}
                )
            elif kind == EVERYTHING:
                NotificationPreference.objects.filter(user=self.user, kind=kind).delete()


class PreferencesPanel(BaseSettingsPanel):
    name = "translation_notices"
    title = _("Translations")
    tab = notifications_tab
    order = 300
    form_class = PreferencesForm
    form_object = "user"
