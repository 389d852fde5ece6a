"""Mistakes in content files: every one is collected and said with file, line and field."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Mistake:
    """`field` is "" when the whole line is meant; `message` is in the language active when it is shown."""

    file: str
    line: int
    field: str
    message: object

    def __str__(self):
        place = f"{self.file}:{self.line}: "
        return place + (f"{self.field}: {self.message}" if self.field else str(self.message))


class ContentError(Exception):
    """Raised instead of loading; `mistakes` is a list of Mistake, by file and line."""

    def __init__(self, mistakes):
        self.mistakes = sorted(
            dict.fromkeys(mistakes), key=lambda mistake: (mistake.file, mistake.line)
        )
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


class ValueMistake(ValueError):
    """A value that cannot be understood; its message is for the person who wrote it."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


class Mistakes:
    """Collects the mistakes of a folder; files are named from the folder on."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.found = []

    def add(self, file, line, field, message):
        self.found.append(Mistake(self.name(file), line, field, message))

    def knows(self, file, line, field):
        """Whether something is said of this field already."""
        return any(
            (mistake.file, mistake.line, mistake.field) == (self.name(file), line, field)
            for mistake in self.found
        )

    def name(self, file):
        path = Path(file)
        return str(path.relative_to(self.folder)) if path.is_relative_to(self.folder) else str(path)

    def add_validation(self, error, locate, field=""):
        """Adds the messages of a Django ValidationError; `locate(name)` gives (file, line)."""
        errors = error.error_dict if hasattr(error, "error_dict") else {field: [error]}
        for name, parts in errors.items():
            shown = "" if name == "__all__" else name
            for part in parts:
                for message in part.messages:
                    self.add(*locate(shown), shown, message)

    def raise_any(self):
        if self.found:
            raise ContentError(self.found)
