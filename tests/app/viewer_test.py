#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Starts the built viewer as a user does, on a screen of its own, and looks at what it leaves in the user's folders.

usage: viewer_test.py VIEWER GLMAMBA    on a display, as xvfb-run makes one
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

VIEWER, GLMAMBA = Path(sys.argv[1]), Path(sys.argv[2])
del sys.argv[1:3]
# Words that stand for a patient, in a folder, a file and a DICOM header: none may be in a log.
PLANTED = ("Vogelsang", "19570704", "PHANTOM-4711")


class Viewer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.data = Path(tempfile.mkdtemp(prefix="glmamba-viewer-"))
        cls.addClassCleanup(shutil.rmtree, cls.data, ignore_errors=True)
        cls.study = cls.data / "Vogelsang 19570704"
        made = subprocess.run([GLMAMBA, "demo", "--output", cls.study, "--size", "40", "36", "32"], capture_output=True, text=True)
        assert made.returncode == 0, made.stderr
        subprocess.run([GLMAMBA, "degrade", "--input", cls.study / "phantom_t2.nii.gz", "--scale", "2", "--output",
                        cls.study / "Vogelsang_t2.nii.gz"], check=True, capture_output=True)

    def setUp(self):
        self.home = Path(tempfile.mkdtemp(dir=self.data))
        self.environment = {**os.environ, "HOME": str(self.home), "XDG_DATA_HOME": str(self.home / "data"),
                            "XDG_CONFIG_HOME": str(self.home / "config"), "XDG_RUNTIME_DIR": str(self.home),
                            "LIBGL_ALWAYS_SOFTWARE": "1", "OMP_WAIT_POLICY": "passive"}

    def start(self, *arguments, **environment):
        return subprocess.Popen([VIEWER, *map(str, arguments)], env={**self.environment, **environment}, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)

    def run_to_the_end(self, *arguments, **environment):
        running = self.start(*arguments, **environment)
        said = running.communicate(timeout=240)
        self.assertEqual(running.returncode, 0, said)

    def logs(self):
        return list(self.home.rglob("*.log"))

    def log(self):
        (file,) = self.logs()
        return file.read_text()

    def wait_for(self, is_so, what):
        end = time.monotonic() + 60
        while not is_so():
            self.assertLess(time.monotonic(), end, f"waited in vain for {what}")
            time.sleep(0.1)

    def export(self, output, **environment):
        self.run_to_the_end("--lr", self.study / "Vogelsang_t2.nii.gz", "--reference", self.study / "phantom_t1.nii.gz", "--scale", "2",
                            "--slices", "15:17", "--run", "--export", output, "--exit", **environment)

    def test_without_a_display_it_says_so_and_still_tells_its_options(self):
        bare = {name: value for name, value in self.environment.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
        refused = subprocess.run([VIEWER, self.study], env=bare, capture_output=True, text=True, timeout=60)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("There is no display", refused.stderr)
        self.assertEqual(len(refused.stderr.splitlines()), 1, refused.stderr)
        for option, expected in (("--help", "--reference"), ("--version", "glmamba-viewer")):
            told = subprocess.run([VIEWER, option], env=bare, capture_output=True, text=True, timeout=60)
            self.assertEqual((told.returncode, expected in told.stdout), (0, True), told)

    def test_a_session_that_is_named_opens_and_what_else_is_asked_for_is_done_with_it(self):
        target, reference = ({"file": name} for name in ("Vogelsang_t2.nii.gz", "phantom_t1.nii.gz"))
        session = self.study / "work.glmamba"
        session.write_text(json.dumps({"format": "glmamba-session", "version": 1, "paths": [target["file"], reference["file"]],
                                       "series": [target, reference], "pair": {"target": target, "reference": reference},
                                       "settings": {"scale": 2, "slices": [15, 17]}}))
        self.run_to_the_end(session, "--run", "--export", self.home / "sr.nii.gz", "--exit")
        self.assertTrue((self.home / "sr.nii.gz").exists())

    def test_the_log_tells_of_a_run_and_names_nobody(self):
        self.export(self.home / "Vogelsang.nii.gz")
        self.run_to_the_end("--exit", self.study / "no such Vogelsang.nii")
        self.run_to_the_end("--exit", self.study / "dicom")
        log = self.log()
        for expected in ("info: started, version ", " complete: x2, target 20x18x32, reference 40x36x32", "a result was exported",
                         "a problem was shown", "info: ended"):
            self.assertIn(expected, log)
        for word in (*PLANTED, "phantom_t1", str(self.home)):
            self.assertNotIn(word, log)

    def test_a_crash_leaves_a_report_and_the_next_start_tells(self):
        running = self.start(self.study / "phantom_t1.nii.gz")
        self.wait_for(lambda: self.logs() and "images on show" in self.log(), "the images")
        time.sleep(3)  # the session is written two seconds after a change
        running.send_signal(signal.SIGSEGV)
        running.communicate(timeout=60)
        self.assertEqual(running.returncode, -signal.SIGSEGV)
        (report,) = self.home.rglob("crash-*.new")
        text = report.read_text()
        self.assertRegex(text, r"^glmamba-viewer \d+\.\d+\.\d+ ended by signal 11\n")
        self.assertGreater(len(text.splitlines()), 3)
        for word in PLANTED:
            self.assertNotIn(word, text)
        self.assertEqual(len(list(self.home.rglob("recovery/session*.glmamba"))), 1, "what was open can't be brought back")
        self.run_to_the_end("--exit")
        self.assertIn("a crash report was found", self.log())
        self.assertEqual(list(self.home.rglob("crash-*.new")), [])
        self.assertEqual(len(list(self.home.rglob("crash-*.txt"))), 1)

    def test_settings_that_are_damaged_are_passed_over(self):
        settings = self.home / "config" / "glmamba"
        settings.mkdir(parents=True)
        (settings / "glmamba-viewer.conf").write_bytes(b"[General\nrecentFiles=@Invalid(\xff\xfe" + bytes(range(256)) * 20)
        picture = self.home / "window.png"
        self.run_to_the_end("--screenshot", picture, self.study / "phantom_t1.nii.gz")
        self.assertGreater(picture.stat().st_size, 10000)

    def test_a_log_folder_that_can_not_be_written_stops_nothing(self):
        (self.home / "data").write_text("a file where a folder should be")
        self.run_to_the_end("--exit")

    def test_decimal_commas_of_a_language_change_no_number(self):
        made = shutil.which("localedef") and subprocess.run(
            ["localedef", "-i", "de_DE", "-f", "UTF-8", self.home / "de_DE.UTF-8"], capture_output=True)
        if not made or not (self.home / "de_DE.UTF-8").exists():
            self.skipTest("localedef can't make de_DE.UTF-8 here")
        self.export(self.home / "plain.nii.gz")
        self.export(self.home / "german.nii.gz", LOCPATH=str(self.home), LC_ALL="de_DE.UTF-8")
        self.assertEqual((self.home / "plain.nii.gz").read_bytes(), (self.home / "german.nii.gz").read_bytes())
        plain, german = ((self.home / f"{name}.json").read_text().splitlines() for name in ("plain", "german"))
        different = [pair for pair in zip(plain, german) if pair[0] != pair[1] and "econds" not in pair[0]]
        self.assertEqual((different, len(plain)), ([], len(german)))


if __name__ == "__main__":
    if not os.environ.get("DISPLAY"):
        print("No display: the viewer is not started. Install xvfb.")
        sys.exit(77)
    unittest.main(verbosity=1)
