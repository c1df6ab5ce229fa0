"""The leader's own page, and what guests tell one another."""

from tests.access.rows import INVITERS, UNIT, WHO_SEE_SHEETS, Row, anyone_who, everyone, only, staff

ROWS = [
    # The leader's own page
    Row("home:mine", everyone()),
    Row("home:mine_sent", everyone()),
    Row("home:mine_close", everyone(302), (), "post"),
    Row("home:mine_objection", everyone(302), (), "post"),  # nobody's page is open
    Row("home:mine_link", everyone(410), ("link.key",)),  # not a key of one
    Row("home:mine_calendar", everyone(302)),
    Row("home:mine_calendar_stop", everyone(302), (), "post"),
    Row("home:mine_feed", everyone(404), ("link.key",)),
    Row("home:mine_feed", everyone(), ("leader_calendar.key",)),
    Row("home:mine_ask", everyone(302)),
    Row("home:mine_input", everyone(302)),
    Row("pledges:freed_time", everyone(), ("sheet.receipt_token",)),
    Row("pledges:receipt_ask", everyone(), ("sheet.receipt_token",)),
    Row("pledges:meeting", everyone(), ("invitation.code",)),
    Row("pledges:questions", anyone_who(WHO_SEE_SHEETS)),
    Row("pledges:question", only(UNIT), ("company_question.pk",)),
    Row(
        "pledges:question_answer",
        only(UNIT, status=302),
        ("company_question.pk",),
        "post",
        {"text": "Det gør vi."},
    ),
    Row("pledges:question", only(UNIT), ("company_input.pk",)),
    Row(
        "pledges:question_answer",
        only("lead", forbidden="consultant", status=302),
        ("company_input.pk",),
        "post",
        {"text": "Det gør vi."},
    ),
    Row(
        "pledges:event_inputs",
        only("owner coordinator secretary reader lead consultant", forbidden="helper"),
        ("event.pk",),
    ),
    Row("events:who_comes", everyone(302), ("invitation.code",)),  # has no seat
    Row("events:who_comes_hide", everyone(302), ("invitation.code",), "post"),
    Row("events:talk_ask", everyone(302), ("invitation.code", "guest.pk")),
    Row("events:talk_answer", everyone(302), ("invitation.code", "guest.pk"), "post"),
    Row("events:talk_off", everyone(302), ("invitation.code", "guest.pk"), "post"),
    Row("events:card_save", everyone(404), ("card.code",), "post"),  # no guest's phone
    Row(
        "events:event_stories",
        only("owner coordinator secretary", forbidden="helper reader"),
        ("event.pk",),
    ),
    Row("home:mine_colleagues", everyone(302)),
    Row("home:mine_colleague_end", everyone(302), ("contact.pk",), "post"),
    Row("home:mine_correction", everyone(302), ("contact.pk",)),
    Row("home:mine_network", everyone(302), ("ambassador.pk",)),
    Row("home:mine_hide", everyone(302), ("ambassador.pk",), "post"),
    Row("home:mine_profile", everyone(302), ("ambassador.pk", "profile.pk"), "post"),
    Row("home:mine_introduction_ask", everyone(302), ("ambassador.pk", "member_card.pk")),
    Row("home:mine_introduction", everyone(), ("brought.key",)),
    Row("home:mine_introduction_answer", everyone(302), ("brought.pk",), "post"),
    Row("home:mine_from_invitation", everyone(), ("invitation.code",)),
    Row("home:mine_from_receipt", everyone(), ("sheet.receipt_token",)),
    Row("home:corrections", staff()),
    Row("home:correction", only(INVITERS, forbidden="helper reader"), ("correction.pk",)),
    Row(
        "home:correction_accept",
        only(INVITERS, forbidden="helper reader", status=302),
        ("correction.pk",),
        "post",
    ),
    Row(
        "home:correction_refuse",
        only(INVITERS, forbidden="helper reader", status=302),
        ("correction.pk",),
        "post",
        {"reason": "Det står rigtigt."},
    ),
]
