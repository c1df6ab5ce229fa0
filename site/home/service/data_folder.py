"""A word at each start where other accounts of the machine can look into the data folder.

A folder made by us is closed to them; one that an older version or a hand made is not, and files in it keep their modes.
"""

import stat
from pathlib import Path

from django.conf import settings
from django.core import checks

OPEN_TO_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@checks.register(checks.Tags.security)
def data_folder_is_closed(app_configs=None, **kwargs):
    folder = Path(settings.DATA_DIR)
    mode = stat.S_IMODE(folder.stat().st_mode)
    if not mode & OPEN_TO_OTHERS:
        return []
    hint = f"Close it: chmod -R go= {folder}"
    text = f"Other accounts of this machine can look into DATA_DIR (mode {mode:o})."
    return [checks.Warning(text, hint=hint, id="home.W001")]
