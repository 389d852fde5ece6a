"""The publication of a draft together with its translations: what editors and managers decide."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale, Page

from facts.sync import is_source
from translation import roles
from translation.access.landing import landing
from translation.access.records import may_with_source
from translation.flow import drafts, prepared
from translation.flow.views.assigning import record_model
from translation.models import JointPublication
from translation.permissions import has_right


class TogetherForm(forms.Form):
    locales = forms.ModelMultipleChoiceField(
        label=capfirst(gettext_lazy("languages")),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
    )
    wait = forms.TypedChoiceField(
        label=gettext_lazy("If a translation is not ready when the time comes"),
        choices=[
            ("", gettext_lazy("the original is published alone, and the managers are told")),
            ("1", gettext_lazy("the original waits until the translation is approved")),
        ],
        coerce=bool,
        empty_value=False,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, locales, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["locales"].queryset = locales


def is_editor(user, instance):
    """Whether `user` may change the original, and so see its draft."""
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_edit()
    return has_right(user, "change", type(instance)) and may_with_source(
        user, "change", type(instance)
    )


def locales_for(user, instance):
    """The languages in which `user` may hand the draft to translators."""
    others = Locale.objects.exclude(pk=instance.locale_id)
    if is_editor(user, instance):
        return others
    managed = [other.pk for other in others if roles.may(user, roles.MANAGE, instance, other)]
    return others.filter(pk__in=managed)


def page(request, pk):
    instance = get_object_or_404(Page.objects.select_related("locale"), pk=pk).specific
    back = reverse("wagtailadmin_pages:edit", args=[pk])
    return _together(request, instance, back)


def record(request, app_label, model_name, pk):
    model = record_model(app_label, model_name)
    instance = get_object_or_404(model.objects.select_related("locale"), pk=pk)
    return _together(
        request, instance, reverse(model.snippet_viewset.get_url_name("edit"), args=[pk])
    )


def _together(request, instance, back):
    if not is_source(instance):
        raise Http404
    locales = locales_for(request.user, instance)
    if not locales:
        raise PermissionDenied
    joints = list(
        prepared.open_joints(instance.translation_key).select_related(
            "translation__target_locale", "approved_by", "revision"
        )
    )
    if request.method == "POST" and "give-up" in request.POST:
        # It ends what waits in every language.
        if {joint.translation.target_locale for joint in joints} - set(locales):
            raise PermissionDenied
        drafts.give_up(instance)
        messages.success(
            request,
            _("Nothing waits any more: the original and its translations go their own ways."),
        )
        return redirect(request.path)
    form = TogetherForm(request.POST or None, locales=locales, initial=_initial(joints, locales))
    if form.is_valid() and _hand_over(request, instance, form):
        return redirect(request.path)
    revision = drafts.draft_of(instance)
    return TemplateResponse(
        request,
        "translation/flow/together.html",
        {
            "form": form,
            "joints": joints,
            "has_draft": revision is not None,
            "is_behind": bool(joints) and drafts.is_behind(instance, revision),
            "go_live_at": revision.approved_go_live_at if revision else None,
            "back": landing(request.user, back),
            "page_title": _("Publish together: “%(title)s”")
            % {"title": getattr(instance, "draft_title", "") or str(instance)},
            "states": JointPublication.State,
        },
    )


def _initial(joints, locales):
    if joints:
        return {
            "locales": [found.translation.target_locale_id for found in joints],
            "wait": "1" if any(found.wait for found in joints) else "",
        }
    return {"locales": locales if len(locales) == 1 else [], "wait": ""}


def _hand_over(request, instance, form):
    try:
        drafts.prepare(
            instance,
            list(form.cleaned_data["locales"]),
            request.user,
            wait=bool(form.cleaned_data["wait"]),
        )
    except ValidationError as refused:
        form.add_error(None, refused.messages)
        return False
    messages.success(request, _("Translators see the draft now. Readers do not."))
    return True
