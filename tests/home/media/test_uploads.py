"""What an editor may upload, tried through Wagtail's own form and, for each refusal, with a good one beside it."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from home.media.uploads import is_what_it_says
from tests import factories

GPS, ORIENTATION = 0x8825, 0x0112


def zipped(name, *parts):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts:
            archive.writestr(part, content)
    return SimpleUploadedFile(name, out.getvalue())


@pytest.fixture
def root(site_root):
    return Collection.get_first_root_node()


def upload(model, form, file, root):
    user = factories.user("Redaktør", is_superuser=True)
    fields = {"title": "Ny", "collection": root.pk}
    return form(model)(fields, {"file": file}, user=user)


def picture(file, root):
    return upload(get_image_model(), get_image_form, file, root)


def document(file, root):
    return upload(get_document_model(), get_document_form, file, root)


def test_a_photo_loses_where_it_was_taken_and_stands_upright(root):
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "N"
    taken = factories.photo(size=(40, 20), exif=exif)
    with Image.open(taken) as before:
        assert before.getexif()[ORIENTATION] == 6
    taken.seek(0)
    form = picture(taken, root)
    assert form.is_valid(), form.errors
    stored = form.save()
    with stored.file.open("rb") as file, Image.open(file) as kept:
        assert dict(kept.getexif()) == {}
        assert kept.size == (20, 40)
    assert (stored.width, stored.height) == (20, 40)


def test_a_picture_without_metadata_is_kept_byte_for_byte(root):
    plain = factories.photo()
    content = plain.read()
    plain.seek(0)
    form = picture(plain, root)
    assert form.is_valid(), form.errors
    with form.save().file.open("rb") as kept:
        assert kept.read() == content


def drawing(width, height):
    """A few kilobytes that unpack to as many pixels as are said, black on white: quickly made."""
    out = BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return SimpleUploadedFile("tegning.png", out.getvalue(), "image/png")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@pytest.mark.parametrize(
    "make",
    [
        lambda: drawing(6000, 5000),
        lambda: SimpleUploadedFile("tegning.svg", SVG),
        lambda: SimpleUploadedFile("tegning.png", SVG),
        lambda: SimpleUploadedFile("side.jpg", b"<html><script>alert(1)</script>"),
        lambda: factories.photo("forkert.png", "JPEG"),
        lambda: SimpleUploadedFile("tom.png", b""),
        lambda: SimpleUploadedFile("stor.jpg", factories.photo().read() + b"\0" * 13 * 1024 * 1024),
    ],
)
def test_what_is_no_picture_of_a_fair_size_is_refused(root, make):
    assert not picture(make(), root).is_valid()
    assert get_image_model().objects.count() == 0


def test_a_drawing_of_a_fair_size_is_taken(root):
    """The good one beside the huge one."""
    assert picture(drawing(600, 500), root).is_valid()


def pdf(text, lock=""):
    """A page with the text, written by hand as PDF knows it."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    font = {"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica"}
    font = DictionaryObject(
        {NameObject(f"/{k}"): NameObject(v if v[0] == "/" else f"/{v}") for k, v in font.items()}
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode("latin-1"))
    page[NameObject("/Contents")] = stream
    if lock:
        writer.encrypt(lock)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


DOCX = ("word/document.xml", "<w/>")
GOOD = {
    "aftale.pdf": lambda: SimpleUploadedFile("aftale.pdf", pdf("Aftale")),
    "aftale.docx": lambda: zipped("aftale.docx", DOCX),
    "tal.xlsx": lambda: zipped("tal.xlsx", ("xl/workbook.xml", "<x/>")),
    "liste.csv": lambda: SimpleUploadedFile("liste.csv", "navn;by\nÅse;Ærø".encode()),
}
BAD = {
    "script as pdf": lambda: SimpleUploadedFile("aftale.pdf", b"<script>alert(1)</script>"),
    "program": lambda: SimpleUploadedFile("spil.exe", b"MZ"),
    "program as text": lambda: SimpleUploadedFile("spil.txt", b"MZ\0\0"),
    "page": lambda: SimpleUploadedFile("side.html", b"<html>"),
    "pdf as docx": lambda: SimpleUploadedFile("aftale.docx", b"%PDF-1.7"),
    "xlsx as docx": lambda: zipped("aftale.docx", ("xl/workbook.xml", "<x/>")),
    "macros": lambda: zipped("aftale.docx", DOCX, ("word/vbaProject.bin", "x")),
    "thousands of parts": lambda: zipped(
        "aftale.docx", DOCX, *((f"a/{n}", "") for n in range(5000))
    ),
    "bomb": lambda: zipped("aftale.docx", DOCX, ("word/media/a", b"\0" * 201 * 1024 * 1024)),
}


