# SPDX-License-Identifier: Apache-2.0
"""Runs the built `glmamba` on a small phantom; the tests beside this file check what it writes and says, with
independent programs.

usage: NAME_test.py PROGRAM [TEST...]
"""
import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np
from skimage.metrics import structural_similarity

PROGRAM = ""
SIZE = (64, 72, 32)


def run(*arguments, **options):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=300, **options)


def models():
    return json.loads(run("info", "--json").stdout)["models"]


def need_model(scale=None):
    """Ends the test as skipped where no model, or none of this scale, is installed."""
    if not any(scale in (None, model["scale"]) for model in models()):
        print("skipped: no model" + (f" for ×{scale}" if scale else "") + " is installed in resources/models", flush=True)
        sys.exit(77)


def cropped(hr, scale):
    """The low-resolution image by the definition: centre of the orthonormal DFT of each slice, real part."""
    n, m = hr.shape[:2]
    a, b = 2 * (n // (2 * scale)), 2 * (m // (2 * scale))
    k = np.fft.fftshift(np.fft.fft2(hr, axes=(0, 1), norm="ortho"), axes=(0, 1))
    k = k[n // 2 - a // 2:n // 2 + a // 2, m // 2 - b // 2:m // 2 + b // 2]
    lr = np.fft.ifft2(np.fft.ifftshift(k, axes=(0, 1)), axes=(0, 1), norm="ortho").real
    return lr * np.sqrt(a * b / (n * m))


def zero_filled(lr, shape):
    """`lr` on `shape` columns and rows: its DFT in the centre of an empty one."""
    (a, b), (n, m) = lr.shape[:2], shape
    k = np.zeros((n, m, lr.shape[2]), complex)
    k[n // 2 - a // 2:n // 2 + a // 2, m // 2 - b // 2:m // 2 + b // 2] = np.fft.fftshift(
        np.fft.fft2(lr, axes=(0, 1), norm="ortho"), axes=(0, 1))
    return np.fft.ifft2(np.fft.ifftshift(k, axes=(0, 1)), axes=(0, 1), norm="ortho").real * np.sqrt(n * m / (a * b))


def measures(hr, sr, first, last):
    """PSNR, SSIM and NMSE of slices [first, last) of `hr` against `sr`, which holds just those slices."""
    hr = np.clip(hr, 0, None)
    top = hr.max()
    hr, sr = hr[:, :, first:last] / top, sr / top
    counted = [z for z in range(last - first) if (hr[:, :, z] > 0).mean() >= 0.05]
    psnr = [10 * np.log10(1 / ((sr[:, :, z] - hr[:, :, z])**2).mean()) for z in counted]
    ssim = [structural_similarity(hr[:, :, z], sr[:, :, z], data_range=1.0, gaussian_weights=True, sigma=1.5,
                                  use_sample_covariance=False) for z in counted]
    nmse = ((sr - hr)[:, :, counted]**2).sum() / (hr[:, :, counted]**2).sum()
    return np.mean(psnr), np.mean(ssim), nmse


class OnPhantom(unittest.TestCase):
    """A phantom in a folder of its own, made once a class."""

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="glmamba-cli-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        made = run("demo", "--output", cls.folder, "--size", *SIZE)
        assert made.returncode == 0, made.stderr
        cls.t1, cls.t2 = cls.folder / "phantom_t1.nii.gz", cls.folder / "phantom_t2.nii.gz"

    def scratch(self):
        """A folder for one test."""
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        self.addCleanup(shutil.rmtree, folder)
        return folder

    def done(self, *arguments):
        finished = run(*arguments)
        self.assertEqual(finished.returncode, 0, finished.stderr)
        return finished

    def report(self, *arguments):
        """The JSON that a command reports: all of stdout."""
        return json.loads(self.done(*arguments, "--json").stdout)

    def fails(self, *arguments, naming, status=1):
        """The command fails with one sentence on stderr that holds each of `naming`; stdout stays empty."""
        finished = run(*arguments)
        self.assertEqual(finished.returncode, status, f"{arguments}: {finished.stdout}{finished.stderr}")
        self.assertEqual(finished.stdout, "")
        if status == 1:
            lines = [line for line in finished.stderr.splitlines() if line.startswith("glmamba: ") and "warning:" not in line]
            self.assertEqual(len(lines), 1, finished.stderr)
            self.assertTrue(lines[0].endswith("."), lines[0])
        for word in naming:
            self.assertIn(str(word), finished.stderr)
        return finished.stderr

    def degraded(self, scale):
        lr = self.folder / f"lr{scale}.nii.gz"
        if not lr.exists():
            self.done("degrade", "--input", self.t2, "--scale", scale, "--output", lr)
        return lr


def main():
    """Runs the tests of the file that was started."""
    global PROGRAM
    PROGRAM = sys.argv[1]
    unittest.main(module="__main__", argv=[sys.argv[0], *sys.argv[2:]], verbosity=1)
