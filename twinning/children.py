"""The child rows of a record: up to seven tables, in one query."""

from django.db.models import QuerySet

from facts.rows import columns_of, gather, to_instance


def children(page, *names, also=None):
    """{relation name: [child rows in their order]} of the named child relations, in one query.

    `also` are further sources for facts.rows.gather(), given as it gives them. A preview of unsaved changes keeps
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
