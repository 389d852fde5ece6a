"""The progress of background jobs. The page does the work itself while nobody else does."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import DetailView, ListView

from translation.jobs import runner
from translation.jobs.queue import HANDLERS
from translation.models import BulkJob

# A part of the work that a request may do.
PART = timedelta(seconds=2)


def jobs_of(user):
    """A person sees the jobs they ordered; a superuser sees all."""
    rows = BulkJob.objects.select_related("created_by")
    return rows if user.is_superuser else rows.filter(created_by=user)


def title_of(job):
    handler = HANDLERS.get(job.kind)
    return handler.title if handler else job.kind


def describe(job):
    """What a template shows of a job."""
    handler = HANDLERS.get(job.kind)
    name_of = handler.name_of if handler else str
    return {
        "job": job,
        "title": title_of(job),
        "is_open": job.state in BulkJob.OPEN,
        "percent": job.done * 100 // job.total if job.total else 100,
        "succeeded": job.done - len(job.failures),
        "failures": [
            {"name": name_of(failure["item"]), "reason": failure["reason"]}
            for failure in job.failures
        ],
        "next_url": job.payload.get("next", ""),
    }


class JobsView(ListView):
    template_name = "translation/jobs/jobs.html"
    paginate_by = 50

    def get_queryset(self):
        return jobs_of(self.request.user).order_by("-pk")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["rows"] = [describe(job) for job in context["object_list"]]
        context["header_title"] = _("Background jobs")
        return context


class JobView(DetailView):
    template_name = "translation/jobs/job.html"
    header_title = gettext_lazy("Background job")

    def get_queryset(self):
        return jobs_of(self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | describe(self.object)


def _own(request, pk):
    job = get_object_or_404(BulkJob, pk=pk)
    if not jobs_of(request.user).filter(pk=pk).exists():
        raise PermissionDenied
    return job


@require_POST
def advance(request, pk):
    """Does a part of the work, unless somebody is at it; then tells how far it is."""
    job = _own(request, pk)
    leased = runner.take(runner.new_owner(), timezone.now(), pk)
    if leased:
        runner.run(leased, until=timezone.now() + PART)
    if "application/json" not in request.headers.get("Accept", ""):
        return redirect("workspace:job", pk)
    job.refresh_from_db()
    shown = describe(job)
    return JsonResponse(
        {
            "done": job.done,
            "total": job.total,
            "percent": shown["percent"],
            "open": shown["is_open"],
            "html": render_to_string("translation/jobs/_state.html", shown, request),
            "words": render_to_string("translation/jobs/_words.html", shown, request).strip(),
        }
    )


@require_POST
def cancel(request, pk):
    runner.cancel(_own(request, pk), timezone.now())
    return redirect(reverse("workspace:job", args=[pk]))
