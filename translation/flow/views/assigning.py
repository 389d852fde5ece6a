"""Giving out work: one translation, a page or record in several languages, a whole branch."""

from django.apps import apps
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Locale, Page
from wagtail.snippets.models import get_snippet_models

from facts.sync import is_source
from translation import roles
from translation.access.landing import editor_address, landing
from translation.flow import batches, tasks
from translation.flow.forms import AssignForm, TaskForm
from translation.flow.views.steps import translation_for


def one(request, pk):
    """The task of one translation: given out, or changed."""
    translation = translation_for(request.user, pk, roles.MANAGE)
    task = tasks.open_task(translation)
    initial = {}
    if task is not None:
        initial = {name: getattr(task, name) for name in ("due", "priority", "note")}
        initial["assignee"] = task.assignee_id
    form = TaskForm(request.POST or None, initial=initial, people=tasks.candidates(translation))
    if request.method == "POST" and "cancel-task" in request.POST and task is not None:
        tasks.cancel(task, request.user)
        messages.success(request, _("The task was cancelled. What was translated is kept."))
        return redirect(editor_address(translation))
    if form.is_valid():
        try:
            tasks.assign(translation, request.user, **form.task_fields())
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("The task was saved."))
            return redirect(get_valid_next_url_from_request(request) or editor_address(translation))
    title = _("Task: “%(title)s” in %(language)s") % {
        "title": translation.source.object_repr,
        "language": translation.target_locale.get_display_name(),
    }
    return _page(
        request, form, title, back=editor_address(translation), task=task, translation=translation
    )


def _page(request, form, title, *, back, task=None, translation=None):
    return TemplateResponse(
        request,
        "translation/flow/assign.html",
        {
            "form": form,
            "page_title": title,
            "task": task,
            "translation": translation,
            "back": back,
            "next": get_valid_next_url_from_request(request),
            "media": form.media,
        },
    )


def page(request, pk):
    """A page of the source language, with or without the pages below it."""
    instance = get_object_or_404(Page.objects.select_related("locale"), pk=pk).specific
    back = landing(request.user, reverse("wagtailadmin_explore", args=[instance.get_parent().pk]))
    return _several(request, instance, back)


def record(request, app_label, model_name, pk):
    model = record_model(app_label, model_name)
    instance = get_object_or_404(model.objects.select_related("locale"), pk=pk)
    return _several(request, instance, landing(request.user, _list_of(model)))


def record_model(app_label, model_name):
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError as unknown:
        raise Http404 from unknown
    if model not in get_snippet_models() or not hasattr(model, "translation_key"):
        raise Http404
    return model


def _list_of(model):
    return reverse(model.snippet_viewset.get_url_name("list"))


def managed_locales(user, instance):
    """The languages in which `user` gives out work on this source row."""
    others = Locale.objects.exclude(pk=instance.locale_id)
    return others.filter(
        pk__in=[other.pk for other in others if roles.may(user, roles.MANAGE, instance, other)]
    )


def _several(request, instance, back):
    if not is_source(instance):
        raise Http404
    locales = managed_locales(request.user, instance)
    if not locales:
        raise PermissionDenied
    people = get_user_model().objects.none()
    for locale in locales:
        people = people | tasks.holders_at(locale.pk, instance.translation_key)
    form = AssignForm(
        request.POST or None,
        initial={"locales": locales if len(locales) == 1 else []},
        locales=locales,
        people=people.distinct(),
        has_children=isinstance(instance, Page) and instance.numchild > 0,
    )
    if form.is_valid():
        answer = batches.give_out(request, instance, form)
        if answer is not None:
            return answer
    title = _("Assign the translation of “%(title)s”") % {
        "title": getattr(instance, "draft_title", "") or str(instance)
    }
    return _page(request, form, title, back=get_valid_next_url_from_request(request) or back)
