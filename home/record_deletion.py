"""A record that something still uses is not deleted: what is about it would silently lose it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from modelcluster.fields import ParentalKey

from facts.snippets import BaseSnippet
from facts.sync import is_source


def is_used(record):
    """Whether a row of another record links to this one; translations go with their source."""
    model = type(record)
    rows = model._base_manager.filter(pk=record.pk)
    if is_source(record):
        rows = model._base_manager.filter(translation_key=record.translation_key)
    return any(
        relation.related_model._base_manager.filter(
            **{f"{relation.field.name}__in": rows.order_by().values("pk")}
        ).exists()
        for relation in _links_to(model)
    )


def _links_to(model):
    """Relations of other records to this one; not of the rows that are a part of it."""
    return [
        field
        for field in model._meta.get_fields(include_hidden=True)
        if field.auto_created
        and not field.concrete
        and (field.one_to_many or field.one_to_one or field.many_to_many)
        and not isinstance(field.field, ParentalKey)
    ]


def keep_what_is_used(request, records):
    """For `before_delete_snippet`: of one record and of many."""
    used = [item for item in records if isinstance(item, BaseSnippet) and is_used(item)]
    if not used:
        return None
    text = ngettext(
        "%(names)s is still used, so nothing was deleted. Take it out there first.",
        "%(names)s are still used, so nothing was deleted. Take them out there first.",
        len(used),
    )
    messages.error(request, text % {"names": ", ".join(gettext("“%s”") % item for item in used)})
    viewset = used[0].snippet_viewset
    if len(records) == 1:
        # Says where.
        return redirect(reverse(viewset.get_url_name("usage"), args=[used[0].pk]))
    return redirect(reverse(viewset.get_url_name("list")))
