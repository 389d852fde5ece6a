"""Static files with hashed names, compressed once, ES modules' imports rewritten."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    # `import "./x.js"` in our modules must follow the hashed names; off by default in Django.
    support_js_module_import_aggregation = True
