"""Ends all that the code of a network has started, also what has left its parents. On Linux, whose
system gives orphans to a process that asks for them; elsewhere such processes stay. Ends the network
as well where hub is gone, which may have been killed.
"""

import os
import select
import signal
import sys
import threading

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36


def keep(run):
    """Calls it, on Linux in a process of its own, while this one waits to end what it leaves."""
    prctl = system_call()
    if prctl is None or prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        when_hub_is_gone(lambda: os._exit(1))
        return run()
    keeper = os.getpid()
    child = os.fork()
    if child == 0:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != keeper:
            os._exit(1)
        return run()
    when_hub_is_gone(lambda: os.kill(child, signal.SIGKILL))
    status = os.waitpid(child, 0)[1]
    end_children()
    end_as(status)


def when_hub_is_gone(end):
    """Calls it once nobody holds the other end of standard input. A signal at the end of the parent
    would tell less: that may be a script that starts Python, and a thread of hub may end before hub."""
    if not hasattr(select, "poll"):
        return
    requests = select.poll()
    requests.register(os.dup(0), 0)

    def wait():
        requests.poll()
        end()

    threading.Thread(target=wait, daemon=True).start()


def system_call():
    if not sys.platform.startswith("linux"):
        return None
    try:
        import ctypes

        return ctypes.CDLL(None).prctl
    except (ImportError, OSError, AttributeError):
        return None


def end_children():
    """Those of a process that is ended become this one's, until none are left."""
    while True:
        for child in children():
            try:
                os.kill(child, signal.SIGKILL)
            except OSError:
                pass
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def children():
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open("/proc/%s/stat" % name, "rb") as stat:
                    parent = stat.read().rpartition(b")")[2].split()[1]
            except OSError:
                continue
            if int(parent) == os.getpid():
                found.append(int(name))
    return found


def end_as(status):
    """As the process has ended that is waited for."""
    if os.WIFSIGNALED(status):
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.kill(os.getpid(), os.WTERMSIG(status))
        signal.pause()
    os._exit(os.WEXITSTATUS(status))
