"""What the index is told of a record: terms in place of its words.

Every `SearchField` and `AutocompleteField` of every model goes through here, Wagtail's own included, so a
model declares plain fields and need not know about stems.
"""

from wagtail.search.index import AutocompleteField, SearchField

from search import vocabulary
from search.analysis import index_terms, whole_name
from search.letters import fold, words
from search.models import Word

# Fields this important are names of the record, and count as its title.
NAME_BOOST = 3


class _Searched(SearchField):
    def __init__(self, name, boost, text):
        super().__init__(name, boost=boost)
        self.text = text

    def get_value(self, obj):
        return self.text


class _Completed(AutocompleteField):
    def __init__(self, name, text):
        super().__init__(name)
        self.text = text

    def get_value(self, obj):
        return self.text


class EntriesOfWords:
    """Mixin of the index: `indexer_class` is Wagtail's for the database."""

    def add_items(self, model, objs):
        entries = [Entry(self.indexer_class(obj, self.backend)) for obj in objs]
        super().add_items(model, entries)
        vocabulary.note((entry.obj, entry.texts) for entry in entries)


class RebuildsWords:
    """Mixin of what rebuilds the index: words that no page has any more are forgotten."""

    def start(self):
        index = super().start()
        Word.objects.all().delete()
        return index


class Entry:
    """A record as Wagtail's index sees it. `indexer` is Wagtail's own for that record and database."""

    def __init__(self, indexer):
        self.obj, self.pk = indexer.obj, indexer.obj.pk
        # Each with its text; the weight that PostgreSQL's indexer puts between is told by the field again.
        found = [
            prepared
            for field in self.obj.get_search_fields()
            for prepared in indexer.prepare_field(self.obj, field)
        ]
        self._fields = [analysed(prepared[0], prepared[-1]) for prepared in found]
        self.texts = [
            prepared[-1] for prepared in found if not isinstance(prepared[0], AutocompleteField)
        ]

    def get_search_fields(self):
        return self._fields


def analysed(field, text):
    """The field with the terms of `text` as its value."""
    terms = index_terms(text)
    if isinstance(field, AutocompleteField):
        # What is still being typed is compared with the words as they are written.
        whole = [fold(word) for word in words(text)]
        return _Completed(field.field_name, " ".join(dict.fromkeys([*whole, *terms])))
    if field.field_name != "title" and (field.boost or 0) < NAME_BOOST:
        return _Searched(field.field_name, field.boost, " ".join(terms))
    names = [whole_name(name) for name in text.split(",")]
    return _Searched("title", NAME_BOOST, " ".join([*terms, *names]))
