"""What this app keeps beside the engine's own tables: one module for each concept."""

from translation.models.choices import ChoiceRevision
from translation.models.coverage import CoverageSnapshot, SourceSize, StringSize
from translation.models.exchange import FileImport
from translation.models.glossary import GlossaryConcept, GlossaryTerm
from translation.models.jobs import BulkJob
from translation.models.joint import JointPublication
from translation.models.machine import MachineRequest
from translation.models.memory import MemoryEntry
from translation.models.minor import MinorEdit
from translation.models.notices import MailRecord, Notification, NotificationPreference
from translation.models.review import TranslationReviewTask
from translation.models.roles import LocaleRole
from translation.models.tasks import TaskBatch, TranslationTask
from translation.models.texts import (
    CheckDismissal,
    TextChange,
    TextComment,
    TextRevision,
    TextState,
)

__all__ = [
    "BulkJob",
    "CheckDismissal",
    "ChoiceRevision",
    "CoverageSnapshot",
    "FileImport",
    "GlossaryConcept",
    "GlossaryTerm",
    "JointPublication",
    "LocaleRole",
    "MachineRequest",
    "MailRecord",
    "MemoryEntry",
    "MinorEdit",
    "Notification",
    "NotificationPreference",
    "SourceSize",
    "StringSize",
    "TaskBatch",
    "TextChange",
    "TextComment",
    "TextRevision",
    "TextState",
    "TranslationReviewTask",
    "TranslationTask",
]
