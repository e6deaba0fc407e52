# SPDX-License-Identifier: Apache-2.0
"""Cohorts: what `glmamba batch` does, skips, tells and does again."""

import csv
import json
import os
import shutil
import signal
import subprocess

import nibabel

import program
from program import OnPhantom, run


class Batch(OnPhantom):
    """Cohorts: what is done is skipped, what failed is told and tried again, nothing is done twice."""

    def setUp(self):
        self.work = self.scratch()
        self.out = self.work / "results"
        # A name that nobody else should see: it may stand in results, never in what a cluster logs.
        self.names = ["Vogelsang-1", "Vogelsang-2", "Vogelsang-3"]
        for name in self.names:
            shutil.copy(self.degraded(2), self.work / f"{name}, T2.nii.gz")

    def manifest(self, rows=None, columns=("case", "lr", "reference", "truth"), **options):
        file = self.work / "cohort.csv"
        with open(file, "w", newline="", encoding=options.pop("encoding", "utf-8-sig")) as stream:
            writer = csv.writer(stream, **options)
            writer.writerow(columns)
            writer.writerows(rows or [(name, f"{name}, T2.nii.gz", self.t1, self.t2) for name in self.names])
        return file

    def command(self, *arguments, slices="15:16"):
        return ["batch", self.work / "cohort.csv", "--output", self.out, "--scale", 2, "--slices", slices, "--json", *arguments]

    def batch(self, *arguments, status=0, **options):
        finished = run(*self.command(*arguments, **options))
        self.assertEqual(finished.returncode, status, finished.stderr)
        self.assertNotIn("Vogelsang", finished.stderr)
        return {record["case"]: record for record in map(json.loads, finished.stdout.splitlines())}

    def table(self):
        with open(self.out / "cohort.csv", newline="") as stream:
            return {row["case"]: row for row in csv.DictReader(stream)}

    def statuses(self, records):
        return {name: record["status"] for name, record in records.items()}

    def test_results_are_those_of_sr_and_a_second_start_does_nothing(self):
        self.manifest()
        records = self.batch()
        self.assertEqual(self.statuses(records), dict.fromkeys(self.names, "done"))
        alone = self.report("sr", "--lr", self.degraded(2), "--reference", self.t1, "--scale", 2, "--slices", "15:16", "--truth",
                            self.t2, "--output", self.work / "alone.nii.gz")
        for name in self.names:
            self.assertEqual((self.out / name / "sr.nii.gz").read_bytes(), (self.work / "alone.nii.gz").read_bytes())
            self.assertTrue((self.out / name / "sr.json").exists())
            self.assertEqual(records[name]["psnr"], alone["psnr"])
            self.assertAlmostEqual(float(self.table()[name]["zerofill_ssim"]), alone["zerofill"]["ssim"], places=9)
        times = [(self.out / name / "sr.nii.gz").stat().st_mtime_ns for name in self.names]
        self.assertEqual(self.statuses(self.batch()), dict.fromkeys(self.names, "skipped"))
        self.assertEqual(times, [(self.out / name / "sr.nii.gz").stat().st_mtime_ns for name in self.names])
        self.assertEqual(self.statuses(self.table()), dict.fromkeys(self.names, "done"))

    def test_what_changed_is_done_again_and_nothing_else(self):
        self.manifest()
        self.batch()
        first, second, third = self.names
        nibabel.save(nibabel.load(self.degraded(2)), self.work / "plain.nii")  # the same image, other bytes
        rows = [(name, f"{name}, T2.nii.gz" if name != first else "plain.nii", self.t1, self.t2) for name in self.names]
        self.manifest(rows)
        content = (self.out / second / "sr.nii.gz").read_bytes()
        (self.out / second / "sr.nii.gz").write_bytes(content[:-1] + b"x")  # damaged on the disk
        os.utime(self.work / f"{third}, T2.nii.gz")  # younger, the same bytes
        self.assertEqual(self.statuses(self.batch()), {first: "done", second: "done", third: "skipped"})
        self.assertEqual((self.out / second / "sr.nii.gz").read_bytes(), content)
        self.assertEqual(self.statuses(self.batch("--ensemble")), dict.fromkeys(self.names, "done"))
        self.assertEqual(self.statuses(self.batch("--ensemble")), dict.fromkeys(self.names, "skipped"))
        (self.out / first / "case.json").write_text("{" * 200)
        self.assertEqual(self.batch("--ensemble")[first]["status"], "done")

    def test_a_case_that_fails_is_told_and_the_others_are_done(self):
        self.manifest()
        bad = self.names[1]
        file = self.work / f"{bad}, T2.nii.gz"
        whole = file.read_bytes()
        file.write_bytes(whole[:3000])
        records = self.batch(status=1)
        self.assertEqual(records[bad]["status"], "failed")
        self.assertEqual((records[bad]["attempts"], records[bad]["code"]), (2, "bad file"))
        self.assertIn(f"{bad}, T2.nii.gz", records[bad]["error"])
        self.assertIn(f"{bad}, T2.nii.gz", self.table()[bad]["error"])
        self.assertEqual(self.batch("--retries", 0, status=1)[bad]["attempts"], 3)
        file.write_bytes(whole)
        self.assertEqual(self.statuses(self.batch()), {self.names[0]: "skipped", bad: "done", self.names[2]: "skipped"})
        # Inputs that are gone say nothing against a result that was made from them.
        file.unlink()
        self.assertEqual(self.batch(status=1)[bad]["status"], "failed")
        self.assertEqual(self.table()[bad]["status"], "done")

    def test_parts_and_processes_share_the_work(self):
        self.manifest([(f"case-{n}", f"{self.names[0]}, T2.nii.gz", self.t1, "") for n in range(5)])
        odd = self.batch("--shard", "1/2")
        self.assertEqual(sorted(odd), ["case-0", "case-2", "case-4"])
        self.assertEqual({row["status"] for row in self.table().values()}, {"done", "open"})
        self.assertEqual(run("batch", self.work / "cohort.csv", "--output", self.out, "--summary").returncode, 1)
        both = [subprocess.Popen([program.PROGRAM, *map(str, self.command())], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                for _ in range(2)]
        lines = [json.loads(line) for one in both for line in one.communicate(timeout=300)[0].splitlines()]
        self.assertEqual([one.returncode for one in both], [0, 0])
        self.assertEqual(sorted(line["case"] for line in lines if line["status"] == "done"), ["case-1", "case-3"])
        self.assertEqual(len(lines), 10)
        said = run("batch", self.work / "cohort.csv", "--output", self.out, "--summary")
        self.assertEqual((said.returncode, said.stdout), (0, "5 cases: 5 done, 0 failed, 0 open\n"))

    def test_a_run_that_is_stopped_or_killed_goes_on(self):
        self.manifest([(f"case-{n}", f"{self.names[0]}, T2.nii.gz", self.t1, "") for n in range(4)])
        for how in (signal.SIGINT, signal.SIGKILL):
            known = len(list(self.out.glob("*/case.json")))
            running = subprocess.Popen([program.PROGRAM, *map(str, self.command(slices="10:20"))], stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE, text=True)
            for line in running.stdout:
                if '"done"' in line:
                    break
            running.send_signal(how)
            stderr = running.communicate(timeout=60)[1]
            self.assertNotEqual(running.returncode, 0)
            if how == signal.SIGINT:
                self.assertIn("goes on where", stderr)
            records = list(self.out.glob("*/case.json"))
            self.assertGreater(len(records), known)
            for record in records:
                self.assertEqual(json.loads(record.read_text())["status"], "done")
        (self.out / "case-3").mkdir(exist_ok=True)
        (self.out / "case-3" / ".part-12-sr.nii.gz").write_bytes(b"half of a result")
        finished = self.batch(slices="10:20")
        self.assertEqual({record["status"] for record in finished.values()} - {"skipped", "done"}, set())
        self.assertEqual({row["status"] for row in self.table().values()}, {"done"})
        self.assertEqual(list(self.out.rglob(".part-*")), [])

    def test_dicom_results_and_a_study_as_the_input(self):
        study = self.work / "study"
        shutil.copytree(self.folder / "dicom", study)
        self.manifest([("one", "study", "", "")], lineterminator="\n", encoding="utf-8")
        records = self.batch("--format", "dicom", "--try")
        self.assertEqual(records["one"]["status"], "done", records)
        self.assertEqual(len(list((self.out / "one" / "sr").glob("*.dcm"))), 1)
        self.assertEqual(self.batch("--format", "dicom", "--try")["one"]["status"], "skipped")
        next((study / "T1").glob("*.dcm")).unlink()
        again = run(*self.command("--format", "dicom", "--try")).stdout
        self.assertNotEqual(json.loads(again)["status"], "skipped")

    def test_a_manifest_that_is_wrong_is_refused_before_anything_runs(self):
        lr = f"{self.names[0]}, T2.nii.gz"
        for columns, rows, naming in ((("case", "image"), [("a", lr)], ["“image”", "line 1"]),
                                      (("case",), [("a",)], ["“lr”"]),
                                      (("case", "lr", "lr"), [("a", lr, lr)], ["twice"]),
                                      (("case", "lr"), [("a", lr), ("A", lr)], ["before", "line 3"]),
                                      (("case", "lr"), [("../a", lr)], ["line 2", "folder"]),
                                      (("case", "lr"), [("a", "")], ["no image", "line 2"]),
                                      (("case", "lr"), [("a", lr, lr)], ["3 fields", "2 columns"]),
                                      (("case", "lr", "lr_volume"), [("a", lr, "first")], ["lr_volume", "line 2"])):
            with self.subTest(columns=columns, rows=rows):
                self.manifest(rows, columns)
                self.fails(*self.command(), naming=["cohort.csv", *naming])
        (self.work / "cohort.csv").write_text('case,lr\n"a,b.nii')
        self.fails(*self.command(), naming=["quotation", "line 2"])
        (self.work / "cohort.csv").write_text("")
        self.fails(*self.command(), naming=["cohort.csv"])
        (self.work / "cohort.csv").unlink()
        self.fails(*self.command(), naming=["cohort.csv"])
        self.manifest()
        self.fails(*self.command("--try"), naming=["--try", "truth"])
        for usage in (["--shard", "3/2"], ["--shard", "two"], ["--retries", "-1"]):
            self.fails(*self.command(*usage), naming=[usage[0]], status=2)
        self.assertFalse(self.out.exists())


if __name__ == "__main__":
    program.main()
