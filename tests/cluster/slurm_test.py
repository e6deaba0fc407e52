#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs installer/cluster/slurm_batch.sh on a Slurm of one node, made for the test: parts that are killed, a node that
fails and a part that is put back into the queue, and then nothing is lost and nothing done twice.

usage: slurm_test.py GLMAMBA [CASES]    takes some minutes; for the nightly run

Needs slurm-wlm and munge of Debian. All that belongs to this Slurm is in a temporary folder: key, socket, ports, states.
"""
import csv
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
NEEDED = ("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "scancel")
SIZE = ("40", "36", "32")
PARTS = 4
PLANTED = "Vogelsang-Erika"  # in the name of each case: a name that belongs in no log

CONFIGURATION = """
ClusterName=glmamba
SlurmctldHost={host}(127.0.0.1)
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
CredType=cred/munge
# Credentials of a requeued job must have ended before it starts again: Slurm waits that long.
AuthInfo=socket={folder}/munge/socket,cred_expire=5
SlurmctldPort={controller_port}
SlurmdPort={node_port}
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
SlurmdParameters=config_overrides
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=1,sched_interval=2,bf_interval=2
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
JobRequeue=1
ReturnToService=2
SlurmdTimeout=15
KillWait=5
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=4000
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise SystemExit(f"{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(what, is_so, seconds=600):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return
        time.sleep(0.2)
    raise SystemExit(f"waited {seconds} s for {what} in vain")


class Slurm:
    """A controller and a node on this machine, and only they."""

    def __init__(self, folder):
        self.folder = folder
        self.processes = {}
        host = socket.gethostname().split(".")[0]
        self.node = host
        for name in ("munge", "state", "spool"):
            (folder / name).mkdir(mode=0o755)
        user = run("id", "-un").strip()
        (folder / "slurm.conf").write_text(CONFIGURATION.format(host=host, user=user, folder=folder,
                                                                controller_port=free_port(), node_port=free_port()))
        self.environment = {**os.environ, "SLURM_CONF": str(folder / "slurm.conf")}
        key = folder / "munge" / "key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o400)
        munge = folder / "munge"
        self.start("munged", "--foreground", "--force", f"--key-file={key}", f"--socket={munge}/socket",
                   f"--pid-file={munge}/pid", f"--log-file={munge}/log", f"--seed-file={munge}/seed")
        wait_for("munge", (munge / "socket").exists)
        self.start("slurmctld", "-D")
        self.start("slurmd", "-D", "-N", host)
        wait_for("the node", lambda: "idle" in self.said("sinfo", "-h", "-o", "%t"))

    def start(self, program, *arguments):
        self.processes[program] = subprocess.Popen([program, *map(str, arguments)], env=self.environment,
                                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def said(self, *command):
        return subprocess.run(list(map(str, command)), capture_output=True, text=True, env=self.environment).stdout

    def do(self, *command, **options):
        return run(*command, env=self.environment, **options)

    def end_node(self):
        """As a power failure does: the daemon, and every process of its jobs, without a word."""
        daemon = self.processes.pop("slurmd")
        for process in self.of_jobs():
            os.kill(process, signal.SIGKILL)
        daemon.kill()
        daemon.wait()

    def of_jobs(self, program=None):
        """Processes of this Slurm's jobs alone: their environment, or a file that they hold open, lies in its folder."""
        mine = str(self.folder).encode()
        found = []
        for status in Path("/proc").glob("[0-9]*"):
            process = int(status.name)
            try:
                first, *words = (status / "cmdline").read_bytes().split(b"\0")
                is_ours = mine in (status / "environ").read_bytes() or any(
                    os.readlink(file).encode().startswith(mine) for file in (status / "fd").iterdir())
            except OSError:
                continue
            is_step = first.startswith(b"slurmstepd")
            is_glmamba = first.endswith(b"/glmamba") and words[:1] == [b"batch"]
            if is_ours and (is_step or is_glmamba) and (program is None or program.encode() in first):
                found.append(process)
        return found

    def close(self):
        self.said("scancel", "--user", run("id", "-un").strip())
        for name in ("slurmd", "slurmctld", "munged"):
            if name in self.processes:
                self.processes[name].terminate()
        for process in self.processes.values():
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()


def make_cases(glmamba, folder, count):
    """`count` phantoms, two of them damaged: names of the damaged."""
    rows = [("case", "lr", "reference", "truth")]
    damaged = []
    for n in range(count):
        name = f"{PLANTED}-{n:02}"
        study = folder / "data" / name
        run(glmamba, "demo", "--output", study, "--size", *SIZE, "--seed", n + 1)
        shutil.rmtree(study / "dicom")
        run(glmamba, "degrade", "--input", study / "phantom_t2.nii.gz", "--scale", 2, "--output", study / "lr.nii.gz")
        if n in (3, count - 2):
            damaged.append(name)
            whole = (study / "lr.nii.gz").read_bytes()
            (study / "lr.nii.gz").write_bytes(whole[:len(whole) // 2])
        rows.append((name, *(f"data/{name}/{file}" for file in ("lr.nii.gz", "phantom_t1.nii.gz", "phantom_t2.nii.gz"))))
    with open(folder / "cohort.csv", "w", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return damaged


def told(log, status):
    """How often the logs say of each case that it ended so."""
    counts = {}
    for file in log.glob("part-*.log"):
        for number in re.findall(rf"case (\d+) of \d+: {status}\b", file.read_text()):
            counts[int(number)] = counts.get(int(number), 0) + 1
    return counts


def main():
    missing = [program for program in NEEDED if shutil.which(program) is None]
    if missing:
        print("skipped: install slurm-wlm and munge; there is no", ", ".join(missing))
        return 77
    glmamba = Path(sys.argv[1]).resolve()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 24
    random.seed(1)
    # munged wants a folder that nobody else can write on the whole way.
    folder = Path(tempfile.mkdtemp(prefix="glmamba-slurm-", dir=Path.home()))
    folder.chmod(0o755)
    slurm = None
    try:
        damaged = make_cases(glmamba, folder, count)
        output = folder / "results"
        slurm = Slurm(folder)
        slurm.environment.update({"GLMAMBA": str(glmamba), "GLMAMBA_SBATCH": "--cpus-per-task=1 --mem=1500M",
                                  "OMP_WAIT_POLICY": "passive"})
        submit = lambda: slurm.do(REPOSITORY / "installer/cluster/slurm_batch.sh", PARTS, folder / "cohort.csv", output,
                                  "--scale", 2, "--retries", 0).split()
        done = lambda: len(told(output / "log", "done"))
        begin = time.monotonic()
        array, table = submit()

        wait_for("the first results", lambda: done() >= 3)
        victim = slurm.of_jobs("glmamba")[0]
        os.kill(victim, signal.SIGKILL)  # one program; its part ends, the others go on
        print(f"killed a program after {done()} cases")
        wait_for("more results", lambda: done() >= 6)
        running = slurm.said("squeue", "-h", "-r", "-t", "running", "-j", array, "-o", "%i").split()
        slurm.do("scontrol", "requeue", running[0])
        print(f"put part {running[0].split('_')[1]} back into the queue after {done()} cases")
        wait_for("more results", lambda: done() >= 9)
        slurm.end_node()
        print(f"the node failed after {done()} cases")
        wait_for("Slurm to see it", lambda: "down" in slurm.said("sinfo", "-h", "-o", "%t"))
        slurm.start("slurmd", "-D", "-N", slurm.node)
        wait_for("the end of the array", lambda: not slurm.said("squeue", "-h", "-j", f"{array},{table}").strip(), 1800)
        first = done()
        array, table = submit()  # what the killed part left
        wait_for("the end of the second array", lambda: not slurm.said("squeue", "-h", "-j", f"{array},{table}").strip(), 1800)
        seconds = time.monotonic() - begin

        good = count - len(damaged)
        records = [json.loads(line) for line in (output / "cohort.jsonl").read_text().splitlines()]
        with open(output / "cohort.csv", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert [record["case"] for record in records] == [row["case"] for row in rows] and len(rows) == count, rows
        assert {row["case"] for row in rows if row["status"] == "failed"} == set(damaged), rows
        assert sum(row["status"] == "done" for row in rows) == good, rows
        assert all(float(row["psnr"]) > float(row["zerofill_psnr"]) for row in rows if row["status"] == "done"), rows
        twice = {number: times for number, times in told(output / "log", "done").items() if times > 1}
        assert not twice, f"done twice: {twice}"
        assert done() >= good - 2, "logs of results are missing: a killed program may lose the line of one case each"
        left = [str(path) for path in output.rglob("*") if ".part-" in path.name and output / "log" not in path.parents]
        assert not left, left
        results = sorted(output.glob("*/sr.nii.gz"))
        assert len(results) == good, results
        for log in (output / "log").iterdir():
            text = log.read_text()
            assert PLANTED not in text and "Traceback" not in text, log
        for name in random.sample(sorted({row["case"] for row in rows} - set(damaged)), 3):
            study = folder / "data" / name
            run(glmamba, "sr", "--lr", study / "lr.nii.gz", "--reference", study / "phantom_t1.nii.gz", "--scale", 2, "--output",
                folder / "again.nii.gz")
            assert (folder / "again.nii.gz").read_bytes() == (output / name / "sr.nii.gz").read_bytes(), name
        print(f"{count} cases in {PARTS} parts on {slurm.said('slurmctld', '-V').strip()}: {good} done once, {len(damaged)} damaged ones "
              f"named; {first} before the second start; three equal to a run alone; {seconds:.0f} s")
        return 0
    finally:
        if slurm is not None:
            slurm.close()
        if os.environ.get("GLMAMBA_KEEP"):
            print("kept", folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
