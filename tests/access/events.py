"""Events from the plan to the door."""

from tests.access.rows import (
    DOORS,
    INVITERS,
    SHEETS_OF_HOST,
    WHO_SEE_SHEETS,
    Row,
    anyone_who,
    everyone,
    only,
)

ROWS = [
    # Events
    Row(
        "events:manage_event",
        only("owner coordinator secretary reader", forbidden="helper"),
        ("event.pk",),
    ),
    Row("events:manage_create", anyone_who("owner coordinator secretary stranger")),
    Row("events:manage_edit", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row("events:desk", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row(
        "events:desk_answer",
        only(INVITERS, forbidden="helper reader", status=302),
        ("invitation.pk",),
        "post",
    ),
    Row("events:reminder_plan", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row(
        "events:remind_now",
        only(INVITERS, forbidden="helper reader", status=302),
        ("event.pk",),
        "post",
    ),
    Row("events:clone", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row("events:split_create", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row("events:split", only(INVITERS, forbidden="helper reader"), ("split.pk",)),
    Row(
        "events:split_tell",
        only(INVITERS, forbidden="helper reader", status=302),
        ("split.pk",),
        "post",
    ),
    Row(
        "events:split_undo",
        only(INVITERS, forbidden="helper reader", status=302),
        ("split.pk",),
        "post",
    ),
    Row("events:network_feed", everyone(), ("network.slug",)),
    Row("events:call_off", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row("events:guests", only(DOORS, forbidden="reader"), ("event.pk",)),
    Row("events:guests_file", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row(
        "events:guest_let_in",
        only(DOORS, forbidden="reader", status=302),
        ("guest.pk",),
        "post",
        {"persons": "1"},
    ),
    Row(
        "events:guest_walk_in",
        only(DOORS, forbidden="reader", status=422),
        ("event.pk",),
        "post",
    ),
    Row(
        "events:invited_let_in",
        only(DOORS, forbidden="reader", status=302),
        ("invitation.pk",),
        "post",
    ),
    Row(
        "events:guest_take_back",
        only(DOORS, forbidden="reader", status=302),
        ("guest.pk",),
        "post",
    ),
    Row("events:guest_questions", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row(
        "events:guest_question_create",
        only(INVITERS, forbidden="helper reader", status=302),
        ("event.pk",),
        "post",
        {"text": "Hvad vil du spise?", "choices": "Fisk\nGrønt"},
    ),
    Row(
        "events:guest_question_remove",
        only(INVITERS, forbidden="helper reader", status=302),
        ("guest_question.pk",),
        "post",
    ),
    Row("events:guest_replies", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row("events:phone_list", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row("events:phone_csv", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    *(
        Row(
            f"events:phone_{name}",
            only(INVITERS, forbidden="helper reader", status=302),
            ("notice.pk",),
            "post",
        )
        for name in ("called", "not_called")
    ),
    Row("events:pictures", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row(
        "events:picture_create",
        only(INVITERS, forbidden="helper reader", status=422),
        ("event.pk",),
        "post",
    ),
    *(
        Row(
            f"events:picture_{name}",
            only(INVITERS, forbidden="helper reader", status=302),
            ("picture.pk",),
            "post",
        )
        for name in ("first", "remove")
    ),
    Row("pledges:held_sheets", anyone_who(WHO_SEE_SHEETS)),
    *(
        Row(
            f"pledges:held_{name}",
            SHEETS_OF_HOST | {"owner": 302, "coordinator": 302},
            ("link.pk",),
            "post",
        )
        for name in ("accept", "drop")
    ),
    Row("pledges:wall_names", SHEETS_OF_HOST, ("event.pk",)),
    Row(
        "pledges:wall_name",
        SHEETS_OF_HOST | {"owner": 302, "coordinator": 302},
        ("named.pk",),
        "post",
    ),
    Row("pledges:groups", only(DOORS, forbidden="reader"), ("event.pk",)),
    Row("pledges:groups_print", only(DOORS, forbidden="reader"), ("event.pk",)),
    Row("pledges:groups_make", only(DOORS, forbidden="reader", status=422), ("event.pk",), "post"),
    *(
        Row(
            f"pledges:groups_{name}",
            only(DOORS, forbidden="reader", status=302),
            ("event.pk",),
            "post",
        )
        for name in ("late", "dissolve")
    ),
    Row(
        "pledges:group_move",
        only(DOORS, forbidden="reader", status=302),
        ("seat.pk",),
        "post",
        {"group": 1},
    ),
    Row("events:devices", only(DOORS, forbidden="reader"), ("event.pk",)),
    Row(
        "events:device_create",
        only(DOORS, forbidden="reader"),
        ("event.pk",),
        "post",
        {"label": "Dør B", "mode": "helper"},
    ),
    Row(
        "events:device_revoke",
        only(DOORS, forbidden="reader", status=302),
        ("device.pk",),
        "post",
    ),
    Row("events:coverage", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row("events:badges", only(DOORS, forbidden="reader"), ("event.pk",)),
    Row(
        "events:badges_print",
        only(DOORS, forbidden="reader"),
        ("event.pk",),
        "post",
        {"whom": "all", "first_label": "1"},
    ),
    Row("events:badge_print", only(DOORS, forbidden="reader"), ("guest.pk",), "post"),
    Row("events:badge_layout", only(INVITERS, forbidden="helper reader"), ("network.pk",)),
    Row(
        "events:badge_specimen",
        only(INVITERS, forbidden="helper reader"),
        ("network.pk", "stock.slug"),
    ),
    Row("events:evening", only(DOORS, forbidden="reader"), ("event.pk",)),
    Row("events:evening_now", only(DOORS, forbidden="reader"), ("event.pk",)),
    Row("events:questions", only(DOORS, forbidden="reader"), ("event.pk",)),
    Row(
        "events:question_create",
        only(DOORS, forbidden="reader", status=302),
        ("event.pk",),
        "post",
        {"text": "Vil du med på rundvisning?", "choices": "Ja\nNej"},
    ),
    Row(
        "events:question_remove",
        only(DOORS, forbidden="reader", status=302),
        ("door_question.pk",),
        "post",
    ),
    Row("events:round_create", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row(
        "events:letter_create",
        only(INVITERS, forbidden="helper reader", status=302),
        ("event.pk",),
        "post",
    ),
    Row("events:round", only(INVITERS, forbidden="helper reader"), ("round.pk",)),
    Row(
        "events:round_seats",
        only(INVITERS, forbidden="helper reader", status=302),
        ("round.pk",),
        "post",
        {"seats": "40"},
    ),
    Row(
        "events:round_send",
        only(INVITERS, forbidden="helper reader", status=302),
        ("round.pk",),
        "post",
    ),
    Row(
        "events:letter_translate",
        only(INVITERS, forbidden="helper reader", status=302),
        ("round.pk",),
        "post",
        {"language": "en"},
    ),
    *[
        Row(
            f"events:{name}",
            only(INVITERS, forbidden="helper reader", status=302),
            ("round.pk",),
            "post",
        )
        for name in (
            "round_print",
            "round_digital_post",
            "round_records",
            "round_plan",
            "round_unplan",
            "round_trial",
            "round_proofed",
        )
    ],
    *[
        Row(f"events:{name}", only(INVITERS, forbidden="helper reader"), ("round.pk",))
        for name in ("round_codes", "round_proof", "batches")
    ],
    Row("events:batch_file", only(INVITERS, forbidden="helper reader"), ("batch.pk",)),
    Row(
        "events:batch_sent",
        only(INVITERS, forbidden="helper reader", status=302),
        ("batch.pk",),
        "post",
    ),
    *[
        Row(f"events:{name}", only(INVITERS, forbidden="helper reader"), ("invitation.pk",))
        for name in ("preview", "preview_mail", "preview_picture")
    ],
    Row("events:letter", only(INVITERS, forbidden="helper reader"), ("invitation.pk",)),
    Row("events:staff_answer", only(INVITERS, forbidden="helper reader"), ("invitation.pk",)),
    Row(
        "events:withdraw",
        only(INVITERS, forbidden="helper reader", status=302),
        ("invitation.pk",),
        "post",
    ),
]
