"""What several hosts or days share: sessions, concepts, joint events."""

from tests.access.rows import INVITERS, Row, everyone, only

ROWS = [
    # Sessions
    Row("events:guest_programme", everyone(302), ("invitation.code",)),  # has no seat
    *(
        Row(
            f"events:{name}",
            only("owner coordinator secretary", forbidden="helper reader", status=status),
            (thing,),
            method,
        )
        for name, thing, method, status in [
            ("sessions", "event.pk", "get", 200),
            ("session_remove", "session.pk", "post", 302),
            ("materials", "event.pk", "get", 200),
            ("material_remove", "material.pk", "post", 302),
        ]
    ),
    # Concepts
    Row(
        "events:concept_keep",
        only("owner coordinator secretary", forbidden="helper reader"),
        ("event.pk",),
    ),
    Row(
        "events:concepts",
        only("owner coordinator secretary reader", forbidden="helper stranger"),
        ("programme.pk",),
    ),
    Row(
        "events:concept_remove",
        only("owner coordinator", forbidden="secretary helper reader", status=302),
        ("concept.pk",),
        "post",
    ),
    # Joint events
    Row(
        "events:hosts",
        only("owner coordinator secretary", forbidden="helper reader"),
        ("event.pk",),
    ),
    Row(
        "events:host_share",
        only("owner coordinator secretary", forbidden="helper reader", status=302),
        ("event_host.pk",),
        "post",
    ),
    Row(
        "events:joint_desk",
        only(INVITERS, forbidden="helper reader"),
        ("own_part.pk",),
    ),
    Row(
        "events:joint_part",
        only("owner coordinator secretary reader", forbidden="helper"),
        ("own_part.pk",),
    ),
    *(
        Row(
            f"events:{name}",
            only("owner coordinator secretary", forbidden="helper reader", status=status),
            (thing,),
            method,
        )
        for name, thing, method, status in [
            ("joint_invite", "own_part.pk", "get", 200),
            ("joint_letter", "own_part.pk", "post", 302),
            ("host_answer", "asked_part.pk", "post", 302),
            ("host_leave", "own_part.pk", "post", 302),
        ]
    ),
]
