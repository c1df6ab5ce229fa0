"""Entry point of `manage.py` and of the installed `haandslag` command."""

import os
import sys

from config.starting import Commands


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    Commands(sys.argv).execute()


if __name__ == "__main__":
    main()
