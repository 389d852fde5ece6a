"""The engine's screens that open records for translation and bring translations up to date, made safe."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views import submit_translations, update_translations
from wagtail_localize.views.submit_translations import TranslationComponentManager

from translation import work
from translation.access.landing import editor_address, landing
from translation.jobs.branches import start_below
from translation.permissions import may_edit, may_publish, startable_locales
from translation.publishing import publish_with_messages
from translation.refresh import refresh


class StartMixin:
    """Narrows the choice of languages to those the user may translate into; nothing is published."""

    def dispatch(self, request, *args, **kwargs):
        self.object = self.get_object()
        self.locales = startable_locales(request.user, self.object)
        if not self.locales:
            raise PermissionDenied
        self.components = TranslationComponentManager.from_request(
            request, source_object_instance=self.object
        )
        # Past the engine's own question, which is for a right to all languages.
        return TemplateView.dispatch(self, request, *args, **kwargs)

    def get_form(self):
        form = super().get_form()
        choice = form.fields["locales"]
        untranslated = choice.queryset.filter(pk__in=self.locales)
        self.untranslated = {locale.pk for locale in untranslated}
        # The pages below may lack what the page itself has.
        has_pages_below = not form.fields["include_subtree"].widget.is_hidden
        choice.queryset = self.locales if has_pages_below else untranslated
        return form

    def form_valid(self, form):
        locales = list(form.cleaned_data["locales"])
        to_open = [locale for locale in locales if locale.pk in self.untranslated]
        try:
            work.start(self.object, to_open, self.request.user)
        except ValidationError as wrong:
            # The record itself is not complete, such as one from an import.
            for message in wrong.messages:
                messages.error(self.request, message)
            return redirect(self.request.get_full_path())
        next_url = self.get_success_url() or self.next_address(locales)
        if to_open:
            names = to_open[0].get_display_name() if len(to_open) == 1 else str(len(to_open))
            messages.success(self.request, self.get_success_message(names))
        if form.cleaned_data.get("include_subtree") and isinstance(self.object, Page):
            job = start_below(self.object, locales, self.request.user, next_url)
            if job is not None:
                return redirect("workspace:job", job.pk)
        return redirect(next_url)

    def next_address(self, locales):
        """The editor of the one translation, or where the user came from."""
        if len(locales) > 1:
            return landing(self.request.user, self.get_default_success_url())
        translation = Translation.objects.filter(
            source__object_id=self.object.translation_key, target_locale=locales[0]
        ).first()
        if translation is None:
            # Written by hand in that language.
            return landing(self.request.user, self.get_default_success_url())
        return editor_address(translation)


class StartPageView(StartMixin, submit_translations.SubmitPageTranslationView):
    pass


class StartSnippetView(StartMixin, submit_translations.SubmitSnippetTranslationView):
    pass


class UpdateView(update_translations.UpdateTranslationsView):
    """Refreshes the source's texts; with the tick, publishes the translations that are complete.

    A user sees and publishes only what they might publish by hand.
    """

    def dispatch(self, request, *args, **kwargs):
        self.object = self.get_object()
        if not self.targets():
            raise PermissionDenied
        self.components = TranslationComponentManager.from_request(
            request, source_object_instance=self.object
        )
        # Past the engine's own question, which is for a right to all languages.
        return TemplateView.dispatch(self, request, *args, **kwargs)

    def targets(self):
        """[(translation, its row)] of the enabled translations that the user may change."""
        found = []
        enabled = self.object.translations.filter(enabled=True)
        for translation in enabled.select_related("source", "target_locale"):
            row = translation.source.object.get_instance_or_none(translation.target_locale)
            if row is not None and may_edit(self.request.user, row):
                found.append((translation, row))
        return found

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["translations"] = [
            {
                "title": str(row),
                "locale": translation.target_locale,
                "edit_url": editor_address(translation),
            }
            for translation, row in self.targets()
        ]
        return context

    def get_default_success_url(self):
        return landing(self.request.user, super().get_default_success_url())

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
            publish_with_messages(self.request, translation)
