"""The glossary's screens: who translates suggests terms, who manages a language approves and changes them."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from translation import notify, roles
from translation.languages import source_locale
from translation.memory.glossary import Status, read, write
from translation.memory.marks import fold
from translation.memory.views.common import may_manage, pair_of, targets_of
from translation.memory.views.forms import ConceptForm, GlossaryFilterForm
from translation.models import GlossaryConcept, GlossaryTerm, LocaleRole

PER_PAGE = 50
Kind = GlossaryTerm.Kind


def address(locale):
    return reverse("workspace:glossary") + "?" + urlencode({"locale": locale.language_code})


def listing(request):
    pair = pair_of(request)
    form = GlossaryFilterForm(request.GET or None, choices=pair.choices)
    concepts = _wanted(pair, form)
    page = Paginator(concepts, PER_PAGE).get_page(request.GET.get("p"))
    return TemplateResponse(
        request,
        "translation/memory/glossary.html",
        {
            "page_title": _("Glossary"),
            "form": form,
            "pair": pair,
            "page": page,
            "rows": [_row(request.user, concept, pair) for concept in page],
            "is_filtered": bool(form.value_of("q") or form.value_of("status")),
            "may_suggest": bool(targets_of(request.user, roles.TRANSLATE)),
            "may_manage": may_manage(request.user, pair.target),
        },
    )


def _wanted(pair, form):
    """The concepts that the form asks for, by their terms in the original language."""
    locales = (pair.source, pair.target)
    preferred = GlossaryTerm.objects.filter(
        concept=OuterRef("pk"), locale=pair.source, kind=Kind.PREFERRED
    )
    any_term = GlossaryTerm.objects.filter(concept=OuterRef("pk"))
    rows = GlossaryConcept.objects.annotate(
        sort=Coalesce(
            Subquery(preferred.values("folded")[:1]), Subquery(any_term.values("folded")[:1])
        )
    ).order_by("sort", "pk")
    if words := fold(form.value_of("q")):
        rows = rows.filter(
            pk__in=GlossaryTerm.objects.filter(locale__in=locales, folded__contains=words).values(
                "concept_id"
            )
        )
    if status := form.value_of("status"):
        rows = rows.filter(status=status)
    terms = GlossaryTerm.objects.filter(locale__in=locales).select_related("locale")
    return rows.prefetch_related(Prefetch("terms", terms, to_attr="shown"))


def _row(user, concept, pair):
    data = read(concept, concept.shown)
    source, target = (data.words.get(code) for code in pair.codes)
    return {
        "concept": concept,
        "name": data.name(pair.source.language_code),
        "source": source,
        "target": target,
        "may_edit": may_edit(user, concept),
        "may_approve": concept.status == Status.SUGGESTED and may_manage(user, pair.target),
    }


def may_edit(user, concept):
    """A manager of a language may change every concept, a translator their own suggestions."""
    if roles.locales_of(user, roles.MANAGE) != set():
        return True
    own = concept.status == Status.SUGGESTED and concept.created_by_id == user.pk
    return own and roles.locales_of(user, roles.TRANSLATE) != set()


def add(request):
    pair = pair_of(request, roles.TRANSLATE)
    locales = [pair.source, *pair.choices]
    given = {f"term_{pair.source.language_code}": request.GET.get("term", "")[:200]}
    form = ConceptForm(request.POST or None, locales=locales, initial=given)
    if request.method == "POST" and form.is_valid():
        approved = "approve" in request.POST and may_manage(request.user, pair.target)
        data = form.data_of_concept
        data = replace(data, status=Status.APPROVED if approved else Status.SUGGESTED)
        write(data, user=request.user)
        if not approved:
            _tell_managers(request.user, data, pair)
        _told(request, data, pair)
        return redirect(address(pair.target))
    return _form(request, form, pair, _("New term"))


def _tell_managers(user, data, pair):
    """Whose yes makes a suggestion count: the managers of the language it was made in."""
    locale, source = pair.target, pair.source.language_code
    held = LocaleRole.objects.filter(locale=locale, role=LocaleRole.Role.MANAGER)
    people = get_user_model().objects.filter(groups__translation_roles__in=held, is_active=True)
    extra = {"term": data.name(source), "locale": locale.language_code}
    notify.send(notify.TERM, people.distinct(), actor=user, extra=extra)


def edit(request, pk):
    concept = get_object_or_404(GlossaryConcept, pk=pk)
    if not may_edit(request.user, concept):
        raise PermissionDenied
    action = roles.MANAGE if concept.status == Status.APPROVED else roles.TRANSLATE
    pair = pair_of(request, action)
    before = read(concept)
    form = ConceptForm(
        request.POST or None,
        locales=[pair.source, *pair.choices],
        concept=before,
        initial={"version": concept.version},
    )
    now = None
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data.get("version") == concept.version:
            data = form.data_of_concept
            if "approve" in request.POST and may_manage(request.user, pair.target):
                data = replace(data, status=Status.APPROVED)
            write(data, concept, request.user)
            _told(request, data, pair)
            return redirect(address(pair.target))
        now = _changed_meanwhile(form, before, concept)
    return _form(request, form, pair, _("Change a term"), concept, now)


def _changed_meanwhile(form, before, concept):
    """Keeps what the person wrote; saving again overwrites. Returns what stands there now, as text."""
    form.add_error(
        None,
        _(
            "Somebody else changed this term meanwhile. What you wrote stands below; save again to keep it"
            " instead of theirs."
        ),
    )
    form.data = form.data.copy()
    form.data["version"] = concept.version
    return before


def _told(request, data, pair):
    name = data.name(pair.source.language_code)
    if data.status == Status.APPROVED:
        message = _("“%(term)s” is in the glossary.")
    else:
        message = _(
            "“%(term)s” was suggested. It counts when a manager of translations approves it."
        )
    messages.success(request, message % {"term": name})


def _form(request, form, pair, title, concept=None, now=None):
    manages = may_manage(request.user, pair.target)
    return TemplateResponse(
        request,
        "translation/memory/concept.html",
        {
            "page_title": title,
            "form": form,
            "pair": pair,
            "concept": concept,
            "now": now,
            "may_approve": manages and (concept is None or concept.status == Status.SUGGESTED),
            "may_delete": concept is not None and manages,
            "back": address(pair.target),
        },
        status=409 if now else 200,
    )


@require_POST
def approve(request, pk):
    pair = pair_of(request, roles.MANAGE)
    concept = get_object_or_404(GlossaryConcept, pk=pk)
    data = replace(read(concept), status=Status.APPROVED)
    write(data, concept, request.user)
    _told(request, data, pair)
    return redirect(address(pair.target))


def delete(request, pk):
    pair = pair_of(request, roles.MANAGE)
    concept = get_object_or_404(GlossaryConcept, pk=pk)
    name = read(concept).name(source_locale().language_code)
    if request.method == "POST":
        concept.delete()
        messages.success(request, _("“%(term)s” was deleted from the glossary.") % {"term": name})
        return redirect(address(pair.target))
    return TemplateResponse(
        request,
        "translation/memory/delete.html",
        {
            "page_title": _("Delete a term"),
            "concept": concept,
            "name": name,
            "pair": pair,
            "back": address(pair.target),
        },
    )
