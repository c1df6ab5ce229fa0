"""Against Debian's clamd, which knows one virus: a text that the test writes itself."""

import hashlib
import io
import shutil
import socket
import subprocess
import time

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form

from accounts import antivirus
from accounts.antivirus import ScannerSilent, finding, infection_in, refuse_infected
from accounts.models import Organisation, User
from events.planning.picture_forms import EventPictureForm
from taskforces.imports.forms import UploadForm
from taskforces.signers.forms import SignerForm
from tests import factories
from tests.conftest import missing

VIRUS = b"%PDF-1.7 en tekst, som kun denne test kender"
ANSWERS = [("stream: OK", ""), ("stream: Prove.Virus.UNOFFICIAL FOUND", "Prove.Virus.UNOFFICIAL")]


@pytest.mark.parametrize(("answer", "found"), ANSWERS)
def test_what_an_answer_says(answer, found):
    assert finding(answer) == found


@pytest.mark.parametrize("answer", ["", "stream: x ERROR", "INSTREAM size limit exceeded. ERROR"])
def test_anything_else_is_no_answer(answer):
    with pytest.raises(ScannerSilent):
        finding(answer)


@pytest.fixture(scope="module")
def clamd(tmp_path_factory):
    """A scanner of our own, with a database of one signature; the socket it listens at."""
    if not (program := shutil.which("clamd", path="/usr/sbin:/usr/bin:/usr/local/sbin")):
        missing("clamd", variable="REQUIRE_CLAMD")
    folder = tmp_path_factory.mktemp("clamd")
    signature = f"{hashlib.md5(VIRUS).hexdigest()}:{len(VIRUS)}:Prove.Virus\n"  # noqa: S324 (ClamAV's own format)
    (folder / "prove.hdb").write_text(signature)
    settings = {
        "DatabaseDirectory": folder,
        "LocalSocket": folder / "socket",
        "Foreground": "yes",
        "TemporaryDirectory": folder,
        "MaxThreads": 1,
        "ConcurrentDatabaseReload": "no",
    }
    config = folder / "clamd.conf"
    config.write_text("".join(f"{name} {value}\n" for name, value in settings.items()))
    scanner = subprocess.Popen(
        [program, "-c", config], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(folder / "socket", scanner)
        yield str(folder / "socket")
    finally:
        scanner.terminate()
        scanner.wait(10)


def _wait_for(path, scanner):
    for _tenth in range(300):
        assert scanner.poll() is None, "clamd ended by itself"
        if path.exists():
            return
        time.sleep(0.1)
    pytest.fail("clamd does not listen")


def test_the_virus_is_found_and_the_clean_file_passes(clamd):
    assert infection_in(io.BytesIO(VIRUS), clamd).startswith("Prove.Virus")
    assert infection_in(io.BytesIO(VIRUS + b"!"), clamd) == ""
    big = io.BytesIO(b"x" * 3_000_000)
    assert infection_in(big, clamd) == ""
    assert big.tell() == 0


def upload(content=VIRUS, name="aftale.pdf"):
    return SimpleUploadedFile(name, content)


def document_form(*args):
    return get_document_form(get_document_model())(
        *args, user=User(is_superuser=True, is_active=True)
    )


def errors_of(form, name="file"):
    form.is_valid()
    return [error.code for error in form.errors.as_data().get(name, [])]


@pytest.mark.usefixtures("site_root")
def test_forms_refuse_it(clamd, settings):
    def refused(form):
        return "infected" in errors_of(form)

    def forms_with_it():
        organisations = Organisation.objects.all()
        yield UploadForm({}, {"file": upload(name="x.csv")}, organisations=organisations)
        yield document_form({}, {"file": upload()})

    assert [refused(form) for form in forms_with_it()] == [False, False]  # the negative control
    settings.CLAMAV_SOCKET = clamd
    assert [refused(form) for form in forms_with_it()] == [True, True]


@pytest.mark.usefixtures("site_root")
@pytest.mark.parametrize("of", ["picture", "portrait"])
def test_pictures_are_shown_to_it_as_they_came(settings, monkeypatch, of):
    asked = []
    monkeypatch.setattr(antivirus, "infection_in", lambda file, _at: asked.append(file.name))
    settings.CLAMAV_SOCKET = "/nobody"
    photo = factories.photo("foto.jpg")
    if of == "picture":
        EventPictureForm({}, {"file": photo}).is_valid()
    else:
        organisations = Organisation.objects.all()
        SignerForm({}, {"portrait": photo}, organisations=organisations).is_valid()
    assert asked == ["foto.jpg"]


def test_a_scanner_that_is_gone_lets_nothing_by(settings, tmp_path):
    for address in (str(tmp_path / "nobody"), "127.0.0.1:9"):
        settings.CLAMAV_SOCKET = address
        with pytest.raises(forms.ValidationError) as refused:
            refuse_infected(upload())
        assert refused.value.code == "unscanned"


def test_without_a_scanner_nothing_is_asked(settings, monkeypatch):
    assert settings.CLAMAV_SOCKET == ""
    monkeypatch.setattr(socket, "create_connection", None)
    refuse_infected(upload())
