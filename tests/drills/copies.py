"""Commands of one site as processes of their own, without waiting two seconds for Django each time.

`python -m tests.drills.copies FD` sets Django up once. Each command is then played by a copy (fork) of that process,
which has its own connections and can be killed like any other. The one between tells how it ended.
"""

import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import traceback
from contextlib import contextmanager
from select import select
from tempfile import TemporaryFile

from tests.drills.processes import ROOT

LONGEST = 65_536  # bytes of a command


class Copy:
    """One command that runs, as subprocess.Popen would show it."""

    def __init__(self, told: int):
        self._told = open(told)  # noqa: SIM115 (closed when it has ended)
        self.pid, self.returncode = int(self._told.readline()), None

    def send_signal(self, sign: int) -> None:
        if self.returncode is None:
            os.kill(self.pid, sign)

    def kill(self) -> None:
        self.send_signal(9)

    def terminate(self) -> None:
        self.send_signal(15)

    def wait(self, timeout: float | None = None) -> int:
        if self.returncode is None:
            if not select([self._told], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(str(self.pid), timeout)
            self.returncode = int(self._told.readline())
            self._told.close()
        return self.returncode


class Copies:
    """Takes the same words as `run` and `start` of tests.drills.processes, without the environment."""

    def __init__(self, line: socket.socket):
        self._line = line

    def start(self, *words: str, output: int | None = None) -> Copy:
        """One command is asked for at a time: the answer is its process, which then runs."""
        with open(os.devnull, "w") as nothing:
            told, tells = os.pipe()
            asked = [json.dumps(words).encode()]
            socket.send_fds(self._line, asked, [tells, output or nothing.fileno()])
            os.close(tells)
        return Copy(told)

    def run(self, *words: str, check: bool = True) -> subprocess.CompletedProcess:
        with TemporaryFile() as output:
            returncode = self.start(*words, output=output.fileno()).wait()
            output.seek(0)
            done = subprocess.CompletedProcess(words, returncode, output.read())
        if check:
            done.check_returncode()
        return done


@contextmanager
def copies(env: dict[str, str]):
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    with ours:
        command = [sys.executable, "-m", "tests.drills.copies", str(theirs.fileno())]
        with theirs:
            original = subprocess.Popen(
                command, cwd=ROOT, env=env, pass_fds=[theirs.fileno()], process_group=0
            )
        yield Copies(ours)
    original.wait(timeout=60)


def _serve(line):
    """Until the other side hangs up. Who has ended is waited for, so that their CPU time is counted."""
    while True:
        asked, fds, _flags, _address = socket.recv_fds(line, LONGEST, 2)
        if not asked:
            break
        if os.fork() == 0:
            line.close()
            _watch(*fds, json.loads(asked))
        for fd in fds:
            os.close(fd)
        while _one_has_ended(os.WNOHANG):
            pass
    # Whoever a failed test left behind is ended: all are of one group.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.killpg(0, signal.SIGTERM)
    while _one_has_ended(0):
        pass


def _one_has_ended(how):
    try:
        return os.waitpid(-1, how)[0] > 0
    except ChildProcessError:
        return False


def _watch(tells, output, words):
    pid = os.fork()
    if pid == 0:
        os.close(tells)
        os.dup2(output, 1)
        os._exit(_play(words))
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # it tells the end of its copy first
    os.write(tells, f"{pid}\n".encode())
    _pid, status = os.waitpid(pid, 0)
    os.write(tells, f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _play(words):
    """The words are those of `python`: -m and a module, -c and a program, or a file; returns the exit status."""
    try:
        if words[0] == "-m":
            sys.argv = [*words[1:]]
            runpy.run_module(words[1], run_name="__main__", alter_sys=True)
        elif words[0] == "-c":
            sys.argv = ["-c", *words[2:]]
            exec(words[1], {"__name__": "__main__"})  # noqa: S102 (as `python -c` does)
        else:
            sys.argv = [*words]
            runpy.run_path(words[0], run_name="__main__")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    import django

    django.setup()
    from tests import factories  # noqa: F401  what most commands import

    _serve(socket.socket(fileno=int(sys.argv[1])))
