"""One column over all page types: the value of a field that several types have, read from `Page`."""

from functools import cache

from django.apps import apps
from django.db.models import CharField, DateTimeField, F, TextField, Value
from django.db.models.functions import Cast, Coalesce, NullIf, TruncDate

from facts.pages import BasePage

# The fields that say when something was, in the page types that have them.
STARTS = ("start", "date", "date_from", "signed_on")
ENDS = ("end", "date_to", "signed_until")


@cache
def page_models():
    return [model for model in apps.get_models() if issubclass(model, BasePage)]


@cache
def field_paths(name):
    """Paths from Page to the field of that name, in every type that has it of its own."""
    return [
        f"{model._meta.model_name}__{name}"
        for model in page_models()
        if any(name in (field.name, field.attname) for field in model._meta.local_fields)
    ]


def any_text(name):
    """The text in the field of that name of a Page of any type; "" when its type has none."""
    columns = [NullIf(Cast(F(path), TextField()), Value("")) for path in field_paths(name)]
    return Coalesce(*columns, Value(""), output_field=TextField())


def first_of(names):
    """The date of a Page of any type, as ISO text to the precision known; "" when it has none.

    Of a type that has several of the fields, the first named counts.
    """
    columns = []
    for model in page_models():
        fields = {field.name: field for field in model._meta.local_fields}
        name = next((name for name in names if name in fields), None)
        if name:
            column = F(f"{model._meta.model_name}__{name}")
            if isinstance(fields[name], DateTimeField):
                column = TruncDate(column)
            columns.append(NullIf(Cast(column, CharField()), Value("")))
    return Coalesce(*columns, Value(""), output_field=CharField())
