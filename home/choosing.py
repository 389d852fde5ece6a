"""Choosers of the admin show records of the source language: a link is a fact, kept once on that row.

See facts/relations.py; what readers of another language see follows by itself.
"""

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.views.chooser import BrowseView, page_models_from_string
from wagtail.models import Locale, Page
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetCreateView,
)

from facts.relations import SOURCE
from home.models import Organisation


def only_source_language(pages, request):
    """For `construct_page_chooser_queryset`: where a record of some kind is chosen, not any page.

    Copying and moving choose a place in the tree, which has its language.
    """
    if _is_of_a_kind(request) and not request.GET.get("user_perms"):
        # The search behind it filters by indexed columns only.
        return pages.filter(locale=source_locale())
    return pages


def source_locale():
    return Locale.objects.get(language_code=settings.LANGUAGE_CODE)


def _is_of_a_kind(request):
    return request.GET.get("page_type", "wagtailcore.page") not in ("", "wagtailcore.page")


class SourceBrowseView(BrowseView):
    """Opens where the source language keeps such pages.

    Upstream opens at what all languages have in common, which is the root.
    """

    def get(self, request, parent_page_id=None):
        if parent_page_id is None and _is_of_a_kind(request):
            parent_page_id = _home_of(request.GET["page_type"])
        return super().get(request, parent_page_id)


def _home_of(page_type):
    """Primary key of the page below which all such pages are, None when that cannot be told."""
    try:
        models = page_models_from_string(page_type)
    except (ValueError, LookupError):
        return None  # upstream answers
    found = Page.objects.type(*models).filter(**SOURCE)
    place = found.first_common_ancestor()
    if found.exists() and not place.is_root():
        return place.get_parent().pk if issubclass(place.specific_class, models) else place.pk
    parents = [parent for model in models for parent in model.allowed_parent_page_models()]
    kinds = [parent for parent in parents if parent is not Page]
    place = Page.objects.type(*kinds).filter(**SOURCE).first() if kinds else None
    return place.pk if place else None


class SourceRecordsMixin:
    def get_object_list(self):
        return super().get_object_list().filter(locale=source_locale())


class SourceChooseView(SourceRecordsMixin, ChooseView):
    pass


class SourceChooseResultsView(SourceRecordsMixin, ChooseResultsView):
    pass


class RecordChooserViewSet(SnippetChooserViewSet):
    choose_view_class = SourceChooseView
    choose_results_view_class = SourceChooseResultsView


class NewOrganisationForm(WagtailAdminModelForm):
    """What is needed to name it; the rest is added in its own form."""

    class Meta:
        model = Organisation
        fields = ["name", "name_original", "original_language", "acronym", "country", "place"]

    def clean(self):
        cleaned = super().clean()
        names = [cleaned.get("name"), cleaned.get("name_original")]
        same = Organisation.objects.filter(**SOURCE).filter(
            Q(name__iexact=names[0]) | Q(name_original__iexact=names[1])
        )
        if all(names) and same.exists():
            self.add_error("name", _("This organisation is in the list already."))
        return cleaned


class OrganisationCreateView(SnippetCreateView):
    def save_form(self, form):
        form.instance.locale = source_locale()
        return super().save_form(form)


class OrganisationChooserViewSet(RecordChooserViewSet):
    creation_form_class = NewOrganisationForm
    creation_tab_label = _("New organisation")
    create_action_label = _("Add")
    create_view_class = OrganisationCreateView
