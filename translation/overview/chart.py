"""The history as a line: geometry for an SVG; the table beside it says the same in figures."""

from dataclasses import dataclass

from wagtail.models import Locale

WIDTH, HEIGHT = 600, 140
LEFT, BOTTOM = 44, 22


@dataclass
class Chart:
    """Percent of the words that were translated, on the days that were recorded (at least two)."""

    locale: Locale
    snapshots: list

    @property
    def figures(self):
        """[(snapshot, percent)] oldest first."""
        return [
            (row, 100 * row.words_done / row.words if row.words else 100) for row in self.snapshots
        ]

    @property
    def points(self):
        """The SVG's list of points; days are as far apart as they were."""
        first, last = self.snapshots[0].day, self.snapshots[-1].day
        days = max(1, (last - first).days)
        return " ".join(
            f"{self.x((row.day - first).days / days):.1f},{self.y(percent):.1f}"
            for row, percent in self.figures
        )

    @staticmethod
    def x(share):
        return LEFT + share * (WIDTH - LEFT - 6)

    @staticmethod
    def y(percent):
        return 6 + (100 - percent) / 100 * (HEIGHT - BOTTOM - 6)

    @property
    def lines(self):
        """[(height, percent)] of the scale."""
        return [(f"{self.y(percent):.1f}", percent) for percent in (0, 50, 100)]

    @property
    def first(self):
        return self.figures[0]

    @property
    def last(self):
        return self.figures[-1]

    @property
    def latest(self):
        """The newest days first, for the table."""
        return list(reversed(self.figures))[:30]
