"""Rows of several tables in one query, each as a JSON object.

A page shows rows of a dozen tables. One by one they would use up its budget of queries, so they come
together, as one union, and become the models' instances again.
"""

from datetime import UTC, datetime
from decimal import Decimal

from django.db.models import CharField, F, Func, Value
from django.db.models.functions import JSONObject
from django.utils import timezone


class RowObject(JSONObject):
    """Without Django's question whether SQLite knows JSON (it does, since 3.38).

    Django asks inside a transaction; where a writer keeps it waiting too long, it takes that for a no, and
    keeps the no as long as the process lives.
    """

    def as_sqlite(self, compiler, connection, **extra_context):
        return Func.as_sql(self, compiler, connection, **extra_context)


def columns_of(model, prefix=""):
    """{column: expression} of all columns of a model, for gather(); `prefix` leads to it by relations."""
    return {
        f"{prefix}{field.attname}": F(f"{prefix}{field.attname}")
        for field in model._meta.concrete_fields
    }


def gather(sources):
    """{name: [{column: value}, …]} for {name: (queryset, {column: expression})}, in one query.

    Values are as JSON has them: numbers, texts, None; to_instance() makes records of them.
    """
    found = {name: [] for name in sources}
    queries = [
        rows.order_by().values_list(Value(name, output_field=CharField()), RowObject(**columns))
        for name, (rows, columns) in sources.items()
    ]
    if queries:
        for name, values in queries[0].union(*queries[1:], all=True):
            found[name].append(values)
    return found


def gather_keys(sources):
    """{name: {primary key, …}} for {name: queryset}, in one query.

    What is asked for in one statement by one of many conditions, SQLite looks for in the whole table; by
    this it finds the keys by the index that suits each condition. A slice of a queryset must be within a
    subquery.
    """
    found = gather({name: (rows, {"pk": F("pk")}) for name, rows in sources.items()})
    return {name: {row["pk"] for row in rows} for name, rows in found.items()}


def to_instance(model, values, prefix="", using=None):
    """The record of a row that gather() gave for columns_of(model, prefix), as the database gives it."""
    fields = model._meta.concrete_fields
    return model.from_db(
        using,
        [field.attname for field in fields],
        [_value(field, values[f"{prefix}{field.attname}"]) for field in fields],
    )


def _value(field, value):
    """JSON knows no decimals, dates or codes: the field reads them back."""
    if value is None or field.is_relation:
        return value
    value = field.to_python(value)
    if isinstance(value, datetime) and timezone.is_naive(value):
        return timezone.make_aware(value, UTC)  # SQLite keeps moments so
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-field.decimal_places))
    return value
