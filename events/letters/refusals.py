"""Why a mailing is refused, in the words that the office reads."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.refusals import Refused


class RoundRefused(Refused):
    class Code(models.TextChoices):
        CLOSED = "closed", _("Arrangementet er aflyst eller slut, så ingen kan inviteres.")
        BUSY = "busy", _("Der bliver allerede lavet en fil. Vent, til den er færdig, og prøv igen.")
        NOBODY = "nobody", _("Der er ingen tilbage at invitere blandt dem, du valgte.")
        NOT_PUBLISHED = (
            "not_published",
            _("Brevet er ikke udgivet endnu. Udgiv det, og prøv så igen."),
        )
        NOT_APPROVED = (
            "not_approved",
            _(
                "Brevet skal godkendes af en kollega, før det sendes. Åbn brevet, og send det til godkendelse."
            ),
        )
        TOO_FEW_SEATS = (
            "too_few_seats",
            _("Flere fra denne udsendelse har allerede fået plads. Skriv et højere tal."),
        )
        OVER_SHARE = (
            "over_share",
            _("Det er flere pladser, end I har tilbage af jeres andel i det fælles arrangement."),
        )
        NOT_A_HOST = "not_a_host", _("I er ikke med i det fælles arrangement mere.")
        NOTHING_TO_SEND = "nothing_to_send", _("Der er ingen nye invitationer at sende på mail.")
        NOTHING_TO_PRINT = "nothing_to_print", _("Der er ingen breve at printe.")
        NO_SENDER_NUMBER = (
            "no_sender_number",
            _("Digital Post kræver jeres CVR-nummer. En ejer kan skrive det under organisationen."),
        )
        NOT_PUBLIC = (
            "not_public",
            _("Kun myndigheder kan sende Digital Post. Send på mail eller på papir i stedet."),
        )
        NOBODY_BY_DIGITAL_POST = (
            "nobody_by_digital_post",
            _("Der er ingen, der kan få brevet som Digital Post nu."),
        )
        NOTHING_SENT = (
            "nothing_sent",
            _("Der er intet at journalisere: ingen breve er sendt endnu."),
        )
