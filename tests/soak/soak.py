#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The engine and the window at work for a given time: no crash, no deadlock, and after warming up no growth over 5 %.

usage: soak.py BUILD_FOLDER [SECONDS [PART...]]     1200 seconds unless said, shared alike by the parts: engine starts actions

engine: one process (tests/soak/soak.cpp) whose memory is read after each of its rounds. starts: the window is started again and again on
the demo study, super-resolves it and ends, and the most memory of each start is kept. actions: one window gets random clicks, drags, keys
and commands while the network is at work, and after every 500 it must still do its work; its memory is read then.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

MOST_GROWTH = 0.05
WARM_ROUNDS = 25  # the largest reader keeps up to 34 MB of what it freed, and has them after 20 rounds
WARM_STARTS = 1  # of the window: the first fills the system's caches
WARM_ACTIONS = 100  # rounds: memory rises slowly until about then (docs/measurements.md)
LEAST_COUNTED = 15  # rounds or starts after warming up
LONGEST_ROUND = 300  # seconds; beyond it something waits for ever


def resident(process):
    """MB of a process now, and of the largest of its readers; these come and go, and there may be none."""
    def megabytes(pid):
        for line in (Path("/proc") / str(pid) / "status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0.0

    def children():
        for task in (Path("/proc") / str(process) / "task").iterdir():
            yield from (task / "children").read_text().split()

    readers = []
    try:
        readers = [megabytes(child) for child in children()]
    except OSError:  # one that has just ended
        pass
    return megabytes(process), max(readers, default=0.0)


def watch(what, figures, warm_up):
    """Whether the median of the last fifth is at most MOST_GROWTH above that of the first fifth after `warm_up` figures."""
    warm = figures[warm_up:]
    if len(warm) < LEAST_COUNTED:
        print(f"{what}: {len(figures)} rounds are too few to say anything: give it more time")
        return False
    part = len(warm) // 5
    first, last = statistics.median(warm[:part]), statistics.median(warm[-part:])
    print(f"{what}: {len(figures)} rounds, {first:.0f} MB when warm, {last:.0f} MB at the end, at most {max(figures):.0f} MB: "
          f"{100 * (last / first - 1):+.1f} %")
    return last <= (1 + MOST_GROWTH) * first


def lines(process, what):
    """What a process prints, line by line; one that says nothing for LONGEST_ROUND is ended."""
    alive = [time.monotonic()]

    def guard():
        while process.poll() is None:
            if time.monotonic() - alive[0] > LONGEST_ROUND:
                print(f"{what}: a round takes more than {LONGEST_ROUND} s", flush=True)
                process.kill()
            time.sleep(1)

    threading.Thread(target=guard, daemon=True).start()
    for line in process.stdout:
        alive[0] = time.monotonic()
        yield line
    print(f"{what}: ended with {process.wait()}")


def engine(program, seconds, study):
    figures, readers = [], []
    process = subprocess.Popen([program, str(seconds), study], stdout=subprocess.PIPE, text=True)
    for _ in lines(process, "engine"):
        try:
            own, of_readers = resident(process.pid)
        except OSError:
            break
        figures.append(own)
        if of_readers > 0:
            readers.append(of_readers)
    status = process.wait()
    return (status == 0) & watch("engine", figures, WARM_ROUNDS) & watch("the largest of its readers", readers, WARM_ROUNDS)


def on_a_screen(home):
    """The start of a command, and an environment, for programs with a window."""
    bare = {**os.environ, "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "LIBGL_ALWAYS_SOFTWARE": "1"}
    return ["xvfb-run", "-a", "-s", "-screen 0 1280x900x24 -noreset"], bare


def actions(program, seconds, home):
    screen, bare = on_a_screen(home)
    process = subprocess.Popen([*screen, program, "[.monkey_rounds]"], env={**bare, "GLMAMBA_MONKEY_SECONDS": str(seconds)},
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    figures, in_use = [], []
    for line in lines(process, "random actions"):
        if line.startswith("memory "):
            figures.append(float(line.split()[1]))
            in_use.append(float(line.split()[2]))
            if len(figures) % 25 == 0:
                print(f"round {len(figures)}: {statistics.median(figures[-25:]):.0f} MB resident, "
                      f"{statistics.median(in_use[-25:]):.0f} MB allocated", flush=True)
        else:
            print(line, end="", flush=True)
    good = (process.wait() == 0) & watch("random actions, resident", figures, WARM_ACTIONS)
    return good & watch("random actions, allocated", in_use, WARM_ACTIONS) if any(in_use) else good  # 0: no GNU C library


def starts(program, seconds, home):
    screen, bare = on_a_screen(home)
    command = [*screen, program, "--demo", "--demo-size", "48,48,32", "--slices", "14:16", "--exit"]
    figures = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        # ru_maxrss of a child that is asked for its own children: the window is the largest of them.
        started = subprocess.run([sys.executable, "-c", MEASURED, *map(str, command)], env=bare, capture_output=True, text=True,
                                 timeout=LONGEST_ROUND)
        if started.returncode != 0:
            print(f"window: ended with {started.returncode}: {started.stderr[-2000:]}")
            return False
        figures.append(int(started.stdout.split()[-1]) / 1024)
    return watch("window, one start after another", figures, WARM_STARTS)


MEASURED = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(status)
"""


def main():
    build = Path(sys.argv[1]).resolve()
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 1200
    with tempfile.TemporaryDirectory(prefix="glmamba-soak-") as folder:
        study = Path(folder) / "study"
        subprocess.run([build / "bin" / "glmamba", "demo", "--output", study, "--size", "48", "48", "32"], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        parts = {
            "engine": lambda share: engine(build / "bin" / "soak", share, study),
            "starts": lambda share: starts(build / "bin" / "glmamba-viewer", share, Path(folder)),
            "actions": lambda share: actions(build / "bin" / "test_gui", share, Path(folder)),
        }
        chosen = sys.argv[3:] or list(parts)
        done = [parts[part](seconds // len(chosen)) for part in chosen]
    return 0 if all(done) else 1


if __name__ == "__main__":
    sys.exit(main())
