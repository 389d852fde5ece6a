"""The glossary as a file, out and in."""

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from translation import roles
from translation.memory import glossary_csv, glossary_import, tbx
from translation.memory.glossary import read
from translation.memory.views.common import pair_of
from translation.memory.views.forms import GlossaryFileForm
from translation.memory.views.glossary import address
from translation.memory.xml_files import Refused
from translation.models import GlossaryConcept


def export(request, kind):
    """All concepts with their words in the original language and the person's languages."""
    pair = pair_of(request)
    languages = [pair.source.language_code, *(row.language_code for row in pair.choices)]
    concepts = [
        _of(read(concept, concept.terms.all()), languages)
        for concept in GlossaryConcept.objects.order_by("code").prefetch_related("terms__locale")
    ]
    if kind == "tbx":
        response = StreamingHttpResponse(
            tbx.write(concepts, pair.source.language_code), content_type=tbx.CONTENT_TYPE
        )
    else:
        response = HttpResponse(
            glossary_csv.write(concepts, languages), content_type="text/csv; charset=utf-8"
        )
    response["Content-Disposition"] = f'attachment; filename="glossary.{kind}"'
    return response


def _of(data, languages):
    words = {code: found for code, found in data.words.items() if code in languages}
    return type(data)(**{**vars(data), "words": words})


def take_in(request):
    pair = pair_of(request, roles.MANAGE)
    form = GlossaryFileForm(request.POST or None, request.FILES or None)
    report = None
    if request.method == "POST" and form.is_valid():
        report = _read(request, form, pair)
    languages = [pair.source.language_code, *(row.language_code for row in pair.choices)]
    return TemplateResponse(
        request,
        "translation/memory/glossary_take_in.html",
        {
            "page_title": _("Take a file into the glossary"),
            "form": form,
            "report": report,
            "columns": glossary_csv.columns(languages),
            "back": address(pair.target),
        },
    )


def _read(request, form, pair):
    file = form.cleaned_data["file"]
    source = pair.source.language_code
    languages = [row.language_code for row in pair.choices]
    module = glossary_csv if file.name.lower().endswith(".csv") else tbx
    try:
        report = glossary_import.take_in(
            module.read(file, [source, *languages]),
            source,
            languages,
            user=request.user,
            overwrite=form.cleaned_data["overwrite"],
        )
    except Refused as refused:
        form.add_error("file", str(refused))
        return None
    done = report.count(glossary_import.ADDED) + report.count(glossary_import.CHANGED)
    message = ngettext(
        "%(count)d term was added or changed.", "%(count)d terms were added or changed.", done
    )
    messages.success(request, message % {"count": done})
    return report
