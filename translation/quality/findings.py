"""What a check says about a translated text."""

from dataclasses import dataclass

ERROR = "error"
WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """`code` names the check; errors block the publication, warnings are shown until somebody dismisses them.

    `message` is plain text (or lazy) for the translator; `excerpt` the words of the target it is about, or "".
    """

    code: str
    level: str
    message: str
    excerpt: str = ""

    @property
    def blocks(self):
        return self.level == ERROR
