"""The photo table of an album: its own page of the admin, because hundreds of rows are too many for a form."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from media.admin import uploads
from media.admin.draft import PhotoDraft, changing, is_editable, load_pictures
from media.admin.forms import ChooseForm, PhotoRowForm, SameWordsForm, UploadForm, collections_for
from media.admin.permissions import image_policy
from media.models import AlbumPage

ROWS_PER_PAGE = 50
# Without JavaScript all files come in one request, and their smaller versions are made in it.
MOST_FILES_AT_ONCE = 50


def total_text(total):
    return ngettext(
        "%(counter)s photograph in the album.", "%(counter)s photographs in the album.", total
    ) % {"counter": total}


class AlbumView(WagtailAdminTemplateMixin, TemplateView):
    """Base of the views about one album; for those who may edit the page."""

    template_name = "media/admin/album_photos.html"
    header_icon = "image"

    def dispatch(self, request, *args, page_id, **kwargs):
        self.album = get_object_or_404(AlbumPage.objects.select_related("locale"), pk=page_id)
        permissions = self.album.permissions_for_user(request.user)
        if not permissions.can_edit():
            raise PermissionDenied
        obstacle = self.obstacle(permissions)
        if obstacle:
            messages.error(request, obstacle)
            return redirect("wagtailadmin_pages:edit", self.album.pk)
        return super().dispatch(request, *args, page_id=page_id, **kwargs)

    def obstacle(self, permissions):
        """Why nothing can be changed now; "" when it can."""
        if not is_editable(self.album):
            return gettext(
                "The photographs belong to the album in the first language. Their captions are translated "
                "together with the page."
            )
        if permissions.page_locked():
            return gettext("The album is locked, so its photographs cannot be changed now.")
        return ""

    def get_page_title(self):
        return gettext("Photographs")

    def get_page_subtitle(self):
        return self.album.get_admin_display_title()

    def get_breadcrumbs_items(self):
        edit_url = reverse("wagtailadmin_pages:edit", args=[self.album.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": edit_url, "label": self.album.get_admin_display_title()},
            {"url": "", "label": gettext("Photographs")},
        ]

    def table_url(self, number=1, anchor=""):
        url = reverse("media_album_photos", args=[self.album.pk])
        return f"{url}?p={number}{self.filter_query}" + (f"#{anchor}" if anchor else "")

    @property
    def filter_query(self):
        return "&show=missing" if self.only_missing else ""

    @property
    def only_missing(self):
        """Only the photographs whose description is missing."""
        return self.request.GET.get("show") == "missing"


class AlbumPhotosView(AlbumView):
    """GET shows a page of the table; POST saves it, and moves a photograph if its button was pressed."""

    upload_form = choose_form = same_words = None

    @cached_property
    def draft(self):
        return PhotoDraft(self.album)

    def page_of(self, draft):
        numbered = list(enumerate(draft.photos, 1))
        if self.only_missing:
            numbered = [(number, photo) for number, photo in numbered if not photo.alt]
        page_obj = Paginator(numbered, ROWS_PER_PAGE).get_page(self.request.GET.get("p"))
        load_pictures([photo for number, photo in page_obj.object_list])
        return page_obj

    def rows(self, draft, page_obj, data=None):
        by_hand = draft.page.order_mode == "hand"
        return [
            PhotoRowForm(data, photo=photo, number=number, by_hand=by_hand)
            for number, photo in page_obj.object_list
        ]

    def get_context_data(self, rows=None, **kwargs):
        draft = self.draft
        page_obj = self.page_of(draft)
        upload_form = self.upload_form or UploadForm(album=draft.page, user=self.request.user)
        choose_form = self.choose_form or ChooseForm()
        return super().get_context_data(**kwargs) | {
            "album": draft.page,
            "page_obj": page_obj,
            "rows": rows or self.rows(draft, page_obj),
            "same_words": self.same_words or SameWordsForm(),
            "total": len(draft.photos),
            "total_text": total_text(len(draft.photos)),
            "missing": sum(not photo.alt for photo in draft.photos),
            "only_missing": self.only_missing,
            "filter_query": self.filter_query,
            "by_hand": draft.page.order_mode == "hand",
            "focus": self.request.GET.get("focus", ""),
            "has_unpublished": self.album.has_unpublished_changes or not self.album.live,
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.album.pk]),
            "upload_form": upload_form,
            "choose_form": choose_form,
            "media": upload_form.media + choose_form.media,
            "may_edit_images": image_policy().user_has_permission(self.request.user, "change"),
        }

    def post(self, request, *args, **kwargs):
        with changing(self.album.pk, request.user) as draft:
            rows = self.posted_rows(draft)
            self.same_words = SameWordsForm(request.POST)
            if not all(form.is_valid() for form in (*rows, self.same_words)):
                messages.error(request, gettext("Nothing was saved: see the marked fields."))
                self.draft = draft
                load_pictures([row.photo for row in rows])
                return self.render_to_response(self.get_context_data(rows=rows))
            self.apply(draft, rows)
            target = self.moved(draft)
            changed = draft.changed
        if changed:
            messages.success(
                request, gettext("Saved as a draft. Publish the album to show the changes.")
            )
        return redirect(target)

    def posted_rows(self, draft):
        """Forms of the rows that the browser sent and that are still in the album."""
        numbers = {photo.key: (number, photo) for number, photo in enumerate(draft.photos, 1)}
        by_hand = draft.page.order_mode == "hand"
        return [
            PhotoRowForm(self.request.POST, number=number, photo=photo, by_hand=by_hand)
            for number, photo in (
                numbers[key] for key in self.request.POST.getlist("key") if key in numbers
            )
        ]

    def apply(self, draft, rows):
        for row in rows:
            row.apply(draft)
        self.same_words.apply(draft, rows)
        cover = self.request.POST.get("cover")
        if cover is not None:
            draft.set_cover(cover)
        draft.reorder({row.photo.key: row.wanted_number for row in rows if row.wanted_number})
        draft.remove({row.photo.key for row in rows if row.cleaned_data["remove"]})

    def moved(self, draft):
        """Moves the photograph whose button was pressed; the address to go on at."""
        number = self.request.GET.get("p", "1")
        action, _separator, key = self.request.POST.get("action", "").partition(":")
        if action not in ("up", "down") or key not in draft.by_key():
            return self.table_url(number)
        draft.move(key, -1 if action == "up" else 1)
        place = [photo.key for photo in draft.photos].index(key)
        if not self.only_missing:
            number = place // ROWS_PER_PAGE + 1
        # The focus goes back to the button, wherever the row is now.
        return self.table_url(number).replace("?", f"?focus={action}:{key}&", 1) + f"#photo-{key}"


class UploadPhotosView(AlbumPhotosView):
    """POST takes files into the library and the album's draft; one by one (JSON) or many at once."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        self.upload_form = form = UploadForm(request.POST, album=self.draft.page, user=request.user)
        files = request.FILES.getlist("upload-files")
        if not form.is_valid():
            return self.refused(form)
        if not files:
            form.add_error("files", gettext("Choose at least one file."))
            return self.refused(form)
        outcomes, total = self.take(files[:MOST_FILES_AT_ONCE], form)
        if request.accepts("text/html"):
            return self.tell(outcomes, len(files))
        answers = [
            {"name": outcome.name, "ok": outcome.image is not None, "message": outcome.message}
            for outcome in outcomes
        ]
        return JsonResponse({"files": answers, "total": total_text(total)})

    def refused(self, form):
        if not self.request.accepts("text/html"):
            errors = {form[name].html_name: list(texts) for name, texts in form.errors.items()}
            return JsonResponse({"errors": errors}, status=400)
        form.fields[next(iter(form.errors))].widget.attrs["autofocus"] = True
        messages.error(self.request, gettext("Nothing was uploaded: see the marked fields."))
        return self.render_to_response(self.get_context_data())

    def take(self, files, form):
        """([Outcome], how many photographs the draft holds then)."""
        collection = (
            form.cleaned_data.get("collection") or collections_for(self.request.user).first()
        )
        # The pictures are decoded before the album is held: other editors wait only for the last step.
        outcomes = [
            uploads.take(file, form.facts(), self.draft.page, self.request.user, collection)
            for file in files
        ]
        for outcome in outcomes:
            if outcome.image is not None and not outcome.message:
                log(instance=outcome.image, action="wagtail.create", user=self.request.user)
        with changing(self.album.pk, self.request.user) as draft:
            return uploads.add_to(draft, outcomes), len(draft.photos)

    def tell(self, outcomes, sent):
        added = sum(outcome.image is not None for outcome in outcomes)
        failed = len(outcomes) - added
        if failed:
            text = gettext("Added: %(added)s. Failed: %(failed)s.")
            messages.error(self.request, text % {"added": added, "failed": failed})
        elif added:
            text = ngettext(
                "%(number)s photograph was added to the draft.",
                "%(number)s photographs were added to the draft.",
                added,
            )
            messages.success(self.request, text % {"number": added})
        # What failed is said first.
        for outcome in sorted(outcomes, key=lambda outcome: outcome.image is not None):
            if outcome.message:
                level = messages.WARNING if outcome.image else messages.ERROR
                messages.add_message(self.request, level, f"{outcome.name}: {outcome.message}")
        if sent > MOST_FILES_AT_ONCE:
            text = gettext(
                "Only the first %(number)s files were taken; upload the others after them."
            )
            messages.warning(self.request, text % {"number": MOST_FILES_AT_ONCE})
        return redirect(self.last_page_url())

    def last_page_url(self):
        total = self.album.get_latest_revision_as_object().photos.count()
        return self.table_url(max(1, -(-total // ROWS_PER_PAGE)))


class ChoosePhotoView(AlbumPhotosView):
    """POST adds a picture of the library to the album's draft."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        form = ChooseForm(request.POST)
        allowed = image_policy().instances_user_has_any_permission_for(
            request.user, ["add", "change", "choose"]
        )
        image = allowed.filter(pk=form.cleaned_data["image"]).first() if form.is_valid() else None
        if image is None:
            messages.error(request, gettext("Choose a picture from the library."))
            return redirect(self.table_url())
        with changing(self.album.pk, request.user) as draft:
            outcome = uploads.add_to(draft, [uploads.Outcome(image.title, image)])[0]
        if outcome.message:
            messages.error(request, f"{outcome.name}: {outcome.message}")
        else:
            messages.success(request, gettext("The picture was added to the draft."))
        return redirect(UploadPhotosView.last_page_url(self))
