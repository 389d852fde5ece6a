"""A person's own settings: what is wrong on a tab that is not seen is said above all of them."""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views import account


class AccountView(account.AccountView):
    def post(self, request):
        """Wagtail saves all panels or none of them; where one is wrong, it marks the field and says no more."""
        response = super().post(request)
        if response.status_code == 200:
            for tab, wrong in response.context_data["panels_by_tab"].items():
                _say(
                    request, tab, [found for panel in wrong for found in _errors(panel.get_form())]
                )
        return response


def _say(request, tab, errors):
    """`errors` are (id of a field, what is wrong with it); the link opens the tab and goes to the first one."""
    if not errors:
        return
    said = _("Nothing was saved. Under “%(tab)s”: %(errors)s") % {
        "tab": tab.title,
        "errors": " ".join(text for _field, text in errors),
    }
    way = '{} <a href="#{}" data-controller="w-focus" data-action="w-focus#focus:prevent">{}</a>'
    messages.error(request, format_html(way, said, errors[0][0], _("Show it")))


def _errors(form):
    for name, found in form.errors.items():
        field = form[name] if name in form.fields else None
        label = f"{field.label} – " if field is not None and field.label else ""
        yield field.id_for_label if field is not None else "main", label + " ".join(found)
