#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The steps of the paper's ablation (Table 1) and joint heads, each trained anew with several seeds and one short budget.

usage: ablation.py GLMAMBA PACK RESULTS.csv [WORK_FOLDER]

Trainings that RESULTS.csv has are not done again, and one that was broken off in WORK_FOLDER goes on: so it can be stopped at any
time. Prints a table of the mean and spread over seeds.
"""
import csv
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

SEEDS = (1, 2, 3)
BASE = {"channels": 64, "stages": 4, "delta_rank": 4}
# 400 steps of eight 32×32 crops: about four minutes of one core each.
TRAINING = ["--stages", "400:32:8", "--optimizer", "muon", "--learning-rate", "0.004", "--warm-up", "30", "--average-decay", "0.99",
            "--reference-weight", "0.02", "--precision", "bf16", "--validate-every", "100", "--validation-slices", "12", "--threads", "1"]
SINGLE = {"reference_scan": "none", "modulator": False}
STEPS = {
    "LR-local": ({**SINGLE, "target_scan": "local"}, 0),
    "LR-global": ({**SINGLE, "target_scan": "global"}, 0),
    "+ modulator": ({"reference_scan": "none"}, 0),
    "+ Ref-global": ({"reference_scan": "global", "fusion": "added"}, 0),
    "Ref-local": ({"reference_scan": "local", "fusion": "added"}, 0),
    "+ fusion": ({}, 0),
    "+ contrastive edge loss": ({}, 0.1),
    "+ joint heads (not the paper's)": ({"joint_heads": True}, 0.1),
}
FIELDS = ["step", "seed", "seconds", "validation_db", "zero_filled_db", "steps"]


def train(program, pack, folder, step, seed):
    """The last row of the training's log."""
    configuration, edge_weight = STEPS[step]
    command = [program, "train", "--split", pack, "--output", folder, "--name", "ablation", "--seed", seed, "--edge-weight", edge_weight,
               "--configuration", json.dumps({**BASE, **configuration}), *TRAINING]
    if (folder / "checkpoint.pt").exists():
        command.append("--resume")
    subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)
    with (folder / "log.csv").open(newline="") as log:
        return list(csv.DictReader(log))[-1]


def table(done):
    print("| Step | Seeds | Validation, dB | To the step before |\n|---|---|---|---|")
    before = None
    for step in STEPS:
        values = [float(row["validation_db"]) for row in done if row["step"] == step]
        if not values:
            continue
        mean = statistics.mean(values)
        spread = f" ± {statistics.stdev(values):.2f}" if len(values) > 1 else ""
        print(f"| {step} | {len(values)} | {mean:.2f}{spread} | {'' if before is None else f'{mean - before:+.2f}'} |")
        before = mean


def write(results, done):
    """In one step: a kill loses no row."""
    new = results.with_name(results.name + ".new")
    with new.open("w", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(done)
    new.replace(results)


def main():
    program, pack, results = Path(sys.argv[1]).resolve(), Path(sys.argv[2]), Path(sys.argv[3])
    work = Path(sys.argv[4]) if len(sys.argv) > 4 else Path(tempfile.mkdtemp(prefix="glmamba-ablation-"))
    done = list(csv.DictReader(results.open(newline=""))) if results.exists() else []
    for seed in SEEDS:  # a seed of all steps, then the next
        for step in STEPS:
            if any(row["step"] == step and row["seed"] == str(seed) for row in done):
                continue
            folder = work / f"{list(STEPS).index(step) + 1}-{seed}"
            last = train(program, pack, folder, step, seed)
            done.append({"step": step, "seed": str(seed), "seconds": last["seconds"], "validation_db": last["validation"],
                         "zero_filled_db": last["baseline"], "steps": last["step"]})
            write(results, done)
    table(done)


if __name__ == "__main__":
    main()
