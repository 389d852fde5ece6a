"""XLIFF and PO files: what the admin shows of it."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translation import roles
from translation.exchange import collecting, views
from translation.exchange.forms import ExportForm
from translation.overview import actions, bulk


def send(request, targets, data):
    """The file for the chosen pages and records; what nobody has begun is begun with it.

    Those that the person may not see, or begin, are left out.
    """
    translations = actions.begun(request, targets, roles.SEE)
    documents = collecting.documents_of(translations, only_waiting=data["texts"] == "waiting")
    if not documents:
        messages.warning(request, _("There is nothing to translate in it."))
        return None
    return views.download(documents, data["format"], data["parcel"])


bulk.register(
    "export",
    gettext_lazy("Files for an agency"),
    send,
    form=ExportForm,
    needs_translation=False,
    order=60,
    button=gettext_lazy("Download"),
)
