#!/usr/bin/env python3
"""Runs from the tree with or without the editable install."""

import sys
from pathlib import Path

# `site/` is a plain folder of packages (config, accounts, …), never a package itself.
sys.path.insert(1, str(Path(__file__).resolve().parent / "site"))

from config.cli import main

if __name__ == "__main__":
    main()
