"""Who may open a translation in the editor, and why they may not write in it."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation

from translation import roles, writable


@dataclass
class Opened:
    """A Translation that `user` may see, with the row of its language."""

    user: object
    translation: Translation
    row: object

    def may(self, action):
        return roles.may(self.user, action, self.translation)

    @cached_property
    def obstacle(self):
        """Why nobody, or this person, may write here just now; "" when they may."""
        if not self.may(roles.TRANSLATE):
            return _("You may read this translation, but not change it.")
        return writable.refusal(self.user, self.translation) or ""

    @property
    def is_page(self):
        return isinstance(self.row, Page)


def opened(request, pk):
    """The Opened translation; 404 when it is gone, PermissionDenied for who may not see it."""
    translation = get_object_or_404(
        Translation.objects.select_related(
            "source__locale",
            "source__specific_content_type",
            "source__object__content_type",
            "target_locale",
        ),
        pk=pk,
    )
    if not roles.may(request.user, roles.SEE, translation):
        raise PermissionDenied
    return Opened(request.user, translation, row_of(translation))


def row_of(translation):
    """The page or record in the language of the translation."""
    model = translation.source.specific_content_type.model_class()
    rows = (Page if model is not None and issubclass(model, Page) else model)._default_manager
    row = rows.filter(
        translation_key=translation.source.object_id, locale_id=translation.target_locale_id
    ).first()
    if row is None:
        raise Http404
    return row
