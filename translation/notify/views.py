"""The person's own notices: a list, and the way from a notice to the editor."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from translation.models.notices import Notification
from translation.notify.addresses import account_address, address_of
from translation.notify.reading import mark_read, notices_of, visible_ids
from translation.notify.wording import lines

PER_PAGE = 50


class NoticesView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "translation/notify/notices.html"
    page_title = gettext_lazy("Notices")
    header_icon = "mail"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        user = self.request.user
        unread_only = "unread" in self.request.GET
        found = notices_of(user)
        if unread_only:
            found = found.filter(read_at=None)
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            lines=lines(page.object_list, visible_ids(user, page.object_list)),
            page=page,
            unread_only=unread_only,
            has_unread=Notification.objects.filter(recipient=user, read_at=None).exists(),
            account_address=account_address(),
            **kwargs,
        )


def open_notice(request, pk):
    """Marks the notice as read and goes to what it is about."""
    notice = get_object_or_404(notices_of(request.user), pk=pk)
    mark_read(request.user, [notice.pk])
    if notice.kind == Notification.Kind.TERM or visible_ids(request.user, [notice]):
        return redirect(address_of(notice))
    return redirect("workspace:notices")


@require_POST
def mark(request):
    """Marks one notice (`pk`) or all of the person's as read."""
    pk = request.POST.get("pk", "")
    count = mark_read(request.user, [pk] if pk.isdigit() else None)
    messages.success(
        request,
        ngettext(
            "%(count)d notice is marked as read.", "%(count)d notices are marked as read.", count
        )
        % {"count": count},
    )
    back = reverse("workspace:notices")
    return redirect(f"{back}?unread" if "unread" in request.POST else back)


def menu_label(count):
    return _("Notices (%(count)d)") % {"count": count} if count else _("Notices")
