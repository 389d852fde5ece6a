"""One kind of rule in each module: a function (text, language) → Suggestions, language "bg" or "en"."""
