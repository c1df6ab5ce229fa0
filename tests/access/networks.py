"""Programmes, members, partners, departments, support days, knowledge."""

from tests.access.rows import (
    INVITERS,
    NOT_STEERING,
    SEERS,
    STEERING,
    UNIT,
    Row,
    anyone_who,
    everyone,
    only,
    staff,
)

ROWS = [
    # Programmes
    Row("taskforces:programmes", staff() | {"helper": 403}),
    Row("taskforces:programme_create", anyone_who("owner coordinator stranger")),
    *(
        Row(name, only(allowed, forbidden=forbidden), ("programme.pk",))
        for name, allowed, forbidden in [  # the stranger's network is asked
            ("pledges:programme", "owner coordinator secretary reader stranger", "helper"),
            ("pledges:programme_report", "owner coordinator secretary reader", "helper stranger"),
            ("pledges:programme_xlsx", "owner coordinator secretary reader", "helper stranger"),
        ]
    ),
    *(
        Row(
            name,
            only("owner coordinator", forbidden="secretary helper reader", status=status),
            (thing,),
            method,
        )
        for name, thing, method, status in [
            ("taskforces:programme_edit", "programme.pk", "get", 200),
            ("taskforces:programme_chapters", "programme.pk", "get", 200),
            ("taskforces:programme_networks", "programme.pk", "get", 200),
            ("taskforces:programme_partners", "programme.pk", "get", 200),
            ("taskforces:partner_remove", "programme_partner.pk", "post", 302),
            ("taskforces:programme_answer", "asked_network.pk", "post", 302),
            ("taskforces:programme_leave", "joined_network.pk", "post", 302),
            ("taskforces:programme_withdraw", "asking_network.pk", "post", 302),
            ("pledges:programme_target_create", "programme.pk", "get", 200),
            ("pledges:programme_target", "programme_target.pk", "get", 200),
            ("pledges:programme_target_delete", "programme_target.pk", "post", 302),
        ]
    ),
    # Members
    Row(
        "taskforces:network_settings",
        only("owner coordinator", forbidden="secretary helper reader"),
        ("network.pk",),
    ),
    Row("taskforces:networks", anyone_who("owner coordinator secretary stranger")),
    *(
        Row(
            f"taskforces:{name}",
            only(INVITERS, forbidden="helper reader", status=status),
            (thing,),
            method,
        )
        for name, thing, method, status in [
            ("members", "network.pk", "get", 200),
            ("members_export", "network.pk", "get", 200),
            ("member_add", "network.pk", "post", 422),
            ("member_edit", "ambassador.pk", "get", 200),
            ("member_end", "ambassador.pk", "post", 302),
            ("join_request_answer", "join_request.pk", "post", 302),
            ("plan", "network.pk", "get", 200),
            ("plan_line", "plan_line.pk", "get", 200),
            ("plan_line_mark", "plan_line.pk", "post", 302),
            ("own_advice", "network.pk", "get", 200),
            ("advice_edit", "advice.pk", "get", 200),
            ("advice_remove", "advice.pk", "post", 302),
            ("spreading", "network.pk", "get", 200),
            ("spreading_export", "network.pk", "get", 200),
            ("outreach_create", "network.pk", "get", 200),
            ("outreach", "outreach.pk", "get", 200),
            ("outreach_edit", "outreach.pk", "get", 200),
            ("outreach_ask", "outreach.pk", "post", 302),
            ("outreach_remove", "outreach.pk", "post", 302),
        ]
    ),
    Row("taskforces:advice", everyone()),
    Row("taskforces:booklet", anyone_who("owner coordinator secretary stranger")),
    Row("taskforces:booklet_file", anyone_who("owner coordinator secretary stranger", 422)),
    Row("taskforces:talk", everyone(), ("outreach.key",)),
    Row("taskforces:talk_answer", everyone(302), ("outreach.key",), "post", {"svar": "ja"}),
    *(
        Row(
            f"pledges:{name}",
            only(INVITERS, forbidden="helper reader", status=status),
            ("outreach.pk",),
            method,
        )
        for name, method, status in [
            ("outreach_sheets", "get", 200),
            ("outreach_link_create", "post", 302),
        ]
    ),
    # Partners, and what units keep
    *(
        Row(
            f"taskforces:{name}",
            only(INVITERS, forbidden=forbidden, status=status),
            (thing,),
            method,
        )
        for name, thing, method, status, forbidden in [
            ("partners", "network.pk", "get", 200, "helper reader"),
            ("partnership_edit", "partnership.pk", "get", 200, "helper reader"),
            ("partnership_answer", "partnership.pk", "post", 302, "helper reader"),
        ]
    ),
    Row(
        "taskforces:partnership",
        only("owner coordinator secretary reader lead consultant", forbidden="helper"),
        ("partnership.pk",),
    ),
    Row("taskforces:continuations", anyone_who("owner coordinator secretary reader lead stranger")),
    Row(
        "taskforces:continuation",
        only("lead", forbidden="owner coordinator secretary helper reader consultant"),
        ("network.pk",),
    ),
    # Departments and reorganisation
    Row("pledges:reorganisation", only("", forbidden="lead consultant"), ("unit.pk",)),
    Row("pledges:reorganisation_move", only("", forbidden="lead consultant"), ("unit.pk",), "post"),
    Row("pledges:departments", only("lead", forbidden="consultant"), ("unit.pk",)),
    Row("pledges:department", only("lead", forbidden="consultant"), ("department.pk",)),
    Row(
        "pledges:department_offer",
        only("lead", forbidden="consultant", status=302),
        ("handover.pk",),
        "post",
        {},
    ),
    Row(
        "pledges:department_offers",
        anyone_who("owner coordinator lead consultant stranger"),
    ),
    Row(
        "pledges:department_answer",
        only("consultant", forbidden="lead", status=302),
        ("department_offer.pk",),
        "post",
        {"svar": "nej"},
    ),
    # The steering group's members, and support days
    Row("pledges:steering_guest", everyone(), ("outsider.key",)),
    Row("pledges:steering_guest", everyone(404), ("invitation.code",)),
    Row("pledges:steering_guest_meeting", everyone(), ("outsider.key", "meeting.pk")),
    Row("pledges:steering_guest_report", everyone(), ("outsider.key", "meeting.pk")),
    *(
        Row(f"pledges:{name}", only(STEERING, forbidden=NOT_STEERING, status=status), things, how)
        for name, things, how, status in [
            ("steering_members", ("network.pk",), "get", 200),
            ("steering_member_remove", ("outsider.pk",), "post", 302),
            ("steering_send", ("meeting.pk",), "post", 302),
            ("support_day", ("support_day.pk",), "get", 200),
            ("support_day_log", ("support_day.pk",), "post", 422),
        ]
    ),
    Row("pledges:support_days", anyone_who("owner coordinator lead stranger")),
    Row(
        "pledges:support_day_agree",
        only(STEERING, forbidden=NOT_STEERING, status=422),
        ("support_day.pk", "late.pk"),
        "post",
        {},
    ),
    # Knowledge
    Row("taskforces:public_knowledge", everyone(), ("network.slug",)),
    Row("taskforces:public_sheet", everyone(), ("network.slug", "facts.pk")),
    Row("taskforces:public_sheet", everyone(404), ("network.slug", "tool.sheet_id")),
    Row("taskforces:knowledge", anyone_who(SEERS)),
    Row("taskforces:knowledge_create", anyone_who("owner coordinator lead stranger")),
    Row(
        "taskforces:knowledge_sheet",
        only("owner coordinator secretary reader lead consultant", forbidden="helper"),
        ("facts.pk",),
    ),
    Row("taskforces:knowledge_sheet", only(STEERING, forbidden=NOT_STEERING), ("draft.pk",)),
    Row("taskforces:knowledge_edit", only(STEERING, forbidden=NOT_STEERING), ("facts.pk",)),
    Row(
        "taskforces:knowledge_publish",
        only(STEERING, forbidden=NOT_STEERING, status=302),
        ("facts.pk",),
        "post",
        {"udgiv": "ja"},
    ),
    Row("pledges:receipt_tool", everyone(), ("sheet.receipt_token", "tool.sheet_id")),
    Row("pledges:tool_put", only(UNIT, status=422), ("placement.pk",), "post", {}),
    Row("pledges:tool_take", only(UNIT, status=302), ("placement.pk", "tool.pk"), "post"),
]
