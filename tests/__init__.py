"""Nothing that is imported for the tests becomes garbage, and to look for it took a third of collecting them.

It is looked for again when all are collected (tests/cpu_time.py).
"""

import gc

gc.disable()
