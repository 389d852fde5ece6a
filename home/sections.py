"""What the front page shows of each domain: higher apps register a builder, so that this app need not know them."""

_builders = {}


def register(name):
    """Decorator: `builder(home_page)` gives the value of `name` in the front page's context."""

    def decorator(builder):
        _builders[name] = builder
        return builder

    return decorator


def home_sections(page):
    return {name: builder(page) for name, builder in _builders.items()}
