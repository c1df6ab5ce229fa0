"""Companies and contacts."""

from tests.access.rows import (
    INVITERS,
    KEEPERS,
    NOT_OWNERS,
    WHO_INVITE,
    Row,
    anyone_who,
    only,
    owners,
)

ROWS = [
    # Companies
    Row("home:contact_history", only(INVITERS, forbidden="helper reader"), ("contact.pk",)),
    Row("home:contacts", anyone_who(WHO_INVITE)),
    Row("home:contacts_export", anyone_who(WHO_INVITE)),
    Row("home:contact_twins", anyone_who(WHO_INVITE)),
    Row("home:bulk_changes", anyone_who(KEEPERS)),
    Row("home:bulk_undo", only(INVITERS, status=302), ("bulk_change.pk",), "post"),
    *(
        Row(f"home:{name}", anyone_who(WHO_INVITE, 302), (), "post")
        for name in (
            *("contacts_list_look", "contacts_tag_look", "contacts_tag"),
            *("contacts_delete_look", "contacts_delete"),
        )
    ),
    Row("home:companies_kind", anyone_who(KEEPERS, 302), (), "post"),
    *(
        Row(
            f"home:{name}",
            only(INVITERS, forbidden="helper reader", status=status),
            ids,
            *how,
        )
        for name, ids, status, *how in [
            ("contact_twin", ("contact.pk",), 200),
            ("contact_merge", ("contact.pk", "contact.pk"), 200),
            ("contacts_told_apart", ("contact.pk", "twin.pk"), 302, "post"),
            ("contact_merge_undo", ("contact_merge.pk",), 302, "post"),
        ]
    ),
    Row(
        "home:contact_selection_create",
        anyone_who(WHO_INVITE, 302),
        (),
        "post",
        {"name": "Kolde", "whose": "mine", "query": "talked=half"},
    ),
    *(
        Row(
            f"home:{name}",
            only(INVITERS, forbidden="helper reader", status=status),
            ("saved_selection.pk",),
            method,
        )
        for name, method, status in [
            ("contact_selection", "get", 200),
            ("contact_selection_remove", "post", 302),
        ]
    ),
    Row("home:companies", anyone_who(KEEPERS)),
    Row("home:companies_export", anyone_who(KEEPERS)),
    Row("home:companies_tag", anyone_who(KEEPERS, 302), (), "post"),
    Row(
        "home:company_selection_create",
        anyone_who(KEEPERS, 302),
        (),
        "post",
        {"name": "Kolde", "whose": "mine", "query": "talked=half"},
    ),
    *(
        Row(
            f"home:{name}",
            only("owner coordinator secretary", forbidden="helper reader", status=status),
            ("company_selection.pk",),
            method,
        )
        for name, method, status in [
            ("company_selection", "get", 200),
            ("company_selection_remove", "post", 302),
        ]
    ),
    *(
        Row(
            f"home:{name}",
            only("owner coordinator secretary", forbidden="helper reader", status=status),
            ("contact.company_id",),
            method,
        )
        for name, method, status in [
            ("company", "get", 200),
            ("company_keep", "get", 200),
            ("company_log", "post", 422),
        ]
    ),
    *(
        Row(
            f"home:{name}",
            only("owner coordinator secretary", forbidden="helper reader", status=status),
            ids,
            *how,
        )
        for name, ids, status, *how in [
            ("company_twins", ("contact.company_id",), 200),
            ("company_split", ("contact.company_id",), 200),
            ("company_merge", ("contact.company_id", "contact.company_id"), 200),
            ("company_merge_undo", ("company_merge.pk",), 302, "post"),
        ]
    ),
    Row("home:company_merges", anyone_who(KEEPERS)),
    Row("home:companies_alike", anyone_who(KEEPERS)),
    Row("home:register_upload", owners()),
    Row("home:register_file", only("owner", forbidden=NOT_OWNERS), ("register_file.pk",)),
    Row(
        "home:register_write",
        only("owner", forbidden=NOT_OWNERS, status=302),
        ("register_file.pk",),
        "post",
    ),
    Row(
        "home:company_look_up",
        only("owner coordinator secretary", forbidden="helper reader", status=302),
        ("contact.company_id",),
        "post",
    ),
    Row("pledges:sheet_create", anyone_who("owner coordinator lead consultant stranger")),
    # Contacts
    Row("taskforces:nominations", anyone_who(WHO_INVITE)),
    Row("taskforces:consents", anyone_who("owner coordinator secretary stranger")),
    Row(
        "taskforces:consent_withdraw",
        only(INVITERS, forbidden="helper reader", status=302),
        ("consent.pk",),
        "post",
    ),
    Row("taskforces:contact_create", anyone_who("owner coordinator secretary stranger")),
    Row("taskforces:contact_edit", only(INVITERS, forbidden="helper reader"), ("contact.pk",)),
    Row("taskforces:contact_import", anyone_who("owner coordinator secretary stranger")),
    Row("taskforces:contact_import_xlsx", anyone_who("owner coordinator secretary stranger")),
    Row("taskforces:contact_import_csv", anyone_who("owner coordinator secretary stranger")),
    Row(
        "taskforces:contact_import_heading",
        only(INVITERS, forbidden="helper reader"),
        ("contact_import.pk",),
    ),
    *(
        Row(
            f"taskforces:contact_import_{name}",
            only(INVITERS, forbidden="helper reader", status=302),
            ("contact_import.pk", *line),
            "post",
        )
        for name, line in [
            ("row", ("line.number",)),
            ("leave_out", ("line.number",)),
            ("take_back", ()),
            ("with_hidden", ()),
            ("without_hidden", ()),
        ]
    ),
    Row("taskforces:signers", anyone_who("owner coordinator secretary stranger")),
    Row(
        "taskforces:crest_change",
        anyone_who("owner coordinator secretary stranger", status=422),
        (),
        "post",
    ),
    Row(
        "taskforces:signer_create",
        anyone_who("owner coordinator secretary stranger", status=302),
        (),
        "post",
        {"name": "Ida Holm"},
    ),
    Row("taskforces:signer_edit", only(INVITERS, forbidden="helper reader"), ("signer.pk",)),
    Row(
        "taskforces:signer_remove",
        only(INVITERS, forbidden="helper reader", status=302),
        ("signer.pk",),
        "post",
    ),
    Row("events:selections", anyone_who("owner coordinator secretary stranger")),
    Row(
        "events:selection_create",
        anyone_who("owner coordinator secretary stranger", 302),
        (),
        "post",
        {"name": "Byggeri", "query": "q=byg"},
    ),
    *(
        Row(
            f"events:{name}",
            only(INVITERS, forbidden="helper reader", status=status),
            ("saved_selection.pk",),
            method,
        )
        for name, method, status in [
            ("selection", "get", 200),
            ("selection_export", "get", 200),
            ("selection_as_list", "post", 302),
            ("selection_remove", "post", 302),
        ]
    ),
    Row("taskforces:contact_lists", anyone_who("owner coordinator secretary stranger")),
    Row(
        "taskforces:contacts_to_list",
        anyone_who("owner coordinator secretary stranger", 302),
        (),
        "post",
    ),
    Row("taskforces:contact_list", only(INVITERS, forbidden="helper reader"), ("contact_list.pk",)),
    Row(
        "taskforces:contact_list_undo",
        only(INVITERS, forbidden="helper reader"),
        ("contact_list.pk",),
    ),
    Row(
        "taskforces:contact_list_undone",
        only(INVITERS, forbidden="helper reader", status=302),
        ("contact_list.pk",),
        "post",
    ),
    Row(
        "taskforces:contact_import_columns",
        only(INVITERS, forbidden="helper reader"),
        ("contact_import.pk",),
    ),
    Row(
        "taskforces:contact_import_refused",
        only(INVITERS, forbidden="helper reader"),
        ("contact_import.pk",),
    ),
    Row(
        "taskforces:contact_import_preview",
        only(INVITERS, forbidden="helper reader"),
        ("contact_import.pk",),
    ),
    Row(
        "taskforces:contact_import_confirm",
        only(INVITERS, forbidden="helper reader", status=302),
        ("contact_import.pk",),
        "post",
    ),
    Row(
        "taskforces:contact_import_cancel",
        only(INVITERS, forbidden="helper reader", status=302),
        ("contact_import.pk",),
        "post",
    ),
]
