"""Heavy work in a process of its own, so that its memory goes back when it is done.

typst remembers what it has set, and a worker that made thousands of letters would never be small again.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

PIECES_A_PROCESS = 3


@contextmanager
def apart() -> Iterator[Callable]:
    """`run(function, *arguments)`: one piece after the other, each waited for; errors come back as they are.

    A fresh process for every few pieces; it loads the function's module, and no Django.
    """
    with ProcessPoolExecutor(
        max_workers=1, mp_context=get_context("spawn"), max_tasks_per_child=PIECES_A_PROCESS
    ) as pool:
        yield lambda function, *arguments: pool.submit(function, *arguments).result()
