"""What the front page shows of each domain: higher apps register a builder, so that this app need not know them.

A builder that shows pictures leaves their loading to us: two queries for those of all sections together.
"""

from media.renditions import load_pictures

_builders = {}


def register(name):
    """Decorator: `builder(home_page)` gives the value of `name` in the front page's context.

    A value that is a dict may say under "pictures" which it needs, [(record, field)], and under "then" a
    function to be called, with the value, once they are there.
    """

    def decorator(builder):
        _builders[name] = builder
        return builder

    return decorator


def home_sections(page):
    values = {name: builder(page) for name, builder in _builders.items()}
    # Not isinstance(): that would call a lazy value to life, which the page may not show.
    sections = [value for value in values.values() if type(value) is dict]
    pairs = [pair for section in sections for pair in section.get("pictures", ())]
    load_pictures([(page, "lead_image"), *pairs], "card", "row", "cover", "full")
    for section in sections:
        if "then" in section:
            section["then"](section)
    return values