@pytest.mark.parametrize("make", GOOD.values(), ids=GOOD)
def test_office_documents_are_taken(root, make):
    form = document(make(), root)
    assert form.is_valid(), form.errors


@pytest.mark.parametrize("make", BAD.values(), ids=BAD)
def test_a_document_is_what_its_name_says(root, make):
    assert not document(make(), root).is_valid()


def test_a_document_is_handed_over_and_never_run(client, root):
    form = document(GOOD["liste.csv"](), root)
    assert form.is_valid(), form.errors
    stored = form.save()
    answer = client.get(stored.url)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    b"".join(answer.streaming_content)


def test_nothing_is_tagged(root):
    for model, form in (
        (get_image_model(), get_image_form),
        (get_document_model(), get_document_form),
    ):
        assert (
            "tags" not in form(model).base_fields
            or "tags" not in upload(model, form, None, root).fields
        )


def test_the_file_is_read_from_its_start_again():
    file = GOOD["aftale.docx"]()
    assert is_what_it_says(file)
    assert file.tell() == 0


CPR = "070761-4285"  # the public example number of the CPR office's own guide
WITH_CPR = {
    "pdf": lambda cpr: SimpleUploadedFile("aftale.pdf", pdf(f"Bo, {cpr}")),
    "docx": lambda cpr: zipped(
        "a.docx", ("word/document.xml", f"<w:p><w:t>{cpr[:6]}</w:t><w:t>{cpr[6:]}</w:t></w:p>")
    ),
    "docx, author": lambda cpr: zipped(
        "a.docx", DOCX, ("docProps/core.xml", f"<dc:creator>{cpr}</dc:creator>")
    ),
    "docx, comment": lambda cpr: zipped("a.docx", DOCX, ("word/comments.xml", f"<w:t>{cpr}</w:t>")),
    "xlsx": lambda cpr: zipped(
        "a.xlsx", ("xl/workbook.xml", "<x/>"), ("xl/sharedStrings.xml", f"<si><t>{cpr}</t></si>")
    ),
    "csv": lambda cpr: SimpleUploadedFile("a.csv", f"navn;nummer\nBo;{cpr}\n".encode()),
    "name": lambda cpr: SimpleUploadedFile(f"{cpr}.txt", b"Hej"),
}


@pytest.mark.parametrize("make", WITH_CPR.values(), ids=WITH_CPR)
def test_a_file_with_a_cpr_number_is_refused_and_one_without_is_not(root, make):
    refused = document(make(CPR), root)
    assert refused.errors.as_data()["file"][0].code == "cpr"
    assert CPR not in str(refused.errors)
    assert document(make("ingen"), root).is_valid()


def test_cells_beside_each_other_are_no_number(root):
    cells = "<si><t>070761</t></si><si><t>4285</t></si>"
    file = zipped("a.xlsx", ("xl/workbook.xml", "<x/>"), ("xl/sharedStrings.xml", cells))
    assert document(file, root).is_valid()


@pytest.mark.parametrize(
    ("content", "said"), [(b"%PDF-1.7 ...", "kan ikke læses"), (pdf("Hej", lock="x"), "låst")]
)
def test_what_cannot_be_read_is_refused_with_a_reason(root, content, said):
    form = document(SimpleUploadedFile("aftale.pdf", content), root)
    assert said in str(form.errors["file"])


@pytest.mark.parametrize(
    ("field", "kind"), [("title", document), ("title", picture), ("description", picture)]
)
def test_a_title_or_alt_text_with_a_cpr_number_is_refused(root, field, kind):
    file = factories.photo() if kind is picture else SimpleUploadedFile("a.txt", b"Hej")
    model, make = (
        (get_image_model(), get_image_form)
        if kind is picture
        else (get_document_model(), get_document_form)
    )
    user = factories.user("Redaktør", is_superuser=True)
    fields = {"title": "Ny", "collection": root.pk} | {field: f"Bo {CPR}"}
    form = make(model)(fields, {"file": file}, user=user)
    assert [error.code for error in form.errors.as_data()[field]] == ["cpr"]
    assert CPR not in str(form)


def test_a_picture_is_not_called_by_a_cpr_number(root):
    assert "file" in picture(factories.photo(f"{CPR}.jpg"), root).errors
