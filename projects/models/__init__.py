from projects.models.children import (
    Activity,
    Contribution,
    Deliverable,
    KeyMessage,
    Objective,
    OriginalText,
    Output,
    ProjectContact,
    ProjectLogo,
    ProjectPartner,
    ProjectPlace,
    ProjectRecord,
    Reference,
)
from projects.models.index import ProjectIndexPage
from projects.models.programme import FundingStatement, Programme
from projects.models.project import ProjectPage

__all__ = [
    "Activity",
    "Contribution",
    "Deliverable",
    "FundingStatement",
    "KeyMessage",
    "Objective",
    "OriginalText",
    "Output",
    "Programme",
    "ProjectContact",
    "ProjectIndexPage",
    "ProjectLogo",
    "ProjectPage",
    "ProjectPartner",
    "ProjectPlace",
    "ProjectRecord",
    "Reference",
]
