"""A form with a mistake in another field does not lose its file: it is not to be chosen again.

For both libraries' forms, wherever they stand: pages of their own and choosers. No script is needed.
"""

from functools import partial

from django import forms
from django.db import transaction
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from facts.formats import format_size
from media import kept_files

GONE = _("The file that you had chosen is no longer kept. Choose it again.")


class KeptFileInput(forms.FileInput):
    """Says which file is kept and sends its token back.

    The file is kept when the field is drawn: Wagtail's upload of many files at once uses these forms too,
    draws none of them and has a place of its own for files.
    """

    file = user = None
    may_drop = False
    token = ""

    def wait(self, file, user):
        """The field, if it is drawn, is to keep `file` (None: nothing) for `user`."""
        self.file, self.user, self.token = file, user, ""

    def use_required_attribute(self, initial):
        return super().use_required_attribute(initial) and self.file is None

    def render(self, name, value, attrs=None, renderer=None):
        if self.file is None:
            return super().render(name, value, attrs, renderer)
        self.token = self.token or kept_files.keep(self.file, self.user)
        attrs = attrs or {}
        note = f"{attrs.get('id') or name}-kept"
        described = f"{attrs.get('aria-describedby', '')} {note}".strip()
        return format_html(
            '<div class="kept-file"><p id="{}">{}</p>{}{}{}</div>',
            note,
            self._words() if self.token else GONE,
            self._token(name) if self.token else "",
            super().render(name, value, attrs | {"aria-describedby": described}, renderer),
            self._drop(name) if self.token and self.may_drop else "",
        )

    def _words(self):
        told = {"name": self.file.name, "size": format_size(self.file.size)}
        return gettext("Chosen file: %(name)s (%(size)s). For another file, choose again.") % told

    def _token(self, name):
        return format_html(
            '<input type="hidden" name="{}" value="{}">', token_name(name), self.token
        )

    def _drop(self, name):
        return format_html(
            '<label><input type="checkbox" name="{}"> {}</label>',
            drop_name(name),
            gettext("Leave the present file as it is"),
        )


def token_name(name):
    return f"{name}-kept"


def drop_name(name):
    return f"{name}-drop"


class KeptFileMixin:
    """For model forms with `file` that are given `user`; without one nothing is kept."""

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.kept_for = user
        self.kept = None
        self.kept_is_gone = False
        if "file" not in self.fields:
            return
        field = self.fields["file"]
        field.widget = KeptFileInput(field.widget.attrs)
        field.widget.is_required = field.required
        field.widget.may_drop = self.instance.pk is not None
        self._stored = self._of_the_stored_file()
        token = self.data.get(token_name(self.add_prefix("file")))
        if token and user is not None:
            self._take(token)

    def _take(self, token):
        """The kept file stands for the one that is not sent again."""
        name = self.add_prefix("file")
        kept = kept_files.find(token, self.kept_for)
        if self.files.get(name) or self.data.get(drop_name(name)):
            if kept:
                kept_files.forget(kept)
        elif kept:
            self.kept = kept
            self.files = self.files.copy()
            self.files[name] = kept
        else:
            self.kept_is_gone = True

    def clean(self):
        cleaned = super().clean()
        if self.kept_is_gone:
            # Also where a file is not required: the old one must not stay unnoticed.
            self._errors.pop("file", None)
            self.add_error("file", GONE)
        return cleaned

    def full_clean(self):
        super().full_clean()
        if not self._errors or "file" not in self.fields:
            return
        # What is shown beside the form is the file that is stored.
        self.instance.__dict__.update(self._stored)
        widget = self.fields["file"].widget
        if "file" not in self._errors and self.kept_for is not None:
            widget.wait(self.files.get(self.add_prefix("file")), self.kept_for)
        elif self.kept:
            kept_files.forget(self.kept)

    def _of_the_stored_file(self):
        """{name: value} of the instance's fields that the form does not ask, and `file`."""
        asked = set(self.fields) - {"file"}
        names = {f.attname for f in self.instance._meta.concrete_fields if f.name not in asked}
        return {name: value for name, value in vars(self.instance).items() if name in names}

    def save(self, commit=True):
        instance = super().save(commit)
        if self.kept:
            transaction.on_commit(partial(kept_files.forget, self.kept))
        return instance
