"""Rules about the files themselves."""

import ast
import re
import subprocess
import sys
from importlib.metadata import packages_distributions

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
# Each may import from itself and from what stands after it.
LAYERS = [
    {"pobratim"},
    {"twinning", "projects", "news", "translation"},
    {"home"},
    {"media", "search"},
    {"facts"},
]
APPS = set().union(*LAYERS)
# A place on somebody's machine; /tmp and system folders are the same everywhere.
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:home|root|work|Users|opt/[a-z]+)/[\w.-]+")
# Where a path of a server is meant: the deployment's own folders.
PATHS_ALLOWED_IN = ("deploy/", "docs/deployment", "requirements/")


def tracked():
    """Paths, relative to the root, of the files under version control."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]


def source_files(app):
    folder = ROOT / "site" / app if app == "pobratim" else ROOT / app
    return [path for path in folder.rglob("*.py") if "migrations" not in path.parts]


def imported(path):
    """Top-level names that a module imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


def test_the_source_folder_is_no_package():
    # `site` is a module of Python's own: as a package this folder would replace it.
    assert not (ROOT / "site" / "__init__.py").exists()


@pytest.mark.parametrize("app", sorted(APPS))
def test_imports_run_downwards(app):
    position = next(index for index, layer in enumerate(LAYERS) if app in layer)
    allowed = {app}.union(*LAYERS[position + 1 :])
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in source_files(app)
        for name in imported(path)
        if name in APPS - allowed
    ]
    assert not wrong


def test_the_site_runs_on_what_it_is_installed_with():
    """Tests have more packages beside them: a reader of HTML, for one, that the site has not."""
    locked = (ROOT / "requirements" / "base.txt").read_text()
    installed = {name.lower() for name in re.findall(r"^([\w.-]+)==", locked, re.MULTILINE)}
    distributions = packages_distributions()
    missing, parsers = set(), set()
    for path in (path for app in APPS for path in source_files(app)):
        parsers |= set(re.findall(r"\"(lxml|lxml-xml|xml|html5lib)\"", path.read_text()))
        for name in set(imported(path)) - APPS - set(sys.stdlib_module_names):
            known = {one.lower().replace("_", "-") for one in distributions.get(name, [name])}
            if not known & installed:
                missing.add(f"{path.relative_to(ROOT)}: {name}")
    assert not missing
    assert not parsers


def test_no_path_of_a_machine_in_the_tree():
    wrong = []
    for name in tracked():
        if name.startswith(PATHS_ALLOWED_IN) or name == "tests/test_layout.py":
            continue
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        wrong += [f"{name}: {match.group()}" for match in MACHINE_PATH.finditer(text)]
    assert not wrong


def test_modules_are_short():
    long = {}
    for name in tracked():
        if name.endswith(".py") and "/migrations/" not in name:
            lines = len((ROOT / name).read_text().splitlines())
            if lines > (400 if name.startswith("tests/") else 300):
                long[name] = lines
    assert not long


def test_nothing_generated_is_committed():
    wrong = [name for name in tracked() if name.endswith((".pyc", ".mo", ".sqlite3"))]
    assert not wrong


def test_lock_files_name_no_registry():
    for path in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in path.read_text()
