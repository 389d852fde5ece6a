"""The engine's addresses that change one translation: each asks for the role in its language, and the lock."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views import edit_translation
from wagtail_localize.views.convert import sync_alias

from translation import flow, work
from translation.access.landing import editor_address
from translation.exchange import collecting
from translation.exchange import views as exchange
from translation.overview.rows import object_url
from translation.permissions import may_edit, may_see, may_withdraw


def _translation(request, pk, allowed):
    """The Translation, if `allowed(user, its row)`; 404 when the row is gone."""
    translation = get_object_or_404(
        Translation.objects.select_related("source", "target_locale"), pk=pk
    )
    row = translation.source.object.get_instance_or_none(translation.target_locale)
    if row is None:
        raise Http404
    if not allowed(request.user, row):
        raise PermissionDenied
    if allowed is may_edit and flow.why_closed(translation, request.user):
        raise PermissionDenied
    return translation


def _back(request):
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def closed(request, **kwargs):
    """The engine's own editor saved here, over whatever stood there. Ours asks what the writer has seen."""
    return JsonResponse(
        {"detail": _("Texts are saved in the translator's editor only.")}, status=410
    )


def preview(request, translation_id, mode=None):
    _translation(request, translation_id, may_see)
    return edit_translation.preview_translation(request, translation_id, mode=mode)


def download_po(request, translation_id):
    """The file of one translation at once; the form for more is `workspace:export`."""
    translation = _translation(request, translation_id, may_see)
    documents = collecting.documents_of([translation])
    if not documents:
        messages.warning(request, _("There is nothing to translate in it."))
        return _back(request)
    return exchange.download(documents, "po")


@require_POST
def upload_po(request, translation_id):
    """To the report of what the file would change; a strange file is an answer, not a crash."""
    translation = _translation(request, translation_id, may_edit)
    upload = request.FILES.get("file")
    if upload is None:
        messages.error(request, _("Choose a file."))
        return _back(request)
    return exchange.take(request, upload, translation) or _back(request)


@require_POST
def machine_translate(request, translation_id):
    _translation(request, translation_id, may_edit)
    return edit_translation.machine_translate(request, translation_id)


@require_POST
def stop(request, translation_id):
    """To write by hand from now on: the decision of a manager of translations."""
    _translation(request, translation_id, may_withdraw)
    return edit_translation.stop_translation(request, translation_id)


def convert_to_stand_in(request, page_id):
    """Withdraws a translation: the page shows the source again, the translated texts are kept."""
    page = get_object_or_404(Page, pk=page_id, alias_of_id__isnull=True)
    source = get_object_or_404(
        TranslationSource,
        object_id=page.translation_key,
        specific_content_type=page.content_type_id,
        translations__target_locale=page.locale_id,
    )
    source_page = source.object.get_instance_or_none(source.locale)
    if source_page is None or source_page.pk == page.pk:
        raise Http404
    if not may_withdraw(request.user, page):
        raise PermissionDenied
    translation = source.translations.get(target_locale=page.locale_id)
    next_url = get_valid_next_url_from_request(request)
    # Where a manager comes from; Wagtail's own editor of the page is not theirs to open.
    back = next_url or editor_address(translation)
    title = page.get_admin_display_title()
    if request.method != "POST":
        return TemplateResponse(
            request,
            "translation/withdraw.html",
            {
                "page": page,
                "source_page": source_page,
                "title": title,
                "translation": translation,
                "next": next_url,
                "back": back,
            },
        )
    withdraw(source, source_page.specific, page.specific, request.user)
    messages.success(
        request,
        _("“%(title)s” shows the original again. Its translation is kept.") % {"title": title},
        buttons=[messages.button(object_url(source.object_id), _("Begin it again"))],
    )
    return redirect(back)


@transaction.atomic
def withdraw(source, source_page, page, user):
    # First the alias, then its content: the other way round would publish the source's words.
    page.alias_of_id = source_page.pk
    page.save(update_fields=["alias_of_id"], clean=False)
    log(
        instance=page,
        action="wagtail_localize.convert_to_alias",
        user=user,
        data={
            "page": {"id": page.pk, "title": page.get_admin_display_title()},
            "source": {"id": source_page.pk, "title": source_page.get_admin_display_title()},
        },
    )
    page.revisions.update(approved_go_live_at=None)
    sync_alias(source_page, page, revision=source_page.get_latest_revision())
    for translation in source.translations.filter(target_locale=page.locale_id, enabled=True):
        work.stop(translation)
