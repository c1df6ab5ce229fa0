from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.utils import timezone
from wagtail.images import get_image_model

from home.seed.sitetree import load_pages
from home.service import views as service
from outbox import breaker
from outbox.models import PeriodicRun
from outbox.smtp import ServerFault
from tests import factories


def test_health_asks_the_database(client, db):
    response = client.get("/sundhed")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok", "worker": "ok", "mail": "ok"}
    assert "no-store" in response.headers["Cache-Control"]


def test_health_tells_of_a_late_worker_and_stays_200(client, db):
    PeriodicRun.objects.create(
        job="outbox.sweep", slot=1, started_at=timezone.now() - timedelta(hours=2)
    )
    response = client.get("/sundhed")
    assert (response.status_code, response.json()["worker"]) == (200, "late")


def test_health_tells_of_a_mail_server_and_the_worker_is_well(client, db):
    since = timezone.now().replace(microsecond=0)
    breaker.note_failure(ServerFault.REFUSED, since, at_once=True)
    found = client.get("/sundhed").json()
    assert (found["worker"], found["mail"]) == ("ok", "refused")
    assert found["mail_since"] == since.isoformat()


def test_health_tells_of_mails_that_wait_and_of_the_server_rather_than_of_them(client, cast):
    now = timezone.now()
    factories.message(cast.nordby, next_attempt_at=now - timedelta(hours=2))
    assert client.get("/sundhed").json()["mail"] == "late"
    breaker.note_failure(ServerFault.NO_ANSWER, now - timedelta(minutes=90), at_once=True)
    found = client.get("/sundhed").json()
    assert (found["worker"], found["mail"]) == ("ok", "no_answer")


def test_health_is_503_when_the_database_is_gone(client, db):
    def refuse(execute, sql, params, many, context):
        raise OperationalError("væk")

    with connection.execute_wrapper(refuse):
        response = client.get("/sundhed")
    assert (response.status_code, response.json()["database"]) == (503, "error")


def test_security_txt_follows_rfc_9116(client, time_machine):
    time_machine.move_to(datetime(2026, 11, 25, 18, 0, tzinfo=UTC), tick=False)
    response = client.get("/.well-known/security.txt")
    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert response.headers["Content-Type"].startswith("text/plain")
    assert lines["Contact"] == settings.SECURITY_CONTACT
    assert lines["Expires"] == "2027-05-24T18:00:00Z"


def test_robots_keeps_out_of_the_workspace_and_finds_the_sitemap(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /arbejdsbord/\n" in text
    assert f"Sitemap: {settings.BASE_URL}/sitemap.xml\n" in text


@pytest.mark.slow
def test_sitemap_holds_pages_of_both_languages_and_public_events(client, cast):
    load_pages()
    factories.event(cast.network, slug="vaerkstedet")
    factories.event(cast.network, slug="lukket", public=False)
    text = client.get("/sitemap.xml").content.decode()
    for path in (
        "/om/</loc>",
        "/en/om/</loc>",
        "/arrangementer/vaerkstedet/</loc>",
        "/en/tal/</loc>",
    ):
        assert path in text
    assert "lukket" not in text


@pytest.fixture
def media_folder(db, tmp_path, monkeypatch, settings):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(service, "SERVED_FOLDER", tmp_path / "images")
    for name in ("images/foto.jpg", "images/side.html", "documents/hemmelig.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"indhold")
    picture = get_image_model().objects.create(title="Foto", file=factories.photo("original.png"))
    for name in ("images/foto.jpg", "images/side.html"):
        picture.renditions.create(filter_spec=name, file=name, width=1, height=1)
    return tmp_path


def test_a_file_that_no_picture_knows_is_nobodys_to_read(client, media_folder):
    (media_folder / "images/efterladt.jpg").write_bytes(b"indhold")
    assert client.get("/media/images/efterladt.jpg").status_code == 404


def test_picture_is_shown_and_can_run_nothing(client, media_folder):
    response = client.get("/media/images/foto.jpg")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/jpeg")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "attachment" not in response.headers["Content-Disposition"]
    response.close()


def test_anything_else_is_downloaded(client, media_folder):
    response = client.get("/media/images/side.html")
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    response.close()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("documents/hemmelig.pdf", 404),
        ("images/../documents/hemmelig.pdf", 404),
        ("images/%2e%2e/documents/hemmelig.pdf", 404),
        ("../db.sqlite3", 400),
        ("images/findes-ikke.jpg", 404),
        ("images", 404),
    ],
)
def test_nothing_but_pictures_leaves_the_folder(client, media_folder, path, status):
    assert client.get(f"/media/{path}").status_code == status


def test_an_error_tells_nothing_of_the_inside(client, db, monkeypatch):
    def fails():
        raise RuntimeError("hemmeligt")

    monkeypatch.setattr("home.service.page_views.samples", fails)
    client.raise_request_exception = False
    answer = client.get("/stil/")
    text = answer.content.decode()
    assert (answer.status_code, "Noget gik galt hos os" in text) == (500, True)
    assert not any(word in text for word in ("hemmeligt", "RuntimeError", "Traceback"))
