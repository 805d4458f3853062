"""What a `hub test` touches: runs it under strace and lists what is not the reading of a file.

    app/src/build/strace/touched.py app/bin/hub test --device=cpu app/examples/nuclei-unet

Linux with strace alone. Each line is how often, and what: a connection, or a file that was written, made, moved or removed; numbers and random
names are replaced by `N`. It ends with exit status 1 where there is a connection, or a write outside the folders that are named by `--may`
(by default hub's own below the temporary folder, and its cache).
"""

import argparse
import collections
import os
import re
import subprocess
import sys
import tempfile

CALLS = (
    "network,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,symlinkat,"
    "truncate,chmod,fchmodat,chown,fchownat,mknod,mknodat,utimensat,execve"
)
# Java asks for the name and home of its user, and where there is a daemon that knows, glibc asks it.
NAME_SERVICE = "/var/run/nscd/socket"
PARENT = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
CACHE = os.environ.get("HUB_CACHE_DIR") or PARENT + "/hub"
# Of Java itself, before any of hub's code runs: whether a dump of its memory would have what is in shared memory.
OF_JAVA = ("/proc/self/coredump_filter", "/dev/null", "/dev/tty")


def lines(log: str):
    """Whole calls: those that others came between are joined again."""
    begun = {}
    with open(log, errors="replace") as file:
        for line in file:
            pid, _, call = line.strip().partition(" ")
            call = call.strip()
            if call.endswith("<unfinished ...>"):
                begun[pid] = call[: -len("<unfinished ...>")]
                continue
            resumed = re.match(r"<\.\.\. \w+ resumed>(.*)", call)
            yield begun.pop(pid, "") + resumed.group(1) if resumed else call


def connection(call: str):
    """A connection or message to anything but another process of this machine."""
    match = re.match(r"(connect|bind|listen|accept4?|sendto|sendmsg|sendmmsg)\(", call)
    if not match or NAME_SERVICE in call:
        return None
    family = re.search(r"sa_family=(\w+)", call)
    return f"{match.group(1)} {family.group(1) if family else ''} {call}"


def written(call: str):
    """The path that a call wrote, made, moved or removed, where it did."""
    name = call.partition("(")[0]
    failed = re.search(r"= -1 E", call)
    if name in ("execve", "") or failed or not re.match(r"\w+\(", call):
        return None
    if name in ("open", "openat") and not re.search(r"O_(WRONLY|RDWR|CREAT)", call):
        return None
    if re.match(r"(socket|setsockopt|getsockopt|getsockname|getpeername|connect|bind|listen|accept|send|recv|shutdown)", name):
        return None
    paths = re.findall(r'"((?:[^"\\]|\\.)*)"', call)
    return name, paths[-1] if paths else "?"


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--may", action="append", default=[])
    options.add_argument("command", nargs=argparse.REMAINDER)
    given = options.parse_args()
    allowed = given.may or ["/tmp/hub-", CACHE]
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, "log")
        subprocess.run(["strace", "-f", "-qq", "-s", "300", "-o", log, "-e", "trace=" + CALLS, *given.command], check=False)
        connections, touched, programs = [], collections.Counter(), collections.Counter()
        for call in lines(log):
            if found := connection(call):
                connections.append(found)
            elif found := written(call):
                touched[(found[0], found[1])] += 1
            if program := re.match(r'execve\("([^"]*)".* = 0$', call):
                programs[program.group(1)] += 1
    outside = sorted(p for _, p in touched if not p.startswith(tuple(allowed)) and p not in OF_JAVA and p != PARENT)
    for (name, path), times in sorted(touched.items()):
        print(f"{times} {name} {re.sub(r'[0-9a-f-]{8,}|[0-9]{4,}', 'N', path)}")
    for program, times in programs.items():
        print(f"{times} execve {program}")
    print(f"connections: {len(connections)}, written outside {', '.join(allowed)}: {len(outside)}")
    for line in [*connections, *outside]:
        print("  " + line)
    return 1 if connections or outside else 0


if __name__ == "__main__":
    sys.exit(main())
