"""A further language: its locale, which follows the source, and a stand-in for every page, as a job."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization

from facts.pages import BasePage
from translation.jobs.branches import page_title
from translation.jobs.queue import enqueue, handler
from translation.languages import source_locale
from translation.models import BulkJob, LocaleRole
from translation.stand_ins import has_row, pages_without_row

KIND = "fill_language"


def add(code, user=None):
    """Makes the locale, lets it follow the source and orders its stand-ins; returns (Locale, BulkJob or None).

    Called again it goes on where it was. Raises ValidationError when the site does not know the language.
    """
    if code not in dict(settings.LANGUAGES):
        known = ",".join(known for known, _name in settings.LANGUAGES)
        raise ValidationError(
            _(
                "The site does not know the language “%(code)s” yet. Set POBRATIM_LANGUAGES=%(wanted)s,"
                " restart the site, then add the language."
            )
            % {"code": code, "wanted": f"{known},{code}"}
        )
    if code == settings.LANGUAGE_CODE:
        raise ValidationError(_("This is the language of the originals."))
    locale, _created = Locale.objects.get_or_create(language_code=code)
    follow(locale)
    return locale, order(locale, user)


def follow(locale):
    """Lets a locale follow the source, if an administrator has said nothing else."""
    if not LocaleSynchronization.objects.filter(locale=locale).exists():
        # Not `create`: the engine would copy the whole tree, here and now.
        LocaleSynchronization.objects.bulk_create(
            [LocaleSynchronization(locale=locale, sync_from=source_locale())]
        )


def order(locale, user=None):
    """The job that makes the missing stand-ins: the one that is under way, a new one, or None if none lacks."""
    for job in BulkJob.objects.filter(kind=KIND, state__in=BulkJob.OPEN):
        if job.payload["locale"] == locale.pk:
            return job
    items = list(pages_without_row(locale).values_list("pk", flat=True))
    if not items:
        return None
    return enqueue(KIND, {"items": items, "locale": locale.pk}, user)


@handler(KIND, title=gettext_lazy("Pages of a new language"), name_of=page_title)
def make_stand_in(job, pk):
    locale = Locale.objects.filter(pk=job.payload["locale"]).first()
    page = Page.objects.filter(pk=pk).specific().first()
    # Deleted meanwhile, or made together with a page below it.
    if locale and isinstance(page, BasePage) and not has_row(page, locale):
        page.copy_for_translation(locale, copy_parents=True, alias=True)


def left_to_do(locale):
    """What only people can do, as sentences for the administrator."""
    steps = []
    code = locale.language_code
    if not (settings.BASE_DIR / "locale" / code).exists():
        steps.append(
            _(
                "The words of the interface: copy locale/en as locale/%(code)s, translate it, run “make messages”."
            )
            % {"code": code}
        )
    if not LocaleRole.objects.filter(locale=locale).exists():
        steps.append(
            _(
                "Nobody translates into %(language)s yet: give a group a role under Settings → Roles in translation."
            )
            % {"language": locale.get_display_name()}
        )
    steps.append(_("Restart the site, so that all its processes know the language."))
    return steps
