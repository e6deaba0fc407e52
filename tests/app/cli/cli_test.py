#!/usr/bin/env python3
"""Runs the built `glmamba` on a small phantom and checks what it writes and says, with independent programs.

usage: cli_test.py PROGRAM CLASS
"""
import base64
import csv
import hashlib
import html.parser
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import nibabel
import numpy as np
import pydicom
from skimage.metrics import structural_similarity

PROGRAM = ""
SIZE = (64, 72, 32)


def run(*arguments, **options):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=300, **options)


def models():
    return json.loads(run("info", "--json").stdout)["models"]


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


class Info(unittest.TestCase):
    def test_names_versions_devices_and_models(self):
        found = json.loads(run("info", "--json").stdout)
        self.assertRegex(found["program"]["version"], r"^\d+\.\d+\.\d+$")
        for library in ("torch", "itk", "gdcm"):
            self.assertRegex(found["versions"][library], r"^\d+\.\d+")
        self.assertIn("cpu", found["devices"])
        self.assertGreaterEqual(found["threads"], 1)
        self.assertFalse(found["blas"]["slow"], "tests with the reference BLAS take hours: install OpenBLAS")
        self.assertTrue(found["kernels"]["ours"])
        for model in found["models"]:
            self.assertEqual(model["parameters"], 1171231 if model["name"] == "glmamba-t2-x2" else 1187155)
            self.assertIn(model["scale"], (2, 4))
            self.assertRegex(model["weights_sha256"], "^[0-9a-f]{64}$")

    def test_without_json_it_is_for_people(self):
        text = run("info").stdout
        self.assertIn("BLAS", text)
        self.assertNotIn("{", text)

    def test_a_folder_without_models_is_named(self):
        with tempfile.TemporaryDirectory() as empty:
            found = json.loads(subprocess.run([PROGRAM, "info", "--json"], capture_output=True, text=True,
                                              env={"GLMAMBA_MODELS": empty}).stdout)
        if not found["models"]:
            self.assertTrue(any("No model" in warning for warning in found["warnings"]), found["warnings"])


class Demo(OnPhantom):
    def test_nifti_has_geometry_in_sform_and_qform(self):
        for name in ("t1", "t2", "pd", "seg"):
            image = nibabel.load(self.folder / f"phantom_{name}.nii.gz")
            self.assertEqual(image.shape, SIZE)
            np.testing.assert_allclose(image.header.get_zooms(), (1, 1, 1), atol=1e-6)
            self.assertGreater(image.header["sform_code"], 0)
            self.assertGreater(image.header["qform_code"], 0)
            self.assertEqual(image.header.get_xyzt_units()[0], "mm")
            np.testing.assert_allclose(image.header.get_qform(), image.header.get_sform(), atol=1e-4)
        labels = np.unique(nibabel.load(self.folder / "phantom_seg.nii.gz").get_fdata())
        self.assertEqual(list(labels), [0, 1, 2, 4])

    def test_scan_knows_the_series_and_proposes_the_pair(self):
        (study,) = self.report("scan", self.t1.parent)["studies"][:1]
        by_name = {Path(series["first_file"]).name: series for series in study["series"]}
        self.assertEqual(by_name["phantom_t1.nii.gz"]["contrast"], "T1")
        self.assertEqual(by_name["phantom_t2.nii.gz"]["contrast"], "T2")
        self.assertEqual(by_name["phantom_pd.nii.gz"]["contrast"], "PD")
        self.assertEqual(by_name["phantom_seg.nii.gz"]["kind"], "labels")
        self.assertEqual(study["proposed_pair"], {"target": by_name["phantom_t2.nii.gz"]["id"],
                                                  "reference": by_name["phantom_t1.nii.gz"]["id"], "findings": []})

    def test_dicom_is_one_study_on_the_grid_of_the_nifti(self):
        (study,) = self.report("scan", self.folder / "dicom")["studies"]
        self.assertEqual(sorted(series["contrast"] for series in study["series"]), ["PD", "T1", "T2"])
        nifti = self.report("scan", self.t2)["studies"][0]["series"][0]["geometry"]
        for series in study["series"]:
            self.assertEqual(series["files"], SIZE[2])
            for key in ("size", "spacing_mm", "origin_lps_mm", "direction_lps"):
                np.testing.assert_allclose(series["geometry"][key], nifti[key], atol=1e-3)
        self.assertEqual(len({series["geometry"]["frame_of_reference_uid"] for series in study["series"]}), 1)

    def check_geometry(self, series, affine):
        """`affine` is nibabel's, in RAS."""
        lps = np.diag([-1, -1, 1, 1]) @ affine
        geometry = series["geometry"]
        np.testing.assert_allclose(geometry["origin_lps_mm"], lps[:3, 3], atol=1e-3)
        for axis, (direction, spacing) in enumerate(zip(geometry["direction_lps"], geometry["spacing_mm"])):
            np.testing.assert_allclose(np.multiply(direction, spacing), lps[:3, axis], atol=1e-4)

    def test_every_kind_of_nifti_lies_where_nibabel_says(self):
        rotation = np.linalg.qr(np.random.default_rng(1).normal(size=(3, 3)))[0]
        affine = nibabel.affines.from_matvec(rotation @ np.diag([1.1, 1.2, 3.3]), [-12, 34, 5.5])
        voxels = np.arange(6 * 5 * 4, dtype=np.int16).reshape(6, 5, 4)
        folder = self.scratch()
        for kind, name in ((nibabel.Nifti1Image, "one.nii.gz"), (nibabel.Nifti2Image, "two.nii"),
                           (nibabel.Nifti1Pair, "pair.img"), (nibabel.Nifti2Pair, "pair2.hdr")):
            for form in ("sform", "qform"):
                with self.subTest(name=name, form=form):
                    image = kind(voxels, affine)
                    image.set_sform(affine, code=1 if form == "sform" else 0)
                    image.set_qform(affine, code=1 if form == "qform" else 0)
                    nibabel.save(image, folder / name)
                    (study,) = self.report("scan", folder / name)["studies"]
                    self.check_geometry(study["series"][0], affine)

    def test_a_volume_of_a_series_in_time_is_chosen_by_its_number(self):
        voxels = nibabel.load(self.t2).get_fdata()
        image = nibabel.Nifti1Image(np.stack([0 * voxels, voxels, 2 * voxels], axis=3).astype(np.float32), np.eye(4))
        image.header.set_xyzt_units("mm", "sec")
        folder = self.scratch()
        file = folder / "bold_t2.nii.gz"
        nibabel.save(image, file)
        (study,) = self.report("scan", file)["studies"]
        self.assertEqual([series["volume"] for series in study["series"]], [1, 2, 3])
        self.assertEqual({series["files"] for series in study["series"]}, {1})
        self.fails("degrade", "--input", file, "--scale", 2, "--output", folder / "no.nii", naming=["--volume"])
        self.fails("degrade", "--input", file, "--volume", 4, "--scale", 2, "--output", folder / "no.nii",
                   naming=["no volume 4"])
        lr = folder / "lr.nii"
        self.done("degrade", "--input", file, "--volume", 3, "--scale", 2, "--output", lr)
        np.testing.assert_allclose(nibabel.load(lr).get_fdata(), cropped(2 * voxels, 2), atol=1e-2 * voxels.max())

    def test_a_zip_of_a_study_opens_as_its_folder(self):
        archive = shutil.make_archive(str(self.scratch() / "study"), "zip", self.folder / "dicom")
        found, expected = self.report("scan", archive), self.report("scan", self.folder / "dicom")
        self.assertEqual(found["warnings"], [])
        for packed, plain in zip(found["studies"][0]["series"], expected["studies"][0]["series"]):
            self.assertEqual({k: v for k, v in packed.items() if k != "first_file"},
                             {k: v for k, v in plain.items() if k != "first_file"})

    def test_dicom_holds_the_same_picture(self):
        files = sorted((self.folder / "dicom" / "T2").rglob("*.dcm"))
        slices = sorted((pydicom.dcmread(file) for file in files), key=lambda d: float(d.ImagePositionPatient[2]))
        pixels = np.stack([s.pixel_array.T for s in slices], axis=2).astype(float)
        voxels = nibabel.load(self.t2).get_fdata()
        # Up to the unit of the stored numbers and, along x and y, NIfTI's opposite directions.
        correlation = max(np.corrcoef(pixels.ravel(), np.flip(voxels, axes).ravel())[0, 1]
                          for axes in ((), (0,), (1,), (0, 1)))
        self.assertGreater(correlation, 0.9999)

    def test_the_same_seed_gives_the_same_study(self):
        again = self.folder / "again"
        self.done("demo", "--output", again, "--size", *SIZE)
        np.testing.assert_array_equal(nibabel.load(again / "phantom_t2.nii.gz").get_fdata(), nibabel.load(self.t2).get_fdata())
        other = self.folder / "other"
        self.done("demo", "--output", other, "--size", *SIZE, "--seed", 1)
        self.assertTrue((nibabel.load(other / "phantom_t2.nii.gz").get_fdata() != nibabel.load(self.t2).get_fdata()).any())
        shutil.rmtree(again)
        shutil.rmtree(other)

    def test_an_older_demo_is_not_overwritten(self):
        before = self.t1.read_bytes()
        self.fails("demo", "--output", self.folder, naming=["dicom", "exists already"])
        self.assertEqual(self.t1.read_bytes(), before)


