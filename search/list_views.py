"""The pages of the lists."""

from django.shortcuts import render
from wagtail.models import Locale

from search import lists


def a_to_z(request):
    return _groups(request, "az", lists.a_to_z(Locale.get_active()))


def by_country(request):
    return _groups(request, "countries", lists.by_country(Locale.get_active()))


def by_year(request):
    columns, rows = lists.by_year(Locale.get_active())
    context = {"list": "years", "list_title": lists.TITLES["years"]}
    return render(request, "search/years.html", context | {"columns": columns, "rows": rows})


def _groups(request, name, groups):
    context = {"list": name, "list_title": lists.TITLES[name], "groups": groups}
    context["with_counts"] = name == "countries"
    return render(request, "search/list.html", context)
