"""Rows of several tables in one query, each as a JSON object.

A record of this app has up to seven kinds of child rows, each in a table of its own. One by one they
would use up the budget of queries of a page, so they come together.
"""

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import JSONObject


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
        rows.order_by().values_list(Value(name, output_field=CharField()), JSONObject(**columns))
        for name, (rows, columns) in sources.items()
    ]
    if queries:
        for name, values in queries[0].union(*queries[1:], all=True):
            found[name].append(values)
    return found


def to_instance(model, values, prefix="", using=None):
    """The record of a row that gather() gave for columns_of(model, prefix)."""
    fields = model._meta.concrete_fields
    return model.from_db(
        using,
        [field.attname for field in fields],
        [field.to_python(values[f"{prefix}{field.attname}"]) for field in fields],
    )


def children(page, *names, also=None):
    """{relation name: [child rows in their order]} of the named child relations, in one query.

    `also` are further sources for gather(), given as it gives them. A preview of unsaved changes keeps
    its children in memory; they are given as they are.
    """
    found, sources, models = {}, dict(also or {}), {}
    for name in names:
        manager = getattr(page, name)
        rows = manager.all()
        if isinstance(rows, QuerySet):
            models[name] = manager.model
            sources[name] = (rows, columns_of(manager.model))
        else:
            found[name] = list(rows)
    found |= gather(sources)
    for name, model in models.items():
        records = [to_instance(model, values, using=page._state.db) for values in found[name]]
        found[name] = sorted(records, key=lambda row: (row.sort_order or 0, row.pk))
    return found
