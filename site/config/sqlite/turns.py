"""Writers of one process wait in a queue for the database's only pen, in the order they came.

SQLite lets one write at a time and knows no queue: whoever waits tries again and again, and of some hundred who do, the
unlucky try until their patience is over. In a queue nobody tries, and everybody's turn comes.
"""

import time
from collections import defaultdict, deque
from threading import Event, RLock
from weakref import ref


class Turns:
    """Of one database file."""

    def __init__(self):
        self._lock = RLock()  # a dropped connection may be noticed while this thread is in here
        self._waiting = deque()  # (ticket, weak reference to whom it is for)
        self._holder = None
        self._moved = 0.0

    def take(self, who: object, *, patience: float) -> bool:
        """Waits as long as the queue moves; False when one held the pen for longer than `patience` seconds."""
        with self._lock:
            if self._holder is None:
                self._give(ref(who, self._gone))
                return True
            ticket = Event()
            self._waiting.append((ticket, ref(who, self._gone)))
        left = patience
        while not ticket.wait(left):
            with self._lock:
                if ticket.is_set():
                    break
                left = self._moved + patience - time.monotonic()
                if left <= 0:
                    self._waiting = deque(each for each in self._waiting if each[0] is not ticket)
                    return False
        return True

    def leave(self, who: object) -> None:
        """The next one's turn; of who does not hold the pen it says nothing."""
        with self._lock:
            if self._holder is not None and self._holder() is who:
                self._pass_on()

    def _gone(self, reference):
        """A connection that was dropped in the middle of its turn has rolled back."""
        with self._lock:
            if self._holder is reference:
                self._pass_on()

    def _give(self, reference):
        self._holder, self._moved = reference, time.monotonic()

    def _pass_on(self):
        self._holder = None
        while self._waiting and self._holder is None:
            ticket, reference = self._waiting.popleft()
            if reference() is not None:
                self._give(reference)
                ticket.set()


turns: defaultdict[str, Turns] = defaultdict(Turns)
