"""All child rows of a page in one query.

A record of this app has up to seven kinds of child rows, each in a table of its own. One by one they
would use up the budget of queries of a page, so they come together, each row as a JSON object.
"""

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import JSONObject


def children(page, *names):
    """{relation name: [child rows in their order]} of the named child relations.

    A preview of unsaved changes keeps its children in memory; they are given as they are.
    """
    found, queries, models = {}, [], {}
    for name in names:
        manager = getattr(page, name)
        rows = manager.all()
        if isinstance(rows, QuerySet):
            found[name] = []
            models[name] = manager.model
            queries.append(_as_json(name, rows))
        else:
            found[name] = list(rows)
    if queries:
        for name, values in queries[0].union(*queries[1:], all=True):
            found[name].append(_row(models[name], values, page))
        for name in models:
            found[name].sort(key=lambda row: (row.sort_order or 0, row.pk))
    return found


def _as_json(name, rows):
    columns = {field.attname: F(field.attname) for field in rows.model._meta.concrete_fields}
    return rows.order_by().values_list(Value(name, output_field=CharField()), JSONObject(**columns))


def _row(model, values, page):
    fields = model._meta.concrete_fields
    return model.from_db(
        page._state.db,
        [field.attname for field in fields],
        [field.to_python(values[field.attname]) for field in fields],
    )
