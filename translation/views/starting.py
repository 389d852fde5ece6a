"""The engine's screens that open records for translation and bring translations up to date, made safe."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.views import submit_translations, update_translations

from translation import work
from translation.permissions import SUBMIT, may_edit, may_publish, may_start, startable_locales
from translation.refresh import refresh


class StartMixin:
    """Narrows the choice of languages to those the user may translate into; nothing is published."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(SUBMIT):
            raise PermissionDenied
        self.locales = startable_locales(request.user, self.get_object())
        if not self.locales:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form(self):
        form = super().get_form()
        offered = form.fields["locales"].queryset
        form.fields["locales"].queryset = offered.filter(pk__in=self.locales)
        return form

    def form_valid(self, form):
        locales = list(form.cleaned_data["locales"])
        try:
            with transaction.atomic():
                work.start(self.object, locales, self.request.user)
                if form.cleaned_data.get("include_subtree") and isinstance(self.object, Page):
                    self.start_below(locales)
        except ValidationError as wrong:
            # The record itself is not complete, such as one from an import.
            for message in wrong.messages:
                messages.error(self.request, message)
            return redirect(self.request.get_full_path())
        names = locales[0].get_display_name() if len(locales) == 1 else str(len(locales))
        messages.success(self.request, self.get_success_message(names))
        target = self.object.get_translation_or_none(locales[0]) if len(locales) == 1 else None
        return redirect(self.get_success_url() or self.get_default_success_url(target))

    def start_below(self, locales):
        """Opens the pages below; those that the user may not translate are left out."""
        for page in self.object.get_descendants().specific():
            allowed = [locale for locale in locales if may_start(self.request.user, page, locale)]
            if allowed:
                work.start(page, allowed, self.request.user)


class StartPageView(StartMixin, submit_translations.SubmitPageTranslationView):
    pass


class StartSnippetView(StartMixin, submit_translations.SubmitSnippetTranslationView):
    pass


class UpdateView(update_translations.UpdateTranslationsView):
    """Refreshes the source's texts; with the tick, publishes the translations that are complete.

    A user sees and publishes only what they might publish by hand.
    """

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(SUBMIT):
            raise PermissionDenied
        targets = self.targets()
        if not targets or not all(may_edit(request.user, row) for _translation, row in targets):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def targets(self):
        """[(translation, its row)] of the enabled translations."""
        found = []
        enabled = self.get_object().translations.filter(enabled=True)
        for translation in enabled.select_related("source", "target_locale"):
            row = translation.source.object.get_instance_or_none(translation.target_locale)
            if row is not None:
                found.append((translation, row))
        return found

    def get_context_data(self, **kwargs):
        if not self.targets():
            raise Http404
        return super().get_context_data(**kwargs)

    def form_valid(self, form):
        with transaction.atomic():
            refresh(self.object.get_source_instance())
            self.object.refresh_from_db()
            for translation, _row in self.targets():
                self.object.update_target_view_restrictions(translation.target_locale)
        if form.cleaned_data["publish_translations"]:
            self.publish()
        else:
            messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url() or self.get_default_success_url())

    def publish(self):
        for translation, row in self.targets():
            language = translation.target_locale.get_display_name()
            if not may_publish(self.request.user, row):
                messages.error(
                    self.request, _("You may not publish in %(language)s.") % {"language": language}
                )
                continue
            try:
                work.publish(translation, self.request.user)
            except ValidationError as refused:
                for message in refused.messages:
                    messages.error(self.request, message)
            else:
                messages.success(
                    self.request,
                    _("“%(title)s” was published in %(language)s.")
                    % {"title": self.object.object_repr, "language": language},
                )
