"""What is to go into a file: pages and records, a task, a batch of tasks, a branch of the site."""

from django.db.models import Q
from django.http import Http404
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from translation import roles
from translation.models import TaskBatch, TranslationTask

# The names of the parameters that say what is meant; "language" narrows a branch.
PARAMETERS = ("translation", "task", "batch", "branch", "language")
# A file is made while the person waits.
MOST = 3000


def selected(user, query):
    """The Translations that a query (QueryDict) means and `user` may see, in the order of the site.

    Raises Http404 when it means nothing that exists.
    """
    condition = _condition(query)
    if query.get("language"):
        condition &= Q(target_locale__language_code=query["language"])
    rows = Translation.objects.filter(condition, roles.granted(user, roles.SEE), enabled=True)
    found = list(rows.select_related("source", "target_locale").distinct()[:MOST])
    return _in_order(found)


def _condition(query):
    if query.getlist("translation"):
        return Q(pk__in=_numbers(query.getlist("translation")))
    if "task" in query:
        tasks = TranslationTask.objects.filter(pk__in=_numbers(query.getlist("task")))
        return Q(pk__in=tasks.values("translation"))
    if "batch" in query:
        batch = TaskBatch.objects.filter(pk__in=_numbers([query["batch"]])).first()
        if batch is None:
            raise Http404
        return Q(pk__in=batch.tasks.values("translation"))
    if "branch" in query:
        page = Page.objects.filter(pk__in=_numbers([query["branch"]])).first()
        if page is None:
            raise Http404
        return _below(page)
    raise Http404


def _below(page):
    source = (
        page
        if page.locale == Locale.get_default()
        else page.get_translation_or_none(Locale.get_default())
    )
    keys = Page.objects.filter(path__startswith=(source or page).path).values("translation_key")
    condition = Q(source__object_id__in=keys)
    return condition if source == page else condition & Q(target_locale=page.locale)


def _numbers(values):
    return [int(value) for value in values if value.isdecimal()]


def _in_order(translations):
    """Pages as they stand in the tree, then records by name; languages together."""
    keys = {translation.source.object_id for translation in translations}
    paths = dict(
        Page.objects.filter(translation_key__in=keys, locale=Locale.get_default()).values_list(
            "translation_key", "path"
        )
    )

    def place(translation):
        path = paths.get(translation.source.object_id, "")
        return (
            translation.target_locale.language_code,
            not path,
            path,
            translation.source.object_repr,
            translation.pk,
        )

    return sorted(translations, key=place)
