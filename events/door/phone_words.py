"""What the door's phone says, in the page's language: it makes its sentences itself, also without a network."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.door.laptop_words import LAPTOP

RESULTS = {
    "admitted": _("Velkommen"),
    "duplicate": _("Allerede inde"),
    "undone": _("Fortrudt"),
    "noted": _("Skrevet ned"),
    "cancelled": _("Aflyst"),
    "withdrawn": _("Invitationen er trukket tilbage"),
    "other_event": _("Et andet arrangement"),
    "unmatched": _("Ingen gæst passer"),
    "rejected": _("Gik ikke"),
}
SENTENCES = {
    "first": _("Kom ind kl. {time} ved {door}."),
    "first_only_time": _("Kom ind kl. {time}."),
    "full": _("Der er nu {arrived} personer til {capacity} pladser."),
    "undone": _("Gæsten er ikke længere tjekket ind."),
    "taken_back": _("Det er taget tilbage."),
    "still_in": _("Gæsten kom også ind kl. {time} ved {door} og står stadig som ankommet."),
    "cancelled": _("Arrangementet er aflyst. Spørg værten."),
    "withdrawn": _("Spørg værten."),
    "other_event": _("Koden hører til et andet arrangement."),
    "unmatched": _("Find gæsten på navn, eller skriv navnet som uanmeldt. Koden er gemt."),
    "no_name": _("Skriv et navn."),
    "no_text": _("Skriv en note."),
    "no_question": _("Det spørgsmål stilles ikke mere."),
    "cpr": _("Skriv ikke CPR-numre. Vi har ikke gemt det, du skrev."),
    "no_guest": _("Gæsten findes ikke på listen. Søg igen."),
    "not_to_undo": _("Der er ikke noget at fortryde."),
    "already_undone": _("Det er allerede fortrudt."),
    "rejected": _("Det er gemt, men kunne ikke bruges. Find gæsten på navn."),
}
MARKS = {
    "unanswered": _("Har ikke svaret på invitationen"),
    "waiting": _("Stod på ventelisten"),
    "declined": _("Havde sagt nej tak"),
    "walk_in": _("Kom uden tilmelding"),
}
ACTS = {
    "code": _("Kode"),
    "guest": _("Fundet på navn"),
    "walk_in": _("Uanmeldt"),
    "companion": _("Ledsager"),
    "correction": _("Rettet navn"),
    "stand_in": _("Stedfortræder"),
    "note": _("Note"),
    "answer": _("Svar"),
    "undo": pgettext_lazy("undo what was done", "Fortryd"),
}
# Each with the word for one and the word for several.
COUNTED = {
    "guests": [_("{n} gæst på denne telefon"), _("{n} gæster på denne telefon")],
    "persons": [_("{n} person"), _("{n} personer")],
    "waiting": [_("{n} venter"), _("{n} venter")],
    "conflicts": [_("{n} dobbelt scanning"), _("{n} dobbelte scanninger")],
    "corrections": [_("{n} rettelse til dig"), _("{n} rettelser til dig")],
    "left": [
        _("{n} scanning på denne telefon er ikke sendt endnu."),
        _("{n} scanninger på denne telefon er ikke sendt endnu."),
    ],
}
WIPED = {
    "revoked": _("Telefonen er spærret, og gæstelisten er slettet fra den."),
    "expired": _("Arrangementet er forbi, og gæstelisten er slettet fra telefonen."),
    "unknown": _("Nøglen gælder ikke. Få en ny på arbejdsbordet."),
    "offline": _("Telefonen skal have net den første gang. Prøv igen, når den har."),
    "no_key": _("Det er ikke en nøgle til døren. Scan QR-koden på arbejdsbordet."),
}
SCREEN = {
    "online": _("online"),
    "offline": _("offline"),
    "arrived_at": _("Kom kl. {time}"),
    "inside": _("{inside} af {party} inde"),
    "companion": _("+1 ledsager"),
    "everybody": _("Alle {n}"),
    "show": _("Vis"),
    "check_in": _("Tjek ind"),
    "two_letters": _("Skriv mindst to bogstaver."),
    "nobody": _("Ingen med det navn. Prøv virksomheden, eller byd velkommen uden tilmelding."),
    "waits": _("venter"),
    "read": _("Læst"),
    "was_told": _("Telefonen sagde: {told}."),
    "corrected": _("Rettet: {title}"),
    "first_door": _("først {door} kl. {time}"),
    "second_door": _("så {door} kl. {time}"),
    "more_conflicts": _("… og {n} flere på arbejdsbordet."),
    "note": _("Note: {note}"),
    "badge_offline": _("Navneskiltet kan kun hentes med net."),
    "badge_failed": _("Navneskiltet kom ikke. Prøv igen om lidt."),
    "camera_title": _("Kameraet kan ikke starte"),
    "camera_text": _(
        "Giv siden lov til at bruge kameraet i telefonens indstillinger, eller skriv koden."
    ),
    "not_kept_title": _("Telefonen kunne ikke gemme"),
    "not_kept_text": _("Der er ikke mere plads på telefonen. Skriv gæsten ned på papir."),
    "greeting": _("Velkommen, {name}!"),
    "ask_host": _("Spørg værten"),
    "sound_on": _("Lyd til"),
    "sound_off": _("Lyd fra"),
    "file": "haandslag-doer",
}
WORDS = {
    "results": RESULTS,
    "sentences": SENTENCES,
    "marks": MARKS,
    "acts": ACTS,
    "counted": COUNTED,
    "wiped": WIPED,
    "screen": SCREEN,
    "laptop": LAPTOP,
}
