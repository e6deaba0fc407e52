# SPDX-License-Identifier: Apache-2.0
"""What the system does to the program: languages, limits, files that go and helpers that die."""

import json
import os
import resource
import shutil
import signal
import subprocess
import time
from pathlib import Path

import nibabel
import numpy as np
import pydicom

import program
from program import SIZE, OnPhantom, run


class Faults(OnPhantom):
    """What the system does to a program: languages, limits, files that go and helpers that die."""

    def sr_into(self, output, **options):
        return run("sr", "--lr", self.degraded(2), "--reference", self.t1, "--scale", 2, "--slices", "14:17", "--truth", self.t2,
                   "--output", output, "--json", **options)

    def test_decimal_commas_of_a_language_change_no_number(self):
        locales = self.scratch()
        made = shutil.which("localedef") and subprocess.run(
            ["localedef", "-i", "de_DE", "-f", "UTF-8", locales / "de_DE.UTF-8"], capture_output=True)
        if not made or not (locales / "de_DE.UTF-8").exists():
            self.skipTest("localedef can't make de_DE.UTF-8 here")
        german = {**os.environ, "LOCPATH": str(locales), "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}
        said = subprocess.run(["/usr/bin/printf", "%.1f", "1,5"], env=german, capture_output=True, text=True)
        self.assertEqual(said.stdout, "1,5", "the language is not in force")
        reports = []
        for name, environment in (("plain", os.environ), ("german", german)):
            folder = self.scratch()
            finished = self.sr_into(folder / "sr.nii.gz", env=environment)
            self.assertEqual(finished.returncode, 0, finished.stderr)
            report = json.loads(finished.stdout)
            provenance = json.loads((folder / "sr.json").read_text())
            for volatile in ("seconds", "seconds_per_slice", "peak_rss_mb", "output"):
                report.pop(volatile)
            measured = run("degrade", "--input", self.folder / "dicom" / "T2", "--scale", 2, "--output", folder / "lr.nii", env=environment)
            self.assertEqual(measured.returncode, 0, measured.stderr)
            series = run("sr", "--lr", folder / "lr.nii", "--reference", self.t1, "--scale", 2, "--slices", "14:15", "--output",
                         folder / "dicom", env=environment)
            self.assertEqual(series.returncode, 0, series.stderr)
            dataset = pydicom.dcmread(next((folder / "dicom").glob("*.dcm")))
            reports.append((report, {key: value for key, value in provenance.items() if "seconds" not in key.lower()},
                            (folder / "sr.nii.gz").read_bytes(), (folder / "lr.nii").read_bytes(),
                            [float(x) for x in (*dataset.ImagePositionPatient, *dataset.PixelSpacing)], dataset.PixelData))
        for plain, other in zip(*reports):
            self.assertEqual(plain, other)

    def test_one_processor_is_enough_and_gives_the_same(self):
        one = min(os.sched_getaffinity(0))
        folder = self.scratch()
        for name, options in (("all", {}), ("one", {"preexec_fn": lambda: os.sched_setaffinity(0, {one})})):
            finished = self.sr_into(folder / f"{name}.nii.gz", **options)
            self.assertEqual(finished.returncode, 0, finished.stderr)
        voxels = [nibabel.load(folder / f"{name}.nii.gz").get_fdata() for name in ("all", "one")]
        # Sums over another number of threads are rounded otherwise.
        np.testing.assert_allclose(voxels[0], voxels[1], atol=1e-3 * voxels[0].max())

    def limited(self, size):
        return {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size))}

    def test_too_little_memory_is_a_sentence(self):
        folder = self.scratch()
        finished = self.sr_into(folder / "sr.nii.gz", **self.limited(2 << 30))
        if finished.returncode != 0:
            self.assertEqual(finished.returncode, 1, finished.stderr)
            self.assertIn("memory", finished.stderr)
        large = self.scratch()
        nibabel.save(nibabel.Nifti1Image(np.ones((700, 700, 300), np.uint8), np.eye(4)), large / "large_t2.nii.gz")
        finished = run("degrade", "--input", large / "large_t2.nii.gz", "--scale", 2, "--output", folder / "no.nii",
                       **self.limited(1 << 30))
        self.assertEqual(finished.returncode, 1, finished.stderr)
        self.assertRegex(finished.stderr, "memory|large_t2")
        self.assertNotIn("terminate called", finished.stderr)
        self.assertEqual([file.name for file in folder.iterdir() if file.name != "sr.nii.gz" and file.name != "sr.json"], [])

    def test_files_that_vanish_while_they_are_read(self):
        random = np.random.default_rng(4)
        ends = set()
        for attempt in range(6):
            folder = self.scratch()
            shutil.copytree(self.folder / "dicom" / "T2", folder / "study")
            files = sorted((folder / "study").glob("*.dcm"))
            reading = subprocess.Popen([program.PROGRAM, "degrade", "--input", folder / "study", "--scale", "2", "--output", folder / "lr.nii"],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            time.sleep(0.6 * random.random())
            for file in files[len(files) // 2:]:
                file.unlink()
            stderr = reading.communicate(timeout=60)[1]
            self.assertIn(reading.returncode, (0, 1), stderr)
            ends.add(reading.returncode)
            if reading.returncode == 1:
                (sentence,) = [line for line in stderr.splitlines() if line.startswith("glmamba: ") and "warning:" not in line]
                self.assertRegex(sentence, r"(\.dcm|study)")
                self.assertEqual(list(folder.glob("lr*")), [])
        self.assertTrue(ends)

    def children(self, process):
        found = []
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                name, rest = status.read_text().split("(", 1)[1].rsplit(")", 1)
            except OSError:
                continue
            if int(rest.split()[1]) == process and name.startswith("glmamba-reader"):
                found.append(int(status.parent.name))
        return found

    def test_a_reader_that_is_killed_at_random_is_made_anew_or_told(self):
        if not Path("/proc/self/stat").exists():
            self.skipTest("processes are found by /proc")
        random = np.random.default_rng(7)
        killed = 0
        for attempt in range(8):
            folder = self.scratch()
            reading = subprocess.Popen([program.PROGRAM, "degrade", "--input", self.folder / "dicom" / "T1", "--scale", "2", "--output",
                                        folder / "lr.nii"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            end = time.monotonic() + 20
            readers = []
            while not readers and reading.poll() is None and time.monotonic() < end:
                readers = self.children(reading.pid)
            time.sleep(0.05 * random.random())
            for reader in readers:
                try:
                    os.kill(reader, signal.SIGKILL)
                    killed += 1
                except ProcessLookupError:
                    pass
            stderr = reading.communicate(timeout=60)[1]
            self.assertIn(reading.returncode, (0, 1), stderr)
            if reading.returncode == 0:
                self.assertEqual(nibabel.load(folder / "lr.nii").shape, (SIZE[0] // 2, SIZE[1] // 2, SIZE[2]))
            else:
                # Killed before its first answer it is one that does not start.
                self.assertRegex(stderr, "process that reads files ended|does not start")
                self.assertEqual(list(folder.glob("lr*")), [])
        self.assertGreater(killed, 0)


if __name__ == "__main__":
    program.main()
