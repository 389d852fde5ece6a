"""Choosers of the admin show records of the source language: a link is a fact, kept once on that row.

See facts/relations.py; what readers of another language see follows by itself. Where any page may be chosen
(a link in a text), it is the language of the page that is being edited.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, resolve
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

# Where a page is chosen as an address, whatever its language.
ADDRESSES = {"wagtailredirects", "wagtailsites"}


def only_one_language(pages, request):
    """For `construct_page_chooser_queryset`: a page stands there once, not once for each language."""
    locale = locale_shown(request)
    # The search behind it filters by indexed columns only.
    return pages.filter(locale=locale) if locale else pages


def locale_shown(request):
    """The Locale whose pages a chooser shows; None for all.

    Copying and moving choose a place in the tree, which has its language.
    """
    if request.GET.get("user_perms"):
        return None
    if _is_of_a_kind(request):
        return source_locale()
    opened_in = _opened_in(request)
    if opened_in and ADDRESSES & set(opened_in.namespaces):
        return None
    return _locale_of_page(opened_in) or source_locale()


def source_locale():
    return Locale.objects.get(language_code=settings.LANGUAGE_CODE)


def _is_of_a_kind(request):
    return request.GET.get("page_type", "wagtailcore.page") not in ("", "wagtailcore.page")


def _opened_in(request):
    """Where the chooser was opened, as Django's ResolverMatch; Wagtail itself tells it nothing of that."""
    try:
        return resolve(urlsplit(request.headers.get("Referer", "")).path)
    except (Resolver404, ValueError):
        return None


def _locale_of_page(match):
    """The Locale of the page that is edited, or below which one is made, at an address of the admin."""
    if match is None or "wagtailadmin_pages" not in match.namespaces:
        return None
    key = match.kwargs.get("page_id") or match.kwargs.get("parent_page_id")
    return Locale.objects.filter(pk__in=Page.objects.filter(pk=key).values("locale")).first()


class OneLanguageBrowseView(BrowseView):
    """Opens where the source language keeps such pages, and stays in one language.

    Upstream opens at what all languages have in common, which is the root, and offers to change over.
    """

    def get(self, request, parent_page_id=None):
        self.locale = locale_shown(request)
        if parent_page_id:
            parent_page_id = self.counterpart(parent_page_id)
        elif _is_of_a_kind(request):
            parent_page_id = _home_of(request.GET["page_type"])
        return super().get(request, parent_page_id)

    def counterpart(self, key):
        """The page's row in the language that is shown: a page of another language may be chosen already."""
        page = Page.objects.filter(pk=key).first()
        if not page or not self.locale or page.is_root() or page.locale_id == self.locale.pk:
            return key
        row = page.get_translation_or_none(self.locale)
        return row and row.pk

    def get_object_list(self):
        # Asked by upstream when it has read the setting of that name.
        self.i18n_enabled = self.i18n_enabled and self.locale is None
        return super().get_object_list()


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
