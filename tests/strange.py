"""What people and programs may type where a key or a code is asked for, and no page of ours may fall over."""

STRANGE = [
    *("\x00", "%00", "\n\r", "-" * 300, "a" * 20_000, "{{7*7}}", "' OR 1=1 --"),
    *("\u202e" * 11, "😀" * 11, "İ" * 11, "ß" * 11, "١٢٣٤٥٦٧٨", "í\xa0\x80"),
]
