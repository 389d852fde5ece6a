"""Loads what is no page: photographs, documents, snippets, the site's settings."""

import hashlib

from modelcluster.models import ClusterableModel

from home.models import Municipality, MunicipalitySettings
from pobratim.content.records import Ref
from translation.memory.glossary import write
from translation.models import GlossaryConcept


class RecordLoader:
    def __init__(self, loading):
        self.loading, self.content = loading, loading.content

    def of_kind(self, kind, above=""):
        """The records of a table; with `above` the ones that others point at by that field come first."""
        found = [record for record in self.content.tables if record.ref.kind == kind]
        if not above:
            return found
        by_ref, ordered = {record.ref: record for record in found}, {}

        def add(record):
            if record.ref not in ordered:
                if above in record.values:
                    add(by_ref[record.values[above]])
                ordered[record.ref] = record

        for record in found:
            add(record)
        return list(ordered.values())

    # --- Photographs and documents -----------------------------------------------------------------

    def files(self):
        for record in [*self.of_kind("photos"), *self.of_kind("documents", above="supersedes")]:
            self.file(record)
        self.loading.mistakes.raise_any()

    def file(self, record):
        path = record.extra["file"]
        record.raw.append(hashlib.sha256(path.read_bytes()).hexdigest())
        self.store(record, lambda instance: self.loading.files.save(instance, path))

    def store(self, record, save):
        """One that is neither translated nor a draft: `save(instance)`, unless it is there unchanged."""
        loading = self.loading
        pk = loading.ledger.pk_of(record.ref)
        existing = record.model.objects.filter(pk=pk).first() if pk else None
        if loading.is_unchanged(record, existing.pk if existing else None):
            return
        instance = existing or record.model()
        with loading.blaming(record.place):
            loading.builder.set_fields(instance, record.values)
            save(instance)
            loading.done(record, instance.pk)

    # --- Snippets ----------------------------------------------------------------------------------

    def snippets(self):
        for kind, above in (
            ("vocabularies", ""),
            ("organisations", "parent"),
            ("statements", ""),
            ("programmes", ""),
        ):
            for record in self.of_kind(kind, above):
                self.snippet(record)
        self.snippet(self.content.municipality)
        self.loading.mistakes.raise_any()

    def menus(self):
        for record in self.content.menus:
            self.snippet(record)
        self.loading.mistakes.raise_any()

    # --- The glossary ------------------------------------------------------------------------------

    def glossary(self):
        for record in self.content.glossary:
            existing = GlossaryConcept.objects.filter(code=record.ref.key).first()
            if self.loading.is_unchanged(record, existing.pk if existing else None):
                continue
            with self.loading.blaming(record.place):
                concept = write(record.extra["data"], existing)
                self.loading.done(record, concept.pk)
        self.loading.mistakes.raise_any()

    # --- What editors keep for the search ------------------------------------------------------------

    def search(self):
        for record in self.content.search:
            self.store(record, _checked_and_saved)
        self.loading.mistakes.raise_any()

    def snippet(self, record):
        loading = self.loading
        existing = self.existing(record)
        if loading.is_unchanged(record, existing.pk if existing else None):
            return
        instance = existing or record.model(
            locale=loading.source, translation_key=record.translation_key, live=False
        )
        with loading.blaming(record.extra.get("source", record.place)):
            loading.builder.set_fields(instance, record.values)
            if isinstance(instance, ClusterableModel):
                loading.builder.set_children(instance, record, loading.source)
            instance.full_clean()
            if not instance.pk:
                instance.save()
            instance.save_revision(clean=False).publish()
            instance.refresh_from_db()
            loading.translate(record, instance)
            loading.done(record, instance.pk)

    def existing(self, record):
        """The row of the record: by its own key, or by what makes it the same thing to the site."""
        rows = record.model.objects.filter(locale=self.loading.source)
        found = rows.filter(translation_key=record.translation_key).first()
        if found is None:
            same = [name for name in ("vocabulary", "code", "place") if name in record.values]
            if record.model is Municipality:
                found = rows.first()
            elif same and record.ref.kind != "organisations":
                found = rows.filter(**{name: record.values[name] for name in same}).first()
        return found

    # --- Settings ----------------------------------------------------------------------------------

    def settings(self, site):
        """The facts of the municipality, which stand in the settings of the site."""
        record = self.content.municipality
        row = MunicipalitySettings.for_site(site)
        wanted = {"municipality_id": self.loading.pks[record.ref]}
        for name, value in record.extra["settings"].items():
            attname = MunicipalitySettings._meta.get_field(name).attname
            wanted[attname] = self.loading.resolve(value) if isinstance(value, Ref) else value
        if any(getattr(row, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(row, name, value)
            row.save()


def _checked_and_saved(instance):
    instance.full_clean()
    instance.save()