class Degrade(OnPhantom):
    def test_equals_the_cropped_fourier_transform(self):
        hr = nibabel.load(self.t2)
        for scale in (2, 4):
            report = self.report("degrade", "--input", self.t2, "--scale", scale, "--output", self.folder / "lr.nii")
            lr = nibabel.load(self.folder / "lr.nii")
            expected = cropped(hr.get_fdata(), scale)
            self.assertEqual(list(lr.shape), report["geometry"]["size"])
            self.assertEqual(lr.shape, (SIZE[0] // scale, SIZE[1] // scale, SIZE[2]))
            np.testing.assert_allclose(lr.get_fdata(), expected, atol=1e-5 * expected.max())  # float32 on the disk

    def test_voxel_zero_stays_in_its_place(self):
        hr, lr = nibabel.load(self.t2), nibabel.load(self.degraded(4))
        np.testing.assert_allclose(lr.affine[:3, 3], hr.affine[:3, 3], atol=1e-4)
        np.testing.assert_allclose(lr.header.get_zooms(), (4, 4, 1), atol=1e-5)

    def test_a_dicom_series_is_degraded_by_one_of_its_files(self):
        one = sorted((self.folder / "dicom" / "T1").rglob("*.dcm"))[3]
        report = self.report("degrade", "--input", one, "--scale", 2, "--output", self.folder / "t1_lr.nii.gz")
        self.assertEqual(report["geometry"]["size"], [SIZE[0] // 2, SIZE[1] // 2, SIZE[2]])


class Export(OnPhantom):
    """Labels and maps over the demo study, as DICOM that other programs read."""

    def setUp(self):
        self.out = self.scratch()
        self.t2_series = self.folder / "dicom" / "T2"

    def export(self, *arguments):
        return [Path(file) for file in self.report("export", "--source", self.t2_series, *arguments)["files"]]

    def agree(self, folder, voxels, like, tolerance=0):
        """The exported frames are those of NIfTI voxels, for pydicom, nibabel and DCMTK."""
        expected = self.out / "expected.nii"
        nibabel.save(nibabel.Nifti1Image(voxels, like.affine), expected)
        script = Path(__file__).parents[2] / "io" / "compare_elsewhere.py"
        said = subprocess.run([sys.executable, script, folder, expected, str(tolerance), "1e-3"], capture_output=True, text=True)
        self.assertIn("all agree", said.stdout, said.stderr)

    def conform(self, *files):
        if not shutil.which("dciodvfy"):
            return
        for file in files:
            said = subprocess.run(["dciodvfy", "-new", file], capture_output=True, text=True)
            # The checker of 2022 does not know Synthetic Data.
            errors = [line for line in said.stderr.splitlines() if line.startswith("Error") and "(0008,001c)" not in line.lower()
                      and "0x0008,0x001c" not in line]
            self.assertEqual(errors, [], file)

    def test_the_demo_study_conforms(self):
        for contrast in ("T1", "T2", "PD"):
            self.conform(*sorted((self.folder / "dicom" / contrast).glob("*.dcm"))[::10])

    def test_labels_become_a_segmentation_however_their_axes_run(self):
        seg = nibabel.load(self.folder / "phantom_seg.nii.gz")
        labels = np.asarray(seg.dataobj)
        turned = self.out / "turned.nii.gz"
        nibabel.save(nibabel.as_closest_canonical(seg), turned)
        for name, file in (("seg", self.folder / "phantom_seg.nii.gz"), ("turned", turned)):
            (written,) = self.export("--labels", file, "--segment", "1=non-enhancing", "--segment", "2=oedema", "--segment",
                                     "4=enhancing", "--algorithm", "Phantom", "--output", self.out / name)
            self.conform(written)
            self.agree(written.parent, np.where(labels == 4, 3, labels).astype(np.int16), seg)
            d = pydicom.dcmread(written)
            self.assertEqual([s.SegmentLabel for s in d.SegmentSequence],
                             ["Necrotic and non-enhancing core", "Peritumoral oedema", "Enhancing tumour"])
            target = pydicom.dcmread(next(self.t2_series.glob("*.dcm")))
            self.assertEqual(d.StudyInstanceUID, target.StudyInstanceUID)
            self.assertEqual(d.FrameOfReferenceUID, target.FrameOfReferenceUID)

    def test_maps_become_parametric_maps(self):
        t2 = nibabel.load(self.t2)
        error = (np.asarray(t2.dataobj) / 7 - 3).astype(np.float32)
        nibabel.save(nibabel.Nifti1Image(error, t2.affine), self.out / "error.nii.gz")
        files = self.export("--map", f"signed-error={self.out / 'error.nii.gz'}", "--map", f"ssim={self.out / 'error.nii.gz'}",
                            "--from", self.folder / "dicom" / "T1", "--algorithm", "GLMamba", "--output", self.out / "maps")
        self.conform(*files)
        self.assertEqual(len(files), 2)
        files[1].unlink()
        self.agree(files[0].parent, error, t2)

    def test_one_key_takes_the_identity_out_of_all_exports_alike(self):
        common = ["--labels", self.folder / "phantom_seg.nii.gz", "--manual", "--deidentify"]
        key = ["--deidentify-key", self.out / "key"]
        objects = []
        for name, more in (("a", key), ("b", key), ("c", [])):
            (file,) = self.export(*common, *more, "--output", self.out / name)
            self.conform(file)
            content = file.read_bytes()
            source = pydicom.dcmread(next(self.t2_series.glob("*.dcm")))
            for planted in ("PHANTOM", source.StudyInstanceUID, source.FrameOfReferenceUID, source.SeriesInstanceUID,
                            source.StudyDate):
                self.assertNotIn(planted.encode(), content)
            objects.append(pydicom.dcmread(file))
            self.assertEqual(objects[-1].PatientIdentityRemoved, "YES")
        a, b, c = objects
        self.assertEqual((a.PatientID, a.StudyInstanceUID), (b.PatientID, b.StudyInstanceUID))
        self.assertNotEqual((a.PatientID, a.StudyInstanceUID), (c.PatientID, c.StudyInstanceUID))

    def test_what_is_missing_or_wrong_is_named_and_nothing_is_written(self):
        seg, to = self.folder / "phantom_seg.nii.gz", ["--output", self.out / "no"]
        common = ["export", "--source", self.t2_series]
        self.fails(*common, *to, naming=["--labels", "--map"])
        self.fails(*common, "--labels", seg, *to, naming=["--manual", "--algorithm"])
        self.fails(*common, "--labels", seg, "--manual", "--segment", "tumour", *to, naming=["'tumour'", "1,4=enhancing"])
        self.fails(*common, "--map", f"beauty={seg}", *to, naming=["beauty", "absolute-error"])
        self.fails(*common, "--labels", self.t2, "--manual", *to, naming=["label"])
        self.fails("export", "--source", self.t2, "--labels", seg, "--manual", *to, naming=["not DICOM"])
        self.fails(*common, "--labels", seg, "--manual", "--deidentify-key", self.out / "key", *to, naming=["--deidentify"],
                   status=2)
        self.assertFalse((self.out / "no").exists())


class SuperResolution(OnPhantom):
    @classmethod
    def setUpClass(cls):
        cls.scales = sorted({model["scale"] for model in models()})
        if not cls.scales:
            print("skipped: no model is installed in resources/models", flush=True)
            sys.exit(77)
        super().setUpClass()

    def sr(self, *arguments, scale=None, output=None):
        scale = scale or self.scales[0]
        return self.report("sr", "--lr", self.degraded(scale), "--reference", self.t1, "--scale", scale, "--output",
                           output or self.folder / "sr.nii.gz", *arguments)

    def test_measures_agree_with_scikit_image(self):
        hr = nibabel.load(self.t2)
        for scale in self.scales:
            report = self.sr("--truth", self.t2, "--slices", "15:17", scale=scale)
            sr = nibabel.load(self.folder / "sr.nii.gz")
            psnr, ssim, nmse = measures(hr.get_fdata(), sr.get_fdata(), 15, 17)
            self.assertAlmostEqual(report["psnr"], psnr, delta=1e-4)
            self.assertAlmostEqual(report["ssim"], ssim, delta=1e-5)
            self.assertAlmostEqual(report["nmse"], nmse, delta=1e-6)
            filled = zero_filled(nibabel.load(self.degraded(scale)).get_fdata()[:, :, 15:17], SIZE[:2])
            psnr, ssim, nmse = measures(hr.get_fdata(), filled, 15, 17)
            self.assertAlmostEqual(report["zerofill"]["psnr"], psnr, delta=1e-4)
            self.assertAlmostEqual(report["zerofill"]["ssim"], ssim, delta=1e-5)
            self.assertAlmostEqual(report["zerofill"]["nmse"], nmse, delta=1e-6)

    def test_try_mode_degrades_and_compares_in_one(self):
        scale, sr, tried = self.scales[0], self.folder / "sr.nii.gz", self.folder / "tried.nii.gz"
        common = ("sr", "--lr", self.t2, "--reference", self.t1, "--scale", scale, "--slices", "15:17", "--output", tried)
        apart = self.sr("--truth", self.t2, "--slices", "15:17")
        together = self.report(*common, "--try")
        for measure, delta in (("psnr", 1e-2), ("ssim", 1e-4), ("nmse", 1e-5)):
            self.assertAlmostEqual(together[measure], apart[measure], delta=delta)
        voxels = nibabel.load(sr).get_fdata()
        np.testing.assert_allclose(nibabel.load(tried).get_fdata(), voxels, atol=1e-3 * voxels.max())
        provenance = json.loads((self.folder / "tried.json").read_text())
        self.assertIn(f"by {scale} ", provenance["degradedInProgram"])
        self.assertIn("--try", json.dumps(provenance))
        self.fails(*common, "--try", "--truth", self.t2, naming=["--try", "--truth"], status=2)

    def test_a_run_that_needs_more_memory_than_it_may_take_is_refused(self):
        self.fails("sr", "--lr", self.degraded(self.scales[0]), "--reference", self.t1, "--scale", self.scales[0], "--memory",
                   "0.001", "--output", self.folder / "none.nii.gz", naming=["memory", "limit"])
        self.assertFalse((self.folder / "none.nii.gz").exists())

    def test_slices_keep_their_place_in_space(self):
        report = self.sr("--slices", "15:17")
        self.assertEqual(report["slices"], 2)
        hr, sr = nibabel.load(self.t2), nibabel.load(self.folder / "sr.nii.gz")
        self.assertEqual(sr.shape, (*SIZE[:2], 2))
        np.testing.assert_allclose(sr.affine @ (3, 4, 0, 1), hr.affine @ (3, 4, 15, 1), atol=1e-3)
        np.testing.assert_allclose(sr.affine @ (3, 4, 1, 1), hr.affine @ (3, 4, 16, 1), atol=1e-3)

    def test_the_report_says_how_it_was_made(self):
        report = self.sr("--slices", "15:17", "--device", "cpu", "--precision", "fp32")
        self.assertEqual(report["device"], "cpu")
        self.assertEqual(report["precision"], "fp32")
        self.assertIn("glmamba", report["model"])
        self.assertGreater(report["peak_rss_mb"], 10)
        self.assertAlmostEqual(report["seconds_per_slice"], report["seconds"] / 2)
        self.assertNotIn("psnr", report)  # without a truth there is no measure of quality
        provenance = json.loads((self.folder / "sr.json").read_text())
        self.assertEqual(provenance["weightsSha256"], report["weights_sha256"])

    def test_a_dicom_series_and_a_picture_can_be_written(self):
        folder, picture = self.folder / "sr_dicom", self.folder / "comparison.png"
        self.report("sr", "--lr", self.degraded(self.scales[0]), "--reference", self.folder / "dicom" / "T1", "--scale",
                    self.scales[0], "--output", folder, "--slices", "14:17", "--truth", self.t2, "--picture", picture)
        files = sorted(folder.rglob("*.dcm"))
        self.assertEqual(len(files), 3)
        for file in files:
            header = pydicom.dcmread(file)
            self.assertEqual(header.Modality, "MR")
            self.assertEqual(header.ImageType[:2], ["DERIVED", "SECONDARY"])
            self.assertEqual((header.Columns, header.Rows), SIZE[:2])
            if shutil.which("dciodvfy"):
                said = subprocess.run(["dciodvfy", "-new", file], capture_output=True, text=True)
                self.assertNotRegex(said.stderr + said.stdout, r"(?m)^Error")
        geometry = self.report("scan", folder)["studies"][0]["series"][0]["geometry"]
        truth = self.report("scan", self.t2)["studies"][0]["series"][0]["geometry"]
        np.testing.assert_allclose(geometry["spacing_mm"], truth["spacing_mm"], atol=1e-3)
        np.testing.assert_allclose(geometry["origin_lps_mm"][:2], truth["origin_lps_mm"][:2], atol=1e-3)
        from skimage.io import imread
        self.assertGreater(imread(picture).shape[1], 4 * SIZE[0])

    def test_a_dicom_series_can_be_written_without_identity(self):
        folder = self.folder / "anonymous"
        common = ["sr", "--lr", self.degraded(self.scales[0]), "--reference", self.t1, "--scale", self.scales[0], "--slices", "15:16"]
        self.done(*common, "--output", folder, "--deidentify")
        (file,) = folder.glob("*.dcm")
        header = pydicom.dcmread(file)
        self.assertEqual(header.PatientIdentityRemoved, "YES")
        self.assertEqual(header.SeriesDescription, f"AI-SR x{self.scales[0]}")
        self.fails(*common, "--output", self.folder / "no.nii", "--deidentify", naming=["--dicom"])

    def test_what_the_network_gave_is_what_numpy_makes_of_its_weights(self):
        """The installed weights, in a double-precision transcription of the network that knows nothing of this program."""
        sys.path.insert(0, str(Path(__file__).parents[2] / "golden"))
        import network_golden
        dump = self.folder / "dump.safetensors"
        made = self.sr("--slices", "16:17", "--dump", dump)
        file = next(file for file in (Path(__file__).parents[3] / "resources" / "models").glob("*.safetensors")
                    if hashlib.sha256(file.read_bytes()).hexdigest() == made["weights_sha256"])
        tensors = network_golden.read_safetensors(dump)
        weights = {name: values.astype(float) for name, values in network_golden.read_safetensors(file).items()}
        lr, reference = (tensors[name][0, 0].astype(float) for name in ("input.lr", "input.reference"))
        for made, name in zip(network_golden.network(lr, reference, weights), ("output.sr", "output.reference")):
            np.testing.assert_allclose(tensors[name][0, 0], made, atol=1e-4 * (made.max() - made.min()))

    def test_stopping_leaves_no_file(self):
        output = self.folder / "stopped.nii.gz"
        lr = self.degraded(self.scales[0])
        process = subprocess.Popen([PROGRAM, "sr", "--lr", lr, "--reference", self.t1, "--scale", str(self.scales[0]),
                                    "--output", output], stderr=subprocess.PIPE, text=True)
        said = process.stderr.readline()  # the work has begun
        process.send_signal(signal.SIGINT)
        said += process.communicate(timeout=60)[1]
        self.assertEqual(process.returncode, 1, said)
        self.assertIn("Stopped", said)
        self.assertFalse(output.exists())
        self.assertEqual([path.name for path in self.folder.iterdir() if "stopped" in path.name], [])

    def test_a_truth_on_another_grid_is_refused_before_the_work(self):
        self.fails("sr", "--lr", self.degraded(self.scales[0]), "--reference", self.t1, "--scale", self.scales[0], "--output",
                   self.folder / "no.nii", "--truth", self.degraded(4), naming=["lr4.nii.gz", "grid"])
        self.assertFalse((self.folder / "no.nii").exists())

    def test_slices_beyond_the_image_and_contradicting_formats_are_refused(self):
        common = ["sr", "--lr", self.degraded(self.scales[0]), "--reference", self.t1, "--scale", self.scales[0]]
        self.fails(*common, "--output", self.folder / "no.nii", "--slices", "30:90", naming=["30:90"])
        self.fails(*common, "--output", self.folder / "no.nii", "--format", "dicom", naming=["no.nii"])
        self.fails(*common, "--output", self.folder / "none" / "no.nii", naming=["none"])
        self.fails(*common, "--output", self.folder / "no.nii", "--slices", "5", naming=["A:B"], status=2)

    def test_not_numbers_are_told_and_taken_as_nothing(self):
        image = nibabel.load(self.degraded(self.scales[0]))
        voxels = image.get_fdata(dtype=np.float32)
        voxels[5, 5, :] = np.nan
        nibabel.save(nibabel.Nifti1Image(voxels, image.affine), self.folder / "nan.nii.gz")
        report = self.report("sr", "--lr", self.folder / "nan.nii.gz", "--reference", self.t1, "--scale", self.scales[0],
                             "--slices", "15:17", "--output", self.folder / "sr.nii.gz")
        self.assertTrue(report["warnings"])
        self.assertTrue(np.isfinite(nibabel.load(self.folder / "sr.nii.gz").get_fdata()).all())

    def test_a_constant_image_is_refused(self):
        image = nibabel.load(self.degraded(self.scales[0]))
        for value in (0, 7):
            flat = np.full(image.shape, value, np.float32)
            nibabel.save(nibabel.Nifti1Image(flat, image.affine), self.folder / "flat.nii.gz")
            self.fails("sr", "--lr", self.folder / "flat.nii.gz", "--reference", self.t1, "--scale", self.scales[0],
                       "--output", self.folder / "no.nii", naming=[])
        self.assertFalse((self.folder / "no.nii").exists())


class Trust(OnPhantom):
    """The trust maps of a super-resolved phantom, each against NumPy and scikit-image."""

    SLICES = slice(15, 17)

    @classmethod
    def setUpClass(cls):
        if not any(model["scale"] == 2 for model in models()):
            print("skipped: no model for ×2 is installed in resources/models", flush=True)
            sys.exit(77)
        super().setUpClass()
        lr = cls.folder / "lr2.nii.gz"
        assert run("degrade", "--input", cls.t2, "--scale", 2, "--output", lr).returncode == 0
        pair = ("--lr", lr, "--reference", cls.t1, "--scale", 2, "--slices", "15:17", "--precision", "fp32", "--json")
        assert run("sr", *pair, "--output", cls.folder / "sr.nii.gz").returncode == 0
        made = run("trust", *pair, "--truth", cls.t2, "--labels", cls.folder / "phantom_seg.nii.gz", "--output", cls.folder / "maps")
        assert made.returncode == 0, made.stderr
        cls.report_of_all = json.loads(made.stdout)
        read = lambda file: nibabel.load(cls.folder / file).get_fdata()
        cls.hr, cls.lr, cls.sr = read("phantom_t2.nii.gz")[:, :, cls.SLICES], read("lr2.nii.gz")[:, :, cls.SLICES], read("sr.nii.gz")
        cls.maps = {file.name[:-len(".nii.gz")]: nibabel.load(file) for file in sorted((cls.folder / "maps").glob("*.nii.gz"))}

    def map(self, name):
        return self.maps[name].get_fdata()

    def test_each_map_is_written_with_its_unit_its_place_and_how_it_was_made(self):
        self.assertEqual(sorted(self.maps), sorted([
            "absolute-error", "signed-error", "ssim", "gradient-error", "dc-residual", "added", "added-energy",
            "reference-influence", "reference-influence-blanked", "reference-influence-shifted",
            "reference-influence-mirrored", "reference-correlation", "uncertainty", "effective-resolution"]))
        sr = nibabel.load(self.folder / "sr.nii.gz")
        for name, image in self.maps.items():
            beside = json.loads((self.folder / "maps" / f"{name}.json").read_text())
            self.assertEqual(beside["map"]["name"], name)
            self.assertTrue(beside["map"]["how"] and beside["map"]["unit"] and beside["weightsSha256"], name)
            if name != "dc-residual":  # on the measured grid
                np.testing.assert_allclose(image.affine, sr.affine, atol=1e-4)
                self.assertEqual(image.shape, sr.shape)
            values = image.get_fdata()
            spread = self.report_of_all["maps"][name]
            self.assertLessEqual(values.min() - 1e-6, spread["median"])
            self.assertLessEqual(spread["highest"], values.max() + 1e-3 * abs(values.max()))

    def test_errors_are_those_of_numpy_and_scikit_image(self):
        error = self.sr - self.hr
        top = np.abs(self.hr).max()
        np.testing.assert_allclose(self.map("signed-error"), error, atol=1e-5 * top)
        np.testing.assert_allclose(self.map("absolute-error"), np.abs(error), atol=1e-5 * top)
        for z in range(2):
            across, down = np.gradient(error[:, :, z])  # 1 mm voxels; one-sided at the borders as well
            np.testing.assert_allclose(self.map("gradient-error")[:, :, z], np.hypot(across, down), atol=1e-5 * top)
            # The range is that of the whole truth, as for the mean.
            _, ssim = structural_similarity(self.hr[:, :, z], self.sr[:, :, z], data_range=nibabel.load(self.t2).get_fdata().max(), gaussian_weights=True,
                                            sigma=1.5, use_sample_covariance=False, full=True)
            np.testing.assert_allclose(self.map("ssim")[:, :, z], ssim, atol=1e-4)

    def test_consistency_and_what_was_added_follow_from_the_fourier_transform(self):
        observed = cropped(self.sr, 2)
        sigma = self.report_of_all["consistency"]["noise_sigma"]
        self.assertGreater(sigma, 0)
        residual = np.abs(observed - self.lr) / sigma
        np.testing.assert_allclose(self.map("dc-residual"), residual, atol=1e-4 * residual.max())
        added = self.sr - zero_filled(observed, SIZE[:2])
        np.testing.assert_allclose(self.map("added"), added, atol=1e-5 * self.sr.max())
        self.assertTrue((self.map("added-energy") >= 0).all() and (self.map("added-energy") <= 1).all())
        labels = nibabel.load(self.folder / "phantom_seg.nii.gz").get_fdata()[:, :, self.SLICES]
        measured = self.sr - added
        for label, share in self.report_of_all["added"]["share_by_label"].items():
            inside = labels == int(label)
            expected = (added[inside]**2).sum() / ((added[inside]**2).sum() + inside.sum() * measured[inside].var())
            self.assertAlmostEqual(share, expected, delta=1e-4)

    def test_the_two_quick_ones_cost_next_to_nothing(self):
        # A twentieth is the aim (docs/trust.md); other programs run beside this one.
        self.assertLess(self.report_of_all["measurement"]["share_of_super_resolution"], 0.5)

    def test_the_uncertainty_comes_with_its_calibration(self):
        figures = self.report_of_all["uncertainty"]
        self.assertEqual(figures["answers"], 12)
        self.assertEqual(len(figures["reliability"]), 10)
        head = np.abs(self.sr - self.hr)
        self.assertGreater(self.map("uncertainty").max(), 0)
        self.assertGreater(figures["factor"], 0)
        self.assertLess(max(bin["error"] for bin in figures["reliability"]), head.max())

    def test_maps_become_parametric_maps_over_the_target(self):
        out = self.scratch()
        said = self.done("trust", "--lr", self.folder / "dicom" / "T2", "--reference", self.folder / "dicom" / "T1", "--scale", 2,
                         "--slices", "15:16", "--maps", "consistency,added", "--output", out / "maps", "--dicom", out / "dicom")
        self.assertIn("dc-residual", said.stdout)
        files = sorted((out / "dicom").glob("*.dcm"))
        self.assertEqual([pydicom.dcmread(file).ContentLabel for file in files], ["DC_RESIDUAL", "ADDED", "ADDED_ENERGY"])
        for file in files:
            self.assertEqual(pydicom.dcmread(file).SOPClassUID, "1.2.840.10008.5.1.4.1.1.30")

    def test_without_a_truth_nothing_is_said_of_quality(self):
        pair = ("--lr", self.folder / "lr2.nii.gz", "--reference", self.t1, "--scale", 2, "--slices", "15:16")
        out = self.scratch()
        report = self.report("trust", *pair, "--maps", "added", "--output", out / "maps")
        self.assertEqual(sorted(report["maps"]), ["added", "added-energy"])
        self.fails("trust", *pair, "--maps", "error", "--output", out / "none", naming=["--truth"])
        self.assertFalse((out / "none").exists())
        tried = self.report("trust", "--lr", self.t2, "--reference", self.t1, "--scale", 2, "--slices", "15:16", "--try", "--maps",
                            "error", "--output", out / "tried")
        self.assertIn("absolute-error", tried["maps"])
        self.fails("trust", *pair, "--output", out / "maps", naming=["exists already"])
        self.fails("trust", *pair, "--output", out / "none", "--dicom", out / "dicom", naming=["--dicom"])


class Report(OnPhantom):
    """The page of `glmamba report` by Python's own parser."""

    @classmethod
    def setUpClass(cls):
        if not any(model["scale"] == 2 for model in models()):
            print("skipped: no model for ×2 is installed in resources/models", flush=True)
            sys.exit(77)
        super().setUpClass()
        assert run("degrade", "--input", cls.t2, "--scale", 2, "--output", cls.folder / "lr2.nii.gz").returncode == 0

    class Page(html.parser.HTMLParser):
        def __init__(self, text):
            super().__init__()
            self.tags, self.sources, self.words, self.open = [], [], [], []
            self.feed(text)

        def handle_starttag(self, tag, attributes):
            self.tags.append(tag)
            self.sources += [value for name, value in attributes if name in ("src", "href")]
            if tag not in ("meta", "img", "br"):
                self.open.append(tag)

        def handle_endtag(self, tag):
            assert self.open.pop() == tag, tag

        def handle_data(self, data):
            self.words.append(data)

    def page(self, *arguments, lr=None):
        file = self.scratch() / "report.html"
        self.done("report", "--lr", lr or self.folder / "lr2.nii.gz", "--reference", self.t1, "--scale", 2, "--slices", "15:17",
                  "--precision", "fp32", "--output", file, *arguments)
        page = self.Page(file.read_text())
        self.assertEqual(page.open, [])
        return page, " ".join(page.words)

    def test_try_mode_is_told_and_measured(self):
        _, text = self.page("--try", lr=self.t2)
        self.assertIn("k-space cropped by 2", text)
        self.assertIn("PSNR", text)

    def test_it_needs_nothing_besides_itself_and_tells_all(self):
        page, text = self.page("--truth", self.t2, "--labels", self.folder / "phantom_seg.nii.gz")
        self.assertNotIn("script", page.tags)
        self.assertNotIn("link", page.tags)
        for source in page.sources:
            self.assertTrue(source.startswith("data:image/png;base64,"))
            self.assertEqual(base64.b64decode(source.split(",")[1], validate=True)[:8], b"\x89PNG\r\n\x1a\n")
        self.assertEqual(len(page.sources), 4 + 8)  # LR, reference, SR, HR; the maps that need no further runs
        for words in ("Research use only", "AI, research use", "PSNR, dB", "dc-residual", "SHA-256", "lr2",
                      *(model["weights_sha256"] for model in models() if model["name"] in text)):
            self.assertIn(words, text)
        labels = nibabel.load(self.folder / "phantom_seg.nii.gz").get_fdata()[:, :, 15:17]
        for label in np.unique(labels[labels > 0]):
            self.assertIn(f"{(labels == label).sum() / 1000:.2f}", text)

    def test_de_identified_it_names_no_file(self):
        _, text = self.page("--maps", "consistency", "--deidentify")
        self.assertNotIn("lr2", text)
        self.assertNotIn("phantom", text)
        self.assertIn("De-identified", text)

    def test_another_name_or_slice_is_refused_before_the_work(self):
        pair = ("--lr", self.folder / "lr2.nii.gz", "--reference", self.t1, "--scale", 2, "--slices", "15:17")
        self.fails("report", *pair, "--output", self.folder / "report.txt", naming=[".html"])
        self.fails("report", *pair, "--slice", 20, "--output", self.folder / "report.html", naming=["Slice 20"])


class Pairing(OnPhantom):
    """Which two images are used, whether they are moved together, and what keeps a pair from running."""

    @classmethod
    def setUpClass(cls):
        if not any(model["scale"] == 2 for model in models()):
            print("skipped: no model for x2 is installed in resources/models", flush=True)
            sys.exit(77)
        super().setUpClass()
        cls.output = cls.folder / "sr.nii.gz"

    def common(self, lr, reference):
        return ["sr", "--lr", lr, "--reference", reference, "--scale", 2, "--slices", "15:17", "--output", self.output]

    def dicom(self, name, **changes):
        """The phantom's T1 as DICOM with some attributes changed, in a folder of its own."""
        folder = self.folder / name
        folder.mkdir()
        for file in sorted((self.folder / "dicom" / "T1").rglob("*.dcm")):
            header = pydicom.dcmread(file)
            for keyword, value in changes.items():
                setattr(header, keyword, value(header) if callable(value) else value)
            header.save_as(folder / file.name)
        return folder

    def turned_t1(self):
        """The T1 with 3 mm and 5 degrees in its header that its voxels don't have."""
        image = nibabel.load(self.t1)
        c, s = np.cos(np.radians(5)), np.sin(np.radians(5))
        centre = (image.affine @ [*(np.array(SIZE) / 2), 1])[:3]
        turn = np.eye(4)
        turn[:3, :3] = [[c, -s, 0], [s, c, 0], [0, 0, 1]]
        turn[:3, 3] = centre - turn[:3, :3] @ centre + [2, 2, 1]
        file = self.folder / "turned_t1.nii.gz"
        nibabel.save(nibabel.Nifti1Image(image.get_fdata(dtype=np.float32), turn @ image.affine), file)
        return file

    def test_a_pair_is_proposed_among_the_images_of_a_folder(self):
        study = self.folder / "study"
        study.mkdir()
        shutil.copy(self.degraded(2), study / "patient_t2.nii.gz")
        shutil.copy(self.t1, study / "patient_t1.nii.gz")
        shutil.copy(self.folder / "phantom_pd.nii.gz", study / "patient_pd.nii.gz")
        report = self.report("sr", "--lr", study, "--scale", 2, "--slices", "15:17", "--output", self.output)
        self.assertTrue(report["pairing"]["target"]["id"].endswith("patient_t2.nii.gz"))
        self.assertTrue(report["pairing"]["reference"]["id"].endswith("patient_t1.nii.gz"))
        self.assertIsNone(report["pairing"]["registration"])
        said = self.done("sr", "--lr", study, "--scale", 2, "--slices", "15:17", "--output", self.output).stderr
        self.assertIn("patient_t2", said)
        self.fails("sr", "--lr", study / "patient_t2.nii.gz", "--scale", 2, "--output", self.folder / "no.nii",
                   naming=["patient_t2.nii.gz", "no two images"])

    def test_a_turned_reference_is_registered_when_asked(self):
        turned = self.turned_t1()
        common = self.common(self.degraded(2), turned) + ["--truth", self.t2]
        as_it_is = self.report(*common)
        self.assertIn("unknownFrame", [finding["kind"] for finding in as_it_is["pairing"]["findings"]])
        self.assertTrue(any("register" in warning for warning in as_it_is["warnings"]))
        registered = self.report(*common, "--register", "yes")
        found = registered["pairing"]["registration"]
        # A head of 5 cm in voxels of 2 mm: two degrees are less than half a voxel at its surface.
        self.assertAlmostEqual(found["degrees"], 5, delta=2)
        self.assertAlmostEqual(found["shiftMm"], 3, delta=0.5)
        self.assertGreater(found["mutualInformationAfter"], found["mutualInformationBefore"])
        # The same voxels in their place: what the reference is there for.
        in_place = self.report(*self.common(self.degraded(2), self.t1), "--truth", self.t2)
        self.assertGreater(registered["psnr"], as_it_is["psnr"] + 0.5 * (in_place["psnr"] - as_it_is["psnr"]))
        provenance = json.loads((self.folder / "sr.json").read_text())
        self.assertNotIn("registration", provenance)  # of the last run, in place
        self.report(*common, "--register", "yes")
        provenance = json.loads((self.folder / "sr.json").read_text())
        self.assertEqual(provenance["registration"]["targetFromReference"], found["targetFromReference"])
        self.assertIn("--register yes", provenance["command"])

    def test_another_frame_of_reference_is_registered_unless_told_not_to(self):
        uid = pydicom.uid.generate_uid()
        other = self.dicom("other_frame", FrameOfReferenceUID=uid)
        target = self.folder / "dicom" / "T2"
        report = self.report(*self.common(target, other))
        self.assertLess(report["pairing"]["registration"]["shiftMm"], 0.5)
        self.assertEqual([finding["severity"] for finding in report["pairing"]["findings"]
                          if finding["kind"] == "differentFrame"], ["note"])
        report = self.report(*self.common(target, other), "--register", "no")
        self.assertIsNone(report["pairing"]["registration"])
        self.assertTrue(any("not registered" in warning for warning in report["warnings"]))

    def test_what_cannot_be_registered_is_said_with_the_way_out(self):
        flat = self.folder / "flat_t1.nii.gz"
        image = nibabel.load(self.t1)
        nibabel.save(nibabel.Nifti1Image(np.full(SIZE, 7, np.float32), image.affine), flat)
        self.fails(*self.common(self.degraded(2), flat), "--register", "yes", naming=["same value everywhere", "--register no"])

    def test_another_patient_is_refused_until_the_user_accepts_the_pair(self):
        other = self.dicom("other_patient", PatientID="SOMEONE ELSE")
        common = self.common(self.folder / "dicom" / "T2", other)
        said = self.fails(*common, naming=["different patients", "--accept-pair"])
        self.assertNotIn("SOMEONE", said)
        report = self.report(*common, "--accept-pair")
        self.assertEqual(report["pairing"]["findings"][0]["severity"], "refused")
        self.assertTrue(any("different patients" in warning for warning in report["warnings"]))

    def test_scan_says_what_the_check_of_its_proposal_found(self):
        both = self.folder / "both"
        shutil.copytree(self.folder / "dicom" / "T2", both / "T2")
        self.dicom("both/T1", FrameOfReferenceUID=pydicom.uid.generate_uid())
        (study,) = self.report("scan", both)["studies"]
        (finding,) = study["proposed_pair"]["findings"]
        self.assertEqual((finding["kind"], finding["severity"]), ("differentFrame", "note"))
        self.assertIn(finding["message"], self.done("scan", both).stdout)


class Evaluate(OnPhantom):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        run("demo", "--output", cls.folder / "second", "--size", 49, 57, 32, "--seed", 3)
        subject = lambda name, folder: {"id": name, "target": f"{folder}phantom_t2.nii.gz", "reference": f"{folder}phantom_t1.nii.gz"}
        cls.split = cls.folder / "split.json"
        cls.split.write_text(json.dumps({"train": [], "test": [subject("one", ""), subject("two", "second/")]}))

    def test_rows_per_subject_and_means_as_csv_and_json(self):
        report = self.report("evaluate", "--split", self.split, "--subset", "test", "--scale", "2,4", "--methods",
                             "zerofill,bicubic", "--output", self.folder / "table.csv")
        self.assertEqual([row["subject"] for row in report["rows"]], 4 * ["one"] + 4 * ["two"])
        self.assertEqual(len(report["means"]), 4)
        with open(self.folder / "table.csv") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual([row["subject"] for row in rows], 4 * ["one"] + 4 * ["two"] + 4 * ["mean"])
        hr = nibabel.load(self.t2).get_fdata()
        for row in (rows[0], rows[2]):
            expected = measures(hr, zero_filled(cropped(hr, int(row["scale"])), SIZE[:2]), 0, SIZE[2])
            np.testing.assert_allclose([float(row[key]) for key in ("psnr", "ssim", "nmse")], expected, rtol=1e-5)
        self.assertEqual([cost["parameters"] for cost in report["costs"]], 4 * [0])
        self.assertGreater(float(rows[0]["psnr_spread"]), 0)
        self.assertAlmostEqual(float(rows[8]["psnr"]), (float(rows[0]["psnr"]) + float(rows[4]["psnr"])) / 2, places=4)

    def test_the_tables_after_the_papers_are_markdown(self):
        tables = self.folder / "tables.md"
        report = self.report("evaluate", "--split", self.split, "--subset", "test", "--methods", "zerofill,cubic=bicubic",
                             "--compare", "cubic", "--markdown", tables)
        lines = tables.read_text().splitlines()
        self.assertIn("| Method | PSNR ×2 | SSIM ×2 | PSNR ×4 | SSIM ×4 |", lines)
        mean = next(row for row in report["means"] if row["method"] == "cubic" and row["scale"] == 4)
        self.assertIn(f"{mean['psnr']:.2f} | {mean['ssim']:.4f} |", next(line for line in lines if line.startswith("| cubic |")))
        self.assertEqual(sum(line.startswith("| cubic | zerofill | ×") for line in lines), 2)
        self.assertEqual([c["against"] for c in report["comparisons"]], ["zerofill", "zerofill"])

    def test_the_table_for_people_is_aligned(self):
        table = self.done("evaluate", "--split", self.split, "--subset", "test", "--methods", "zerofill").stdout.splitlines()
        self.assertEqual(len(table), 1 + 4 + 2)
        self.assertEqual(len({len(line) for line in table}), 1, "\n".join(table))

    def test_unknown_subsets_and_methods_are_refused(self):
        self.fails("evaluate", "--split", self.split, "--subset", "tset", naming=["split.json", "tset"])
        self.fails("evaluate", "--split", self.split, "--subset", "test", "--methods", "magic", naming=["magic"])


class Train(OnPhantom):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        run("demo", "--output", cls.folder / "second", "--size", 49, 57, 32, "--seed", 3)
        subject = lambda name, folder: [{"id": name, "target": f"{folder}phantom_t2.nii.gz", "reference": f"{folder}phantom_t1.nii.gz"}]
        cls.split = cls.folder / "split.json"
        cls.split.write_text(json.dumps({"train": subject("one", ""), "validation": subject("two", "second/")}))

    def config(self, name, **options):
        """A configuration of three tiny steps whose output is the folder `name`."""
        file = self.folder / f"{name}.json"
        stages = [{"steps": 2, "crop": 16, "batch": 2}, {"steps": 1, "crop": 24, "batch": 1}]
        file.write_text(json.dumps({"split": str(self.split), "output": str(self.folder / name), "stages": stages, "threads": 1,
                                    "validate-every": 2, "validation-slices": 1, **options}))
        return file

    def test_a_configuration_is_obeyed_and_written_back_and_the_command_line_goes_before(self):
        config, out = self.config("whole", **{"edge-weight": 0, "seed": 5}), self.folder / "whole"
        report = self.report("train", "--seed", 7, "--config", config)
        self.assertEqual((report["steps"], report["stopped"]), (3, False))
        self.assertEqual(Path(report["weights"]), out / "glmamba-t2-x2.safetensors")
        written = json.loads((out / "training.json").read_text())
        self.assertEqual((written["seed"], written["edge-weight"], written["threads"]), (7, 0, 1))
        self.assertEqual(written["stages"], json.loads(config.read_text())["stages"])
        with open(out / "log.csv") as file:
            self.assertEqual([line["step"] for line in csv.DictReader(file)], ["2", "3"])
        from skimage.io import imread
        self.assertGreater(imread(out / "curves.png").std(), 5)
        # LR, reference, SR, truth and error of the one validation subject.
        self.assertGreater(imread(out / "validation.png").shape[1], 5 * 49)

    def test_stopping_is_status_one_and_the_rest_gives_the_same_weights(self):
        self.done("train", "--config", self.config("straight"))
        process = subprocess.Popen([PROGRAM, "train", "--config", self.config("stopped")], stderr=subprocess.PIPE, text=True)
        said = ""
        while not said.endswith("training 1/3\n"):
            line = process.stderr.readline()
            self.assertTrue(line, said)
            said += line
        process.send_signal(signal.SIGINT)
        said += process.communicate(timeout=60)[1]
        self.assertEqual(process.returncode, 1, said)
        self.assertIn("--resume", said)
        self.fails("train", "--config", self.config("stopped"), naming=["already", "resume"])
        # The configuration that was written back is enough to go on.
        self.done("train", "--config", self.folder / "stopped" / "training.json", "--resume")
        weights = [(self.folder / name / "glmamba-t2-x2.safetensors").read_bytes() for name in ("straight", "stopped")]
        self.assertEqual(weights[0], weights[1])

    def test_what_is_missing_or_wrong_is_named(self):
        self.fails("train", naming=["split"])
        self.fails("train", "--config", self.config("wrong", **{"lerning-rate": 1}), naming=["wrong.json", "lerning-rate"])
        self.fails("train", "--config", self.folder / "none.json", naming=["none.json"])
        self.fails("train", "--config", self.config("bad"), "--stages", "20:32", naming=["stages"], status=2)
        leaky = self.folder / "leaky.json"
        shutil.copy(self.t2, self.folder / "copy.nii.gz")
        split = json.loads(self.split.read_text())
        split["test"] = [{"id": "three", "target": "copy.nii.gz", "reference": "second/../copy.nii.gz"}]
        leaky.write_text(json.dumps(split))
        self.fails("train", "--config", self.config("leak"), "--split", leaky, naming=["leaky.json", "copy.nii.gz"])
        split["test"][0]["reference"] = "dicom/PD"
        leaky.write_text(json.dumps(split))
        self.fails("train", "--config", self.config("leak"), "--split", leaky, naming=["one", "three", "voxels"])


class Segment(OnPhantom):
    """A network that saw a few tiny crops: what it finds is worth nothing, how it is told is."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        run("demo", "--output", cls.folder / "second", "--size", 49, 57, 32, "--seed", 3)
        subject = lambda name, folder: [{"id": name, "target": f"{folder}phantom_t2.nii.gz", "reference": f"{folder}phantom_t1.nii.gz",
                                         "labels": f"{folder}phantom_seg.nii.gz"}]
        cls.split = cls.folder / "split.json"
        cls.split.write_text(json.dumps({"train": subject("one", ""), "validation": subject("two", "second/")}))
        cls.pack = cls.folder / "labelled.pack"
        run("pack", "--split", cls.split, "--output", cls.pack)
        configuration = {"contrasts": ["T2", "T1"], "regions": ["whole-tumour", "enhancing"], "channels": 8, "depths": [2, 2],
                         "heads": [2, 2], "window": 4}
        cls.trained = run("train", "--split", cls.pack, "--network", "swin-unet", "--configuration", json.dumps(configuration), "--stages",
                          "12:48:2", "--optimizer", "muon", "--learning-rate", "4e-3", "--warm-up", 2, "--leave-out", 0.3,
                          "--validation-slices", 2, "--validate-every", 6, "--threads", 1, "--output", cls.folder / "swin", "--json")
        cls.model = cls.folder / "swin" / "swin-unet-t2-t1.json"

    def test_a_training_from_a_pack_writes_a_card_with_threshold_and_curves(self):
        self.assertEqual(self.trained.returncode, 0, self.trained.stderr)
        card = json.loads(self.model.read_text())
        self.assertEqual((card["task"], card["training_subjects"]), ("segmentation", ["one"]))
        self.assertTrue(0 < card["threshold"] < 1)
        self.assertTrue((self.folder / "swin" / "curves.png").exists())

    def test_labels_lie_on_the_image_and_their_measures_are_those_of_numpy(self):
        out = self.folder / "labels.nii.gz"
        report = self.report("segment", "--input", self.t2, "--input", self.t1, "--model", self.model, "--output", out, "--truth",
                             self.folder / "phantom_seg.nii.gz")
        found, image = nibabel.load(out), nibabel.load(self.t2)
        np.testing.assert_allclose(found.affine, image.affine, atol=1e-4)
        labels, truth = found.get_fdata(), nibabel.load(self.folder / "phantom_seg.nii.gz").get_fdata()
        self.assertLessEqual(set(np.unique(labels)), {0, 1, 3})
        self.assertEqual(report["contrasts"], ["T2", "T1"])
        voxel = abs(np.linalg.det(image.affine[:3, :3])) / 1000
        for region, mine, expert in zip(report["regions"], (labels > 0, labels == 3), (truth > 0, truth == 4)):
            self.assertAlmostEqual(region["dice"], 2 * np.sum(mine & expert) / (mine.sum() + expert.sum()), places=6)
            self.assertAlmostEqual(region["ml"], mine.sum() * voxel, places=4)
            self.assertAlmostEqual(sum(piece["ml"] for piece in region["pieces"]), region["ml"], places=6)
        beside = json.loads((self.folder / "labels.json").read_text())
        self.assertEqual(beside["weights_sha256"], hashlib.sha256(self.model.with_suffix(".safetensors").read_bytes()).hexdigest())

    def test_slices_alone_are_those_of_the_whole(self):
        for name, options in (("whole", []), ("some", ["--slices", "10:14"])):
            self.done("segment", "--input", self.t2, "--model", self.model, "--output", self.folder / f"{name}.nii", *options)
        card = json.loads(self.model.read_text())
        whole, some = (nibabel.load(self.folder / f"{name}.nii").get_fdata() for name in ("whole", "some"))
        self.assertEqual(some.shape[2], 4)
        if card["smallest_component_ml"] == 0:
            np.testing.assert_array_equal(some, whole[:, :, 10:14])

    def test_what_is_wrong_is_said_before_the_work(self):
        out = ["--model", self.model, "--output", self.folder / "x.nii"]
        self.fails("segment", "--input", self.folder / "phantom_pd.nii.gz", *out, naming=["PD", "T2, T1"])
        self.fails("segment", "--input", self.t2, "--input", f"T2={self.t1}", *out, naming=["one of each"])
        self.fails("segment", "--input", self.t2, "--model", models()[0]["weights"], "--output", self.folder / "x.nii",
                   naming=["not segmentation"])
        self.assertFalse((self.folder / "x.nii").exists())

    def test_overlaps_of_restored_images_and_the_original_stand_in_one_table(self):
        table, csv_file = self.folder / "table5.md", self.folder / "overlap.csv"
        report = self.report("evaluate", "--task", "segmentation", "--split", self.split, "--subset", "validation", "--scale", 4, "--methods",
                             "zerofill,bicubic", "--segmenter", self.model, "--markdown", table, "--output", csv_file)
        self.assertEqual([(row["image"], row["region"]) for row in report["rows"]],
                         [(image, region) for image in ("hr", "zerofill", "bicubic") for region in ("whole-tumour", "enhancing")])
        self.assertIn("| Subject | Region | HR | zerofill ×4 | bicubic ×4 |", table.read_text().splitlines())
        with open(csv_file) as file:
            self.assertEqual(len(list(csv.DictReader(file))), 6)


class BadInput(OnPhantom):
    def test_usage_is_status_two(self):
        for arguments in ([], ["unknown"], ["sr"], ["degrade", "--input", self.t2, "--scale", 3, "--output", "x.nii"],
                          ["sr", "--lr", self.t2, "--reference", self.t1, "--scale", "2", "--output", "x.nii", "--device", "tpu"]):
            finished = run(*arguments)
            self.assertEqual(finished.returncode, 2, arguments)
            self.assertEqual(finished.stdout, "")
            self.assertTrue(finished.stderr)
        self.assertEqual(run("--help").returncode, 0)
        self.assertRegex(run("--version").stdout, r"^glmamba \d")

    def test_files_that_are_no_images(self):
        bad = self.folder / "bad"
        bad.mkdir()
        image = nibabel.load(self.t2)
        nibabel.save(nibabel.Nifti1Image(image.get_fdata()[:, :, 0], image.affine), bad / "flat_slice.nii")
        (bad / "empty.nii.gz").touch()
        (bad / "truncated.nii.gz").write_bytes(self.t2.read_bytes()[:3000])
        (bad / "words.nii").write_text("this is no image " * 100)
        (bad / "empty.dcm").touch()
        dicom = next((self.folder / "dicom" / "T1").rglob("*.dcm")).read_bytes()
        (bad / "truncated.dcm").write_bytes(dicom[:len(dicom) // 2])
        for name in ("missing.nii.gz", "missing.dcm", "flat_slice.nii", "empty.nii.gz", "truncated.nii.gz", "words.nii",
                     "empty.dcm", "truncated.dcm"):
            with self.subTest(name):
                self.fails("degrade", "--input", bad / name, "--scale", 2, "--output", bad / "no.nii", naming=[name])
                self.assertFalse((bad / "no.nii").exists())
        for name in ("missing.nii.gz", "empty.nii.gz", "words.nii", "empty.dcm"):
            with self.subTest(name):
                self.fails("scan", bad / name, "--json", naming=[name])

    def test_folders_with_nothing_usable(self):
        empty, text = self.folder / "nothing", self.folder / "text"
        empty.mkdir()
        text.mkdir()
        (text / "notes.txt").write_text("no image")
        for folder in (empty, text):
            self.fails("scan", folder, naming=[folder.name])
            self.fails("sr", "--lr", folder, "--reference", self.t1, "--scale", 2, "--output", self.folder / "no.nii",
                       naming=[folder.name] if models() else [])

    def test_a_folder_with_several_images_lists_them(self):
        said = self.fails("degrade", "--input", self.folder / "dicom", "--scale", 2, "--output", self.folder / "no.nii",
                          naming=["dicom"])
        for name in ("T1", "T2", "PD"):
            self.assertIn(name, said)

    def test_not_numbers_are_refused_by_name_when_degraded(self):
        voxels = nibabel.load(self.t2).get_fdata(dtype=np.float32)
        voxels[3, 3, 3] = np.nan
        nibabel.save(nibabel.Nifti1Image(voxels, np.eye(4)), self.folder / "holes.nii.gz")
        self.fails("degrade", "--input", self.folder / "holes.nii.gz", "--scale", 2, "--output", self.folder / "no.nii",
                   naming=["holes.nii.gz"])

    def test_an_unknown_model_and_one_of_another_scale(self):
        lr = self.degraded(2)
        common = ["sr", "--lr", lr, "--reference", self.t1, "--scale", 2, "--output", self.folder / "no.nii", "--model"]
        self.fails(*common, "no-such-model", naming=["no-such-model"])
        self.fails(*common, self.folder / "gone.safetensors", naming=["gone."])
        for model in models():
            if model["scale"] != 2:
                self.fails(*common, model["name"], naming=["4"])

    def test_a_target_without_its_reference_in_view(self):
        if not models():
            self.skipTest("no model is installed in resources/models")
        image = nibabel.load(self.t1)
        affine = image.affine.copy()
        affine[2, 3] += 1000
        nibabel.save(nibabel.Nifti1Image(image.get_fdata(dtype=np.float32), affine), self.folder / "elsewhere_t1.nii.gz")
        self.fails("sr", "--lr", self.degraded(2), "--reference", self.folder / "elsewhere_t1.nii.gz", "--scale", 2, "--output",
                   self.folder / "no.nii", naming=["elsewhere_t1", "region"])


class Install(unittest.TestCase):
    def test_an_installed_program_starts_with_the_models_installed_beside_it(self):
        os.environ.pop("GLMAMBA_MODELS", None)
        with tempfile.TemporaryDirectory() as prefix:
            installed = subprocess.run([os.environ["GLMAMBA_CMAKE"], "--install", os.environ["GLMAMBA_BUILD"], "--prefix", prefix],
                                       capture_output=True, text=True)
            self.assertEqual(installed.returncode, 0, installed.stderr)
            found = json.loads(subprocess.run([Path(prefix) / "bin" / "glmamba", "info", "--json"], capture_output=True,
                                              text=True, check=True).stdout)
            self.assertEqual(len(found["models"]), len(models()))
            for model in found["models"]:
                self.assertTrue(model["weights"].startswith(os.path.realpath(prefix)), model["weights"])
            self.assertTrue(list(Path(prefix).rglob("LICENSE")))


if __name__ == "__main__":
    PROGRAM = sys.argv[1]
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]], verbosity=1)
