"""A person's own settings: what is wrong on a tab that is not seen is said above all of them."""

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views import account


class AccountView(account.AccountView):
    def post(self, request):
        """Wagtail saves all panels or none of them; where one is wrong, it marks the field and says no more."""
        panels = self.get_panels()
        response = super().post(request)
        if response.status_code == 200:
            for tab, wrong in self.get_panels_by_tab(panels).items():
                _say(request, tab, [line for panel in wrong for line in _errors(panel.get_form())])
        return response


def _say(request, tab, errors):
    if not errors:
        return
    messages.error(
        request,
        _("Nothing was saved. Under “%(tab)s”: %(errors)s")
        % {"tab": tab.title, "errors": " ".join(errors)},
        buttons=[messages.button(f"#tab-{slugify(tab.name)}", _("Show it"))],
    )


def _errors(form):
    """One line for each field that is wrong."""
    for name, found in form.errors.items():
        field = form.fields.get(name)
        said = " ".join(found)
        yield f"{field.label} – {said}" if field is not None and field.label else said
