"""What all factories share: numbers that never come twice, a password, a picture."""

from io import BytesIO
from itertools import count

from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

_serial = count(1)
PASSWORD = make_password("hemmelig-nok-1")


def photo(name="foto.jpg", kind="JPEG", size=(640, 480), **saved):
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **saved)
    return SimpleUploadedFile(name, out.getvalue(), Image.MIME[kind])
