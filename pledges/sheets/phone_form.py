"""The form's error texts as data, so that a phone without a network can check a sheet by itself."""

from django.utils.translation import gettext_lazy as _

from pledges.sheets import forms as sheet
from pledges.sheets import interview_forms

# As forms/errors.html says it.
MENDS = ("Ret én ting, så er vi videre", "Ret %(n)s ting, så er vi videre")
TWICE = _("Vi fik arket to gange. Det tæller kun én gang, og det er det første, der gælder.")
TEXTS = {
    "name": sheet.NAME_MISSING,
    "company": sheet.COMPANY_MISSING,
    "phone_short": sheet.PHONE_SHORT,
    "no_way_back": sheet.NO_WAY_BACK,
    "no_phone": sheet.NO_PHONE,
    "no_email": sheet.NO_EMAIL,
    "no_task": sheet.NO_TASK,
    "no_hours": sheet.NO_HOURS,
    "neighbour": interview_forms.NEIGHBOUR_MISSING,
    "neighbours_company": interview_forms.NEIGHBOURS_COMPANY_MISSING,
    "pen_holder": interview_forms.PEN_HOLDER_MISSING,
    "badge_unknown": interview_forms.BADGE_UNKNOWN,
    "badge_later": _("Vi slår koden op, når der er net. I behøver ikke skrive navnet."),
    "cpr": _("Skriv ikke CPR-numre her. Ret det, du skrev."),
    "email_wrong": _("E-mailadressen mangler noget. Se efter, om den er skrevet rigtigt."),
}
