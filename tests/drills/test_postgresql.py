"""What many do at once, played again on PostgreSQL when the suite itself runs on SQLite."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection

from tests.conftest import missing

ROOT = Path(__file__).resolve().parents[2]
URL = os.environ.get("POSTGRES_URL", "postgres://root@127.0.0.1:5432/postgres")


@pytest.fixture
def postgres_url():
    """A server that answers, and a database name of our own on it."""
    try:
        psycopg.connect(URL, connect_timeout=3).close()
    except psycopg.OperationalError:
        missing("PostgreSQL (POSTGRES_URL)", variable="REQUIRE_POSTGRES")
    return urlsplit(URL)._replace(path="/haandslag_at_once").geturl()


@pytest.mark.race
def test_races_end_the_same_on_postgresql(postgres_url, tmp_path):
    if connection.vendor == "postgresql":
        pytest.skip("the suite itself runs on PostgreSQL, races and all")
    environment = os.environ | {"DATABASE_URL": postgres_url, "DATA_DIR": str(tmp_path)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "pytest", "--create-db", "-m", "race", "-n", "0", "tests"]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout[-3000:]
    assert " passed" in result.stdout
