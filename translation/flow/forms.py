"""What is asked when work is given out."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.widgets import AdminDateInput

from translation.flow import tasks
from translation.flow.strip import name_of
from translation.models import TranslationTask

THIS, BRANCH = "this", "branch"


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, user):
        return name_of(user)


class TaskForm(forms.Form):
    """Who, by when, how urgent, and what else they should know."""

    assignee = PersonField(
        label=capfirst(_("who")),
        queryset=get_user_model().objects.none(),
        required=False,
        empty_label=_("nobody yet: whoever takes it"),
    )
    due = forms.DateField(label=capfirst(_("by when")), required=False, widget=AdminDateInput)
    priority = forms.TypedChoiceField(
        label=capfirst(_("priority")),
        choices=TranslationTask.Priority.choices,
        coerce=int,
        initial=TranslationTask.Priority.NORMAL,
    )
    note = forms.CharField(
        label=capfirst(_("note")),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What the translator should know."),
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["assignee"].queryset = people

    def clean_due(self):
        due = self.cleaned_data["due"]
        if due and due < timezone.localdate() and "due" in self.changed_data:
            raise forms.ValidationError(_("This day has passed."))
        return due

    def task_fields(self):
        return {name: self.cleaned_data[name] for name in ("assignee", "due", "priority", "note")}


class AssignForm(TaskForm):
    """For a page or record of the source language: in which languages, and with what is below it?"""

    locales = forms.ModelMultipleChoiceField(
        label=capfirst(_("languages")), queryset=None, widget=forms.CheckboxSelectMultiple
    )
    scope = forms.ChoiceField(
        label=capfirst(pgettext_lazy("pages", "which")),
        choices=[
            (THIS, _("this page only")),
            (BRANCH, _("this page and all pages below it that are not translated or out of date")),
        ],
        initial=THIS,
        widget=forms.RadioSelect,
    )
    field_order = ["locales", "scope", "assignee", "due", "priority", "note"]

    def __init__(self, *args, locales, has_children, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["locales"].queryset = locales
        if not has_children:
            del self.fields["scope"]

    def has_branch(self):
        return self.cleaned_data.get("scope") == BRANCH


class BulkTaskForm(TaskForm):
    """For rows of the list."""

    wants_targets = True

    def __init__(self, *args, user, targets, **kwargs):
        people = get_user_model().objects.none()
        for target in targets:
            people = people | tasks.holders_at(target.locale.pk, target.key)
        super().__init__(*args, people=people.distinct(), **kwargs)


class BulkDueForm(forms.Form):
    """Empty means: as it was."""

    due = forms.DateField(label=capfirst(_("by when")), required=False, widget=AdminDateInput)
    priority = forms.TypedChoiceField(
        label=capfirst(_("priority")),
        choices=[("", _("as it is")), *TranslationTask.Priority.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )

    def clean(self):
        data = super().clean()
        if not data.get("due") and not data.get("priority"):
            raise forms.ValidationError(_("Choose a day or a priority."))
        return data
