"""The pages, records and people that the rules of rights.py are tried on."""

from dataclasses import dataclass, field

from wagtail.models import Page
from wagtail_localize.models import OverridableSegment, StringSegment, Translation

from home.models import Term
from tests import helpers_translation as make
from translation.models import (
    BulkJob,
    FileImport,
    GlossaryConcept,
    LocaleRole,
    MemoryEntry,
    TextComment,
    TranslationTask,
)


@dataclass
class Target:
    """A page or record with its translation into English."""

    name: str
    source: object
    translation: Translation
    manager: object
    extra: dict = field(default_factory=dict)

    @property
    def row(self):
        return make.english(self.source)

    @property
    def is_record(self):
        return isinstance(self.source, Term)


class World:
    """A branch with a page in it, a private page outside of it and a record, each in translation."""

    def __init__(self):
        self.people = {}
        make.locale("de")
        home = make.home_page()
        self.branch = make.standard_page(home, title="Раздел")
        # A link may be another one in each language.
        body = ('Първи <a href="https://example.org/">ред</a>.', "Втори ред.")
        inside = make.standard_page(self.branch, title="Вътре", body=body)
        outside = make.standard_page(home, title="Потайна страница", body=body)
        term = Term.objects.create(vocabulary="area", code="culture", name="култура")
        term.save_revision().publish()
        self.home = home
        self.admin = make.person("boss", parts=[("manager", "en")])
        self.targets = {
            name: self._target(name, source)
            for name, source in (("inside", inside), ("outside", outside), ("record", term))
        }

    def _target(self, name, source):
        translation = make.begin(source)
        make.fill_in(translation)
        if isinstance(source, Page):
            # As after a publication, which would wait for the end of the transaction.
            Page.objects.filter(pk=make.english(source).pk).update(alias_of=None)
        extra = {
            "job": BulkJob.objects.create(kind="open_pages", created_by=self.admin),
            "task": TranslationTask.objects.create(translation=translation, assignee=self.admin),
        }
        return Target(name, source, translation, self.admin, extra)

    def argument(self, name, target, rule):
        """The value of an argument of an address."""
        named = {
            "translation_id": lambda: target.translation.pk,
            "translation_source_id": lambda: target.translation.source_id,
            "page_id": lambda: target.row.pk if rule.pk == "translated" else target.source.pk,
            "app_label": lambda: "home",
            "model_name": lambda: "term",
            "mode": lambda: "",
            "key": lambda: target.translation.source.object_id,
            "side": lambda: "target",
            "overridable_segment_id": lambda: self.override(target),
            "choice": lambda: self.override(target),
            "comment": lambda: self.comment(target).pk,
        }
        if name == "pk":
            return self.pk(target, rule.pk)
        if name in named:
            return named[name]()
        if "segment" in name:
            return self.segment(target).pk
        raise KeyError(f"{name}: tell tests/translation/rights.py what it stands for")

    def pk(self, target, what):
        if what == "translation":
            return target.translation.pk
        if what == "row":
            return target.source.pk
        if what in target.extra:
            return target.extra[what].pk
        if what == "locale":
            return make.locale("de").pk
        if what == "role":
            return LocaleRole.objects.first().pk
        return getattr(self, f"make_{what}")(target).pk

    def make_notice(self, target):
        from django.utils import timezone

        from translation.models import Notification

        return Notification.objects.create(
            recipient=self.admin,
            kind="assigned",
            translation=target.translation,
            created_at=timezone.now(),
        )

    def make_import(self, target):
        return FileImport.objects.create(
            user=self.admin, translation=target.translation, name="texts.xlf"
        )

    def make_memory(self, target):
        return MemoryEntry.objects.first() or MemoryEntry.objects.create(
            source_locale=make.locale("bg"),
            target_locale=make.locale("en"),
            source_text="ред",
            target_text="line",
            source_folded="ред",
            target_folded="line",
            source_hash="0" * 32,
            length=3,
            updated_at="2026-01-01T00:00:00Z",
        )

    def make_concept(self, target):
        return GlossaryConcept.objects.create(code=f"c{GlossaryConcept.objects.count()}")

    def comment(self, target):
        segment = self.segment(target)
        return TextComment.objects.get_or_create(
            context_id=segment.context_id,
            string_id=segment.string_id,
            locale=make.locale("en"),
            defaults={"body": "A remark.", "author": self.admin},
        )[0]

    def segment(self, target):
        return StringSegment.objects.filter(source=target.translation.source).first()

    def override(self, target):
        """A page's chosen picture: what may be another one in each language."""
        found = OverridableSegment.objects.filter(source=target.translation.source).first()
        return found.pk if found else 1
