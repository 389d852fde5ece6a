"""Bulgarian and English text by the measure, drawn from a seeded generator."""

BULGARIAN = (
    "община град среща култура младежи обмен пролет проект училище хор музей библиотека гости река "
    "приятели работилница изложба фестивал опит програма читалище спорт опазване дърво площад песен "
    "посещение делегация партньор тържество занаят кухня театър поход градина архив снимка договор"
)
ENGLISH = (
    "municipality town meeting culture youth exchange spring project school choir museum library "
    "guests river friends workshop exhibition festival experience programme centre sport care tree "
    "square song visit delegation partner feast craft kitchen theatre walk garden archive picture"
)
WORDS = {"bg": BULGARIAN.split(), "en": ENGLISH.split()}
# Sweden, Lithuania, Romania, Türkiye, Italy, Slovenia: country, language, a letter of its alphabet.
COUNTRIES = [
    ("SE", "sv", "å"),
    ("LT", "lt", "š"),
    ("RO", "ro", "ș"),
    ("TR", "tr", "ş"),
    ("IT", "it", "à"),
    ("SI", "sl", "č"),
]


def phrase(random, count, language="bg"):
    """`count` words, the first with a capital letter."""
    words = WORDS.get(language, WORDS["en"])
    return " ".join(random.choice(words) for _ in range(count)).capitalize()


def paragraphs(random, count, language="bg"):
    """`count` paragraphs of some 60 words, as rich text."""
    return "".join(
        f"<p>{'. '.join(phrase(random, 12, language) for _ in range(5))}.</p>" for _ in range(count)
    )


def body(random, language="bg"):
    """The value of a body: headings, paragraphs, a quotation."""
    blocks = [
        ("heading", {"text": phrase(random, 4, language), "level": "2"}),
        ("paragraph", paragraphs(random, 3, language)),
        (
            "quote",
            {"text": phrase(random, 14, language), "attribution": phrase(random, 2, language)},
        ),
        ("heading", {"text": phrase(random, 3, language), "level": "2"}),
        ("paragraph", paragraphs(random, 2, language)),
    ]
    return [{"type": kind, "value": value} for kind, value in blocks]


def partial_date(random, start=2001, stop=2026):
    """A date of day, month or year precision, as text."""
    year, month, day = random.randint(start, stop), random.randint(1, 12), random.randint(1, 28)
    return random.choice([f"{year}-{month:02d}-{day:02d}"] * 3 + [f"{year}-{month:02d}", str(year)])
