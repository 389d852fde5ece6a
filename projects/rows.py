"""All rows of a project in one query.

A project has a dozen lists of children. Each database row becomes a JSON object, so that the lists can be
read as one union and put together again as the models' instances.
"""

from types import SimpleNamespace

from django.db import models

from facts.rows import RowObject, to_instance

# The accessors of the child relations that the page shows.
CHILDREN = (
    "references",
    "contributions",
    "partners",
    "objectives",
    "activities",
    "key_messages",
    "outputs",
    "deliverables",
    "places",
    "original_texts",
    "contacts",
    "logos",
    "related_records",
)
# What comes with a row: {list: its field}.
EMBEDDED = {"deliverables": "document", "logos": "image"}
# Chosen terms: only their primary keys, the names are looked up in the reader's language.
TERMS = ("themes", "target_groups")


def load(page):
    """An object with a list for each of CHILDREN (instances) and TERMS (primary keys), in order."""
    if page.pk is None or getattr(page, "_cluster_related_objects", None):
        return _of_draft(page)
    found = {name: [] for name in (*CHILDREN, *TERMS)}
    first, *others = [*_child_queries(page), *_term_queries(page)]
    for name, _order, _pk, data in first.union(*others, all=True).order_by("place", "row_pk"):
        found[name].append(data["term_id"] if name in TERMS else _instance(page, name, data))
    return SimpleNamespace(**found)


def _of_draft(page):
    """The rows of a preview: they are in memory."""
    lists = {name: list(getattr(page, name).all()) for name in CHILDREN}
    return SimpleNamespace(
        **lists, **{name: [term.pk for term in getattr(page, name).all()] for name in TERMS}
    )


def _model(page, name):
    return getattr(type(page), name).rel.related_model


def _child_queries(page):
    for name in CHILDREN:
        model = _model(page, name)
        parent = getattr(type(page), name).field.name
        columns = {name: name for name in _columns(model)}
        if name in EMBEDDED:
            field = EMBEDDED[name]
            related = model._meta.get_field(field).related_model
            columns[field] = RowObject(**{name: f"{field}__{name}" for name in _columns(related)})
        yield _row(model.objects.filter(**{parent: page.pk}), name, "sort_order", columns)


def _columns(model):
    return [field.attname for field in model._meta.concrete_fields]


def _term_queries(page):
    for name in TERMS:
        through = getattr(type(page), name).through
        rows = through.objects.filter(projectpage_id=page.pk)
        yield _row(rows, name, "pk", {"term_id": "term_id"})


def _row(rows, name, order, columns):
    return (
        rows.order_by()
        .annotate(
            name_of_list=models.Value(name, output_field=models.CharField()),
            place=models.ExpressionWrapper(models.F(order), output_field=models.BigIntegerField()),
            row_pk=models.F("pk"),
            data=RowObject(**columns),
        )
        .values_list("name_of_list", "place", "row_pk", "data")
    )


def _instance(page, name, data):
    instance = to_instance(_model(page, name), data, using=page._state.db)
    field = EMBEDDED.get(name)
    if field:
        related = type(instance)._meta.get_field(field).related_model
        setattr(instance, field, to_instance(related, data[field], using=page._state.db))
    return instance
