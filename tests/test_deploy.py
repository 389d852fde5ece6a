"""The examples in deploy/ say what the documentation says, and nothing that does not exist."""

import os
import re
import subprocess

import pytest
from django.conf import settings
from django.core.management import get_commands

ROOT = settings.BASE_DIR
DEPLOY = ROOT / "deploy"
VARIABLE = re.compile(r"^([A-Z_]+)=", re.M)


def commands(text):
    """["name --option"] of the commands that a text names."""
    return re.findall(r"manage(?:\.py)? ([a-z_]+(?: -[\w-]+)*)", text)


def by_itself(path):
    """What the documentation wants done at set times: its point 6."""
    text = path.read_text()
    return text[text.index("\n6. ") : text.index("\n7. ")]


@pytest.mark.parametrize("guide", ["deployment.md", "deployment.bg.md"])
def test_cron_does_what_the_documentation_wants_done(guide):
    planned = set(commands((DEPLOY / "pobratim.cron").read_text()))
    wanted = set(commands(by_itself(ROOT / "docs" / guide))) - {"run_jobs"}
    assert planned == wanted
    assert {command.split()[0] for command in planned} <= set(get_commands())


@pytest.mark.parametrize("guide", ["deployment.md", "deployment.bg.md"])
def test_every_variable_of_the_example_is_explained_and_none_that_is_required_lacks(guide):
    example = set(VARIABLE.findall((DEPLOY / "pobratim.env.example").read_text()))
    production = (ROOT / "site/pobratim/settings/production.py").read_text()
    explained = set(re.findall(r"`([A-Z_]+)`", (ROOT / "docs" / guide).read_text()))
    assert set(re.findall(r'required\("(\w+)"\)', production)) <= example <= explained


def test_manage_reads_the_settings_of_the_server(tmp_path):
    (tmp_path / "env").write_text("DJANGO_SETTINGS_MODULE=pobratim.settings.nowhere\n")
    environment = {
        name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"
    }
    answer = subprocess.run(
        [DEPLOY / "manage", "check"],
        env=environment | {"POBRATIM_ENV": str(tmp_path / "env")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode
    assert "pobratim.settings.nowhere" in answer.stderr
