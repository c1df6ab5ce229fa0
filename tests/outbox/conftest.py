import pytest


@pytest.fixture
def kept_tasks(settings):
    """Tasks wait in the database as they do outside tests, until a worker takes them."""
    backend = "django_tasks_db.DatabaseBackend"
    settings.TASKS = {"default": settings.TASKS["default"] | {"BACKEND": backend}}
