"""The settings, each in a process of its own, as a server would start them."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SECRET = "k3Jq9xZ_w7Tn2vB5mR8cL1yH4dF6gS0pA-eUiOqWzXcVbNmKj"
GOOD = {
    "SECRET_KEY": SECRET + "x",
    "ALLOWED_HOSTS": "municipality.invalid",
    "BASE_URL": "https://municipality.invalid",
    "DATABASE_URL": "sqlite:///:memory:",
    "DEFAULT_FROM_EMAIL": "site@municipality.invalid",
}


# Set for the tests' own process only.
NOT_INHERITED = {*GOOD, "DJANGO_ALLOW_ASYNC_UNSAFE", "DJANGO_SETTINGS_MODULE"}


def run(*command, **environment):
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env=inherited | {"VAR_DIR": str(settings.VAR_DIR)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def manage(*arguments, **environment):
    """A management command under the production settings."""
    return run(
        "manage.py",
        *arguments,
        DJANGO_SETTINGS_MODULE="pobratim.settings.production",
        **environment,
    )


def load(**environment):
    """Only reads the production settings."""
    return run("-c", "import pobratim.settings.production", PYTHONPATH="site", **environment)


def test_production_passes_the_deployment_check():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **GOOD)
    assert done.returncode == 0, done.stderr


def test_production_settings_load():
    done = load(**GOOD)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", sorted(GOOD))
def test_production_refuses_to_start_without(name):
    done = load(**{key: value for key, value in GOOD.items() if key != name})
    assert done.returncode != 0
    assert name in done.stderr


@pytest.mark.parametrize("secret", ["change-me" + SECRET, "only-for-development", "a" * 60])
def test_production_refuses_a_weak_secret(secret):
    done = load(**GOOD | {"SECRET_KEY": secret})
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr


def test_demonstration_accounts_exist_only_under_the_development_settings():
    done = manage("create_demo_accounts", **GOOD)
    assert done.returncode != 0
    done = manage("serve_demo", **GOOD)
    assert done.returncode != 0
    assert "development settings" in done.stderr


def test_base_settings_are_short():
    path = settings.BASE_DIR / "site/pobratim/settings/base.py"
    assert len(path.read_text().splitlines()) < 300


@pytest.mark.django_db
def test_migrations_are_complete():
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_admin_asks_no_other_host():
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
    assert settings.WAGTAILEMBEDS_FINDERS == []


def test_addresses_in_mails_of_the_demonstration_name_the_port_that_is_served(
    db, settings, monkeypatch
):
    from pobratim.management.commands.serve_demo import Command

    monkeypatch.delenv("BASE_URL", raising=False)
    settings.WAGTAILADMIN_BASE_URL = "http://localhost:8000"
    Command().remember(8123)
    assert settings.WAGTAILADMIN_BASE_URL == "http://localhost:8123"
