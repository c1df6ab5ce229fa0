"""What the verbs of the audit log are called for people, in groups to look for.

Each app writes its own verbs; what they are called stands here together, so that no two are called alike.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Group(models.TextChoices):
    LOG_IN = "log_in", _("log-in")
    RIGHTS = "rights", _("roller, nøgler og systemer")
    FILES = "files", _("filer, der er hentet")
    PERSONS = "persons", _("persondata")
    OTHER = "other", _("alt andet")


LABELS = {
    Group.LOG_IN: {
        "login.ok": _("loggede ind"),
        "login.out": _("loggede ud"),
        "login.failed": _("skrev en forkert adgangskode"),
        "login.wrong_code": _("skrev en forkert kode"),
        "login.address": _("skiftede adresse"),
        "login.password": _("skiftede adgangskode"),
        "login.factor_added": _("slog totrinslogin til"),
        "login.factor_removed": _("slog totrinslogin fra"),
        "login.factor_renewed": _("lavede nye gendannelseskoder"),
    },
    Group.RIGHTS: {
        "offer_role": _("tilbød en rolle"),
        "take_up_role": _("sagde ja til en rolle"),
        "drop_role_offer": _("sagde nej til en rolle eller trak den tilbage"),
        "take_role": _("tog en rolle tilbage"),
        "token.issue": _("lavede en nøgle til API"),
        "token.revoke": _("tilbagekaldte en nøgle til API"),
        "rotate_keys": _("skiftede nøglen, som hemmeligheder er krypteret med"),
        "webhook.add": _("forbandt et andet system"),
        "webhook.remove": _("fjernede et andet system"),
        "webhook.active": _("slog et andet system til eller fra"),
        "pair_device": _("gav en telefon adgang til døren"),
        "revoke_device": _("tog adgangen fra en telefon"),
    },
    Group.FILES: {"download": _("hentede en fil")},
    Group.PERSONS: {
        "look_up_person": _("slog en person op"),
        "erase_person": _("slettede en person"),
        "correct_person": _("rettede en person"),
        "note_objection": _("noterede en indsigelse"),
        "forget_guests": _("slettede gæster, fordi fristen var gået"),
        "forget_sheet": _("slettede navnene på et ark"),
        "forget_audit": _("slettede gamle linjer i loggen"),
        "unsubscribe": _("frameldte sig mails"),
        "lift_suppression": _("ophævede en spærring"),
        "undo_lift_suppression": _("spærrede en adresse igen"),
        "record_consent": _("noterede et samtykke"),
        "withdraw_consent": _("trak et samtykke tilbage"),
    },
    Group.OTHER: {
        "create_contact": _("oprettede en kontaktperson"),
        "update_contact": _("rettede en kontaktperson"),
        "import_contacts": _("hentede kontakter ind"),
        "undo_list": _("fortrød en liste"),
        "add_member": _("tilføjede et medlem af et netværk"),
        "change_member": _("rettede et medlem af et netværk"),
        "answer_join_request": _("svarede på et ønske om at være med"),
        "keep_company": _("rettede, hvad I ved om en virksomhed"),
        "tag_companies": _("satte mærker på virksomheder"),
        "change_crest": _("skiftede våben eller logo"),
        "set_up_network": _("oprettede et netværk"),
        "create_letter": _("oprettede et brev"),
        "create_signer": _("oprettede en underskriver"),
        "change_signer": _("rettede en underskriver"),
        "remove_signer": _("fjernede en underskriver"),
        "create_event": _("oprettede et arrangement"),
        "update_event": _("rettede et arrangement"),
        "clone_event": _("lavede et arrangement igen"),
        "call_off": _("aflyste et arrangement"),
        "add_picture": _("lagde et billede op"),
        "put_picture_first": _("satte et billede først"),
        "remove_picture": _("fjernede et billede"),
        "mark_called": _("noterede et opkald"),
        "mark_not_called": _("fjernede et noteret opkald"),
        "create_round": _("lavede en udsendelse"),
        "share_seats": _("fordelte pladser"),
        "send_by_email": _("sendte invitationer"),
        "plan_sending": _("planlagde en udsendelse"),
        "call_off_sending": _("aflyste en planlagt udsendelse"),
        "stop_sending": _("en udsendelse blev stoppet"),
        "mark_proofed": _("godkendte et prøvebrev"),
        "order_print": _("bestilte breve på papir"),
        "order_digital_post": _("bestilte Digital Post"),
        "order_records": _("bestilte filer til journalen"),
        "mark_sent": _("noterede som sendt"),
        "resend": _("sendte en besked igen"),
        "withdraw": _("trak en invitation tilbage"),
        "plan_reminders": _("planlagde påmindelser"),
        "remind_now": _("sendte påmindelser"),
        "add_guest_question": _("stillede gæsterne et spørgsmål"),
        "remove_guest_question": _("fjernede et spørgsmål til gæsterne"),
        "add_door_question": _("stillede et spørgsmål ved døren"),
        "remove_door_question": _("fjernede et spørgsmål ved døren"),
        "change_badges": _("rettede navneskiltene"),
        "make_groups": _("lavede grupper"),
        "add_latecomers": _("satte de sene i grupper"),
        "move_to_group": _("flyttede en gæst til en anden gruppe"),
        "dissolve_groups": _("opløste grupperne"),
        "share_card": _("en gæst delte sit kort"),
        "stop_sharing_card": _("en gæst delte ikke sit kort mere"),
        "absence.registered": _("noterede fravær"),
        "absence.ended": _("afsluttede fravær"),
        "unit.settings": _("rettede enhedens indstillinger"),
        "unit.closing_added": _("tilføjede en lukkedag"),
        "unit.closing_removed": _("fjernede en lukkedag"),
        "profile.created": _("lavede en jobprofil"),
        "profile.changed": _("rettede en jobprofil"),
        "profile.published": _("viste en jobprofil"),
        "profile.withdrawn": _("trak en jobprofil tilbage"),
        "profile.filled": _("besatte en jobprofil"),
        "profile.draft": _("gjorde en jobprofil til kladde"),
        "target.set": _("satte et mål"),
        "target.changed": _("rettede et mål"),
        "target.removed": _("fjernede et mål"),
        "steering.planned": _("planlagde et styregruppemøde"),
        "steering.changed": _("rettede et styregruppemøde"),
        "steering.minutes": _("skrev referat"),
        "steering.action_added": _("tilføjede en opgave fra mødet"),
        "steering.action_done": _("afsluttede en opgave fra mødet"),
        "steering.action_reopened": _("åbnede en opgave fra mødet igen"),
        "steering.action_removed": _("fjernede en opgave fra mødet"),
        "placement.started": _("begyndte et forløb"),
        "placement.people": _("rettede, hvem der følger et forløb"),
        "placement.ended": _("afsluttede et forløb"),
        "placement.moved": _("flyttede et forløb"),
        "placement.checked": _("tjekkede et forløb"),
        "placement.answered": _("svarede om et forløb"),
        "placement.offered": _("tilbød en anden plads"),
        "placement.mark_at_risk": _("markerede et forløb som i fare"),
        "placement.mark_stable": _("markerede et forløb som stabilt"),
        "placement.step_added": _("tilføjede et trin"),
        "placement.step_changed": _("rettede et trin"),
        "placement.step_removed": _("fjernede et trin"),
        "followup.call": _("noterede et opkald i en sag"),
        "followup.no_answer": _("fik intet svar i en sag"),
        "followup.mail": _("noterede en mail i en sag"),
        "followup.visit": _("noterede et besøg i en sag"),
        "followup.note": _("skrev et notat i en sag"),
        "followup.status": _("skiftede status i en sag"),
        "followup.assigned": _("gav en sag en ansvarlig"),
        "followup.received": _("modtog en sag"),
        "followup.agreed": _("aftalte opfølgning i en sag"),
        "followup.introduced": _("introducerede en virksomhed"),
        "followup.rerouted": _("sendte en sag videre"),
        "followup.paused": _("satte en sag på pause"),
        "followup.resumed": _("tog en sag af pause"),
        "followup.escalated": _("sendte en sag op til lederen"),
        "followup.reported": _("en virksomhed bad om at blive ringet op"),
        "followup.changed": _("en virksomhed rettede sit ark"),
        "followup.answered": _("en virksomhed svarede"),
        "followup.offered": _("tilbød tider til besøg"),
        "followup.booked": _("aftalte et besøg"),
        "followup.called_off": _("aflyste et besøg"),
        "followup.ordered": _("lavede en jobordre"),
        "followup.placed": _("satte et forløb i gang fra en sag"),
        "followup.checked": _("tjekkede fastholdelse i en sag"),
    },
}
LABEL_OF = {verb: label for labels in LABELS.values() for verb, label in labels.items()}


def label_of(verb: str) -> str:
    """A verb of an older release stands as it is."""
    return str(LABEL_OF.get(verb, verb))


def verbs_of(group: str) -> list[str]:
    return list(LABELS[Group(group)])


def verbs_called(words: str) -> list[str]:
    """Those whose label holds the words."""
    return [verb for verb, label in LABEL_OF.items() if words.lower() in str(label).lower()]
