"""Notices of undelivered mail as real servers write them; names and addresses are invented."""

OURS = "<0123456789abcdef0123456789abcdef@nordby.example>"
WHOM = "leder@firma.example"

ORIGINAL = f"""\
From: Nordby <post@nordby.example>
To: {WHOM}
Subject: Kom og =?utf-8?q?v=C3=A6r?= med
Message-ID: {OURS}
Auto-Submitted: auto-generated
"""


def report(fields, *, letter="I am sorry.", original="text/rfc822-headers", head="", body=ORIGINAL):
    """RFC 3464, as Postfix, Exim, Exchange and Gmail write it."""
    return f"""\
From: MAILER-DAEMON@mx.firma.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: post@nordby.example
{head}MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="--=_b"

----=_b
Content-Type: text/plain; charset=us-ascii

{letter}

----=_b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.firma.example

{fields}
----=_b
Content-Type: {original}

{body}
----=_b--
""".encode()


def fields(action="failed", status="5.1.1", words="", recipient=f"rfc822; {WHOM}"):
    told = f"Diagnostic-Code: smtp; {words}\n" if words else ""
    return f"Final-Recipient: {recipient}\nAction: {action}\nStatus: {status}\n{told}"


def letter(text, *, sender="MAILER-DAEMON@mx.firma.example", head="", original=ORIGINAL):
    """A notice that is no report: a letter, and our mail below it."""
    return f"From: {sender}\nTo: post@nordby.example\n{head}\n{text}\n{original}".encode()


QMAIL = f"""\
Hi. This is the qmail-send program at mx.firma.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<{WHOM}>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Return-Path: <post@nordby.example>"""
EXIM = f"""\
This message was created automatically by mail delivery software (Exim 4.94.2).

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  {WHOM}
    SMTP error from remote mail server after RCPT TO:<{WHOM}>:
    550 5.7.1 <post@nordby.example>: Sender address rejected: SPF fail

------ This is a copy of the message, including all the headers. ------
"""
EXIM_LATER = f"""\
This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on mx.firma.example.

The address to which the message has not yet been delivered is:

  {WHOM}

No action is required on your part. Delivery attempts will continue for
some time.
"""
OLD_EXCHANGE = f"""\
Your message

  To:      {WHOM}
  Subject: Kom

did not reach the following recipient(s):

{WHOM} on Thu, 26 Nov 2026 09:00:00 +0100
    The recipient name is not recognized
    The e-mail account does not exist at the organization this message was sent to.
    550 5.1.1 unknown user

"""
EXCHANGE_ONLINE = (
    "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient leder@firma.example not found by SMTP"
    " address lookup"
)
GMAIL_FULL = (
    "552-5.2.2 The recipient's inbox is out of storage space. Please direct the\n"
    " 552-5.2.2 recipient to https://mail.example 552 5.2.2 - gsmtp"
)
GMAIL_DMARC = "550-5.7.26 This mail has been blocked because the sender is unauthenticated."

UNWRAPPED = fields().encode()
BASE64_STATUS = report("").replace(
    b"Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.firma.example\n\n\n",
    b"Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n"
    + __import__("base64").encodebytes(b"Reporting-MTA: dns; mx\n\n" + UNWRAPPED)
    + b"\n",
)
QUOTED_PRINTABLE_HEADERS = report(
    fields(),
    original="text/rfc822-headers\nContent-Transfer-Encoding: quoted-printable",
    body=ORIGINAL.replace("89abcdef@", "89abcd=\nef=40"),
)
