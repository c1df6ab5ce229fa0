"""Figures, the steering group, cards and sheets on paper, ambassadors."""

from tests.access.rows import INVITERS, NOT_STEERING, STEERING, Row, anyone_who, only

ROWS = [
    # Figures
    Row(
        "pledges:persons", anyone_who("owner coordinator secretary reader lead consultant stranger")
    ),
    Row(
        "pledges:persons_rows",
        anyone_who("owner coordinator secretary reader lead consultant stranger"),
        ("standing.slug",),
    ),
    Row(
        "pledges:figures", anyone_who("owner coordinator secretary reader lead consultant stranger")
    ),
    Row(
        "pledges:figures_export",
        anyone_who("owner coordinator secretary reader lead consultant stranger"),
        ("csv.kind",),
    ),
    Row("pledges:target_create", anyone_who("owner coordinator lead stranger")),
    Row(
        "pledges:target_edit",
        only("owner coordinator lead", forbidden="secretary helper reader consultant"),
        ("target.pk",),
    ),
    Row(
        "pledges:target_delete",
        only("owner coordinator lead", forbidden="secretary helper reader consultant", status=302),
        ("target.pk",),
        "post",
    ),
    # The steering group
    Row("pledges:target_group", only(STEERING, forbidden=NOT_STEERING), ("network.pk",)),
    Row(
        "pledges:target_group_remove",
        only(STEERING, forbidden=NOT_STEERING, status=302),
        ("target_group_count.pk",),
        "post",
    ),
    *(
        Row(
            f"pledges:steering_{name}",
            only(STEERING, forbidden=NOT_STEERING, status=302),
            ("meeting.pk",),
            "post",
        )
        for name in ("hold", "thaw")
    ),
    Row("pledges:steering", anyone_who(STEERING + " stranger")),
    Row("pledges:steering_create", anyone_who(STEERING + " stranger")),
    *(
        Row(f"pledges:steering_{name}", only(STEERING, forbidden=NOT_STEERING), ("meeting.pk",))
        for name in ("meeting", "edit", "report")
    ),
    *(
        Row(
            f"pledges:steering_{name}",
            only(STEERING, forbidden=NOT_STEERING, status=422),
            ("meeting.pk",),
            "post",
            {},
        )
        for name in ("minutes", "action_add")
    ),
    *(
        Row(
            f"pledges:steering_action_{name}",
            only(STEERING, forbidden=NOT_STEERING, status=302),
            ("meeting.pk", "action.pk"),
            "post",
        )
        for name in ("done", "reopen", "remove")
    ),
    # The card on the tables
    Row("pledges:table_card", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row(
        "pledges:table_card_create",
        only(INVITERS, forbidden="helper reader", status=302),
        ("event.pk",),
        "post",
    ),
    Row("pledges:tablet", only(INVITERS, forbidden="helper reader"), ("event.pk",)),
    Row(
        "pledges:tablet_create",
        only(INVITERS, forbidden="helper reader"),
        ("event.pk",),
        "post",
        {"label": "Tablet 1"},
    ),
    # Sheets on paper
    Row(
        "pledges:paper_sheets",
        only("owner coordinator", forbidden="secretary helper reader"),
        ("event.pk",),
    ),
    Row(
        "pledges:paper_number",
        only("owner coordinator", forbidden="secretary helper reader", status=302),
        ("event.pk",),
        "post",
    ),
    Row(
        "pledges:paper_print",
        only(INVITERS, forbidden="helper reader"),
        ("event.pk",),
        "post",
        {"count": "1"},
    ),
    Row(
        "pledges:paper_sheet",
        only("owner coordinator", forbidden="secretary helper reader"),
        ("event.pk", "paper.number"),
    ),
    # Ambassadors
    Row("pledges:ambassadors", only(INVITERS, forbidden="helper reader"), ("network.pk",)),
    Row(
        "pledges:ambassador_add",
        only(INVITERS, forbidden="helper reader", status=422),
        ("network.pk",),
        "post",
    ),
    Row(
        "pledges:ambassador_cards",
        only(INVITERS, forbidden="helper reader"),
        ("network.pk", "ambassador.pk"),
        "post",
    ),
]
