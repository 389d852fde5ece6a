"""Words that mean the same: whoever looks for one of them finds the others too."""

from itertools import combinations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from search.models.lines import are_forms, clean_lines, lines_of, site_languages, stems_of

MOST = 12


class SynonymGroup(models.Model):
    """Entries of one language, a word or a few in a row each. Not translated: each language has its own."""

    language = models.CharField(
        _("language of the search"),
        max_length=12,
        choices=site_languages,
        help_text=_("The group works where readers search in this language."),
    )
    entries = models.TextField(
        _("words that mean the same"),
        max_length=1200,
        help_text=_(
            "One to a line, at least two: a word, a few words or an abbreviation. Other forms of a word need "
            "no line of their own: “agreements” is found by “agreement” anyway."
        ),
    )

    panels = [FieldPanel("language"), FieldPanel("entries")]

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["language", "entries"]

    def __str__(self):
        return " = ".join(lines_of(self.entries))

    def clean(self):
        super().clean()
        try:
            self.entries = clean_lines(self.entries)
            self._check_entries()
        except ValidationError as error:
            raise ValidationError({"entries": error.messages}) from error

    def _check_entries(self):
        found = lines_of(self.entries)
        for one, other in combinations(found, 2):
            if are_forms(stems_of(one), stems_of(other)):
                message = gettext("“%(one)s” and “%(other)s” are the same to the search: keep one.")
                raise ValidationError(message % {"one": one, "other": other})
        if len(found) < 2:
            raise ValidationError(gettext("Write at least two words, each on its own line."))
        if len(found) > MOST:
            message = gettext("At most %(number)s lines. Make two groups of it.")
            raise ValidationError(message % {"number": MOST})

    def validate_unique(self, exclude=None):
        """A word is in one group only: two groups would each tell half of what it means."""
        super().validate_unique(exclude)
        own = [stems_of(entry) for entry in lines_of(self.entries)]
        others = SynonymGroup.objects.filter(language=self.language).exclude(pk=self.pk)
        for other in others:
            for entry in lines_of(other.entries):
                if any(are_forms(stems_of(entry), mine) for mine in own):
                    message = gettext(
                        "“%(entry)s” is in another group already: %(group)s. Add the words there."
                    )
                    message %= {"entry": entry, "group": other}
                    raise ValidationError({"entries": message})
