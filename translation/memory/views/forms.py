"""The forms of the memory and the glossary."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from translation.memory import searching
from translation.memory.glossary import LONGEST, ConceptData, Status, Words, checked
from translation.models import GlossaryConcept


class LanguageForm(forms.Form):
    """A form that begins with the choice of the language, where there is a choice."""

    def __init__(self, *args, choices=(), **kwargs):
        super().__init__(*args, **kwargs)
        names = [(locale.language_code, locale.get_display_name()) for locale in choices]
        if len(names) > 1:
            self.fields["locale"].choices = names
        else:
            del self.fields["locale"]

    def value_of(self, name):
        """A valid value, or the one that the form begins with."""
        valid = getattr(self, "cleaned_data", {}) if self.is_bound and self.is_valid() else {}
        return valid.get(name) or self.initial.get(name) or ""


class SearchForm(LanguageForm):
    q = forms.CharField(label=_("Words"), required=False, max_length=200)
    where = forms.ChoiceField(
        label=_("Where"),
        required=False,
        choices=[
            (searching.EITHER, _("in the original or in the translation")),
            (searching.ORIGINAL, _("in the original")),
            (searching.TRANSLATION, _("in the translation")),
        ],
    )
    locale = forms.ChoiceField(label=_("Language"), required=False)

    def wanted(self):
        return self.value_of("q").strip(), self.value_of("where")


class GlossaryFilterForm(LanguageForm):
    q = forms.CharField(label=_("Words"), required=False, max_length=200)
    status = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("all")), *GlossaryConcept.Status.choices],
    )
    locale = forms.ChoiceField(label=_("Language"), required=False)


class MemoryFileForm(forms.Form):
    file = forms.FileField(
        label=_("TMX file"), widget=forms.FileInput(attrs={"accept": ".tmx,.xml"})
    )


class GlossaryFileForm(forms.Form):
    file = forms.FileField(
        label=_("Table (CSV) or TBX file"),
        widget=forms.FileInput(attrs={"accept": ".csv,.tbx,.xml"}),
    )
    overwrite = forms.BooleanField(
        label=_("Also change terms that are in the glossary and differ"), required=False
    )


class ConceptForm(forms.Form):
    """A concept with its words in some languages; `data` is the checked ConceptData when it is valid."""

    domain = forms.CharField(
        label=GlossaryConcept._meta.get_field("domain").verbose_name,
        help_text=GlossaryConcept._meta.get_field("domain").help_text,
        required=False,
        max_length=80,
    )
    do_not_translate = forms.BooleanField(
        label=GlossaryConcept._meta.get_field("do_not_translate").verbose_name,
        help_text=GlossaryConcept._meta.get_field("do_not_translate").help_text,
        required=False,
    )
    note = forms.CharField(
        label=_("Note for translators"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, locales=(), concept=None, **kwargs):
        """`concept` is the ConceptData that is changed; it gives what the form begins with."""
        self.locales, self.concept = locales, concept or ConceptData()
        kwargs["initial"] = self._initial() | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        for locale in locales:
            self._add_language(locale)

    def _initial(self):
        concept = self.concept
        initial = {
            "domain": concept.domain,
            "do_not_translate": concept.do_not_translate,
            "note": concept.note,
        }
        for locale in self.locales:
            code = locale.language_code
            words = concept.words.get(code, Words())
            initial |= {
                f"term_{code}": words.term,
                f"also_{code}": "\n".join(words.admitted),
                f"forbidden_{code}": "\n".join(words.forbidden),
                f"case_sensitive_{code}": words.case_sensitive,
                f"word_note_{code}": words.note,
            }
        return initial

    def _add_language(self, locale):
        code = locale.language_code
        said = {"lang": code}
        lines = forms.Textarea(attrs={"rows": 2, **said})
        self.fields[f"term_{code}"] = forms.CharField(
            label=pgettext_lazy("form of a term", "term"),
            required=False,
            max_length=LONGEST,
            widget=forms.TextInput(attrs=said),
        )
        self.fields[f"also_{code}"] = forms.CharField(
            label=pgettext_lazy("form of a term", "also allowed"),
            help_text=_("Each form on a line of its own."),
            required=False,
            widget=lines,
        )
        self.fields[f"forbidden_{code}"] = forms.CharField(
            label=pgettext_lazy("form of a term", "forbidden"),
            help_text=_("Each form on a line of its own."),
            required=False,
            widget=forms.Textarea(attrs={"rows": 2, **said}),
        )
        self.fields[f"case_sensitive_{code}"] = forms.BooleanField(
            label=_("capital letters matter"), required=False
        )
        self.fields[f"word_note_{code}"] = forms.CharField(
            label=_("note on the word"), required=False, max_length=300
        )

    def sections(self):
        """[(Locale, [fields])] for the template."""
        names = ("term", "also", "forbidden", "case_sensitive", "word_note")
        return [
            (locale, [self[f"{name}_{locale.language_code}"] for name in names])
            for locale in self.locales
        ]

    def general(self):
        return [self[name] for name in ("do_not_translate", "domain", "note")]

    def clean(self):
        values = super().clean()
        words = {
            locale.language_code: self._words(values, locale.language_code)
            for locale in self.locales
        }
        source = self.locales[0].language_code
        if not words[source].term:
            self.add_error(f"term_{source}", _("The term in the original language is missing."))
            return values
        others = [found for code, found in words.items() if code != source]
        if not values.get("do_not_translate") and all(found.is_empty() for found in others):
            raise ValidationError(
                _("Write what it is in the other language, or tick “do not translate”.")
            )
        self.data_of_concept = checked(
            ConceptData(
                code=self.concept.code,
                domain=values.get("domain", ""),
                note=values.get("note", ""),
                do_not_translate=values.get("do_not_translate", False),
                status=self.concept.status if self.concept.code else Status.SUGGESTED,
                words=words,
            )
        )
        return values

    def _words(self, values, code):
        return Words(
            term=values.get(f"term_{code}", ""),
            admitted=tuple(values.get(f"also_{code}", "").splitlines()),
            forbidden=tuple(values.get(f"forbidden_{code}", "").splitlines()),
            case_sensitive=values.get(f"case_sensitive_{code}", False),
            note=values.get(f"word_note_{code}", ""),
        )
