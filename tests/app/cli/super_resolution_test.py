# SPDX-License-Identifier: Apache-2.0
"""`glmamba sr`, its measures against scikit-image."""
import hashlib
import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import nibabel
import numpy as np
import pydicom

import program
from program import OnPhantom, SIZE, measures, models, need_model, zero_filled


class SuperResolution(OnPhantom):
    @classmethod
    def setUpClass(cls):
        need_model()
        cls.scales = sorted({model["scale"] for model in models()})
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
        made = self.sr("--slices", "16:17", "--precision", "fp32", "--dump", dump)
        file = next(file for file in (Path(__file__).parents[3] / "resources" / "models").glob("*.safetensors")
                    if hashlib.sha256(file.read_bytes()).hexdigest() == made["weights_sha256"])
        tensors = network_golden.read_safetensors(dump)
        weights = {name: values.astype(float) for name, values in network_golden.read_safetensors(file).items()}
        lr, reference = (tensors[name][0, 0].astype(float) for name in ("input.lr", "input.reference"))
        for made, name in zip(network_golden.network(lr, reference, weights), ("output.sr", "output.reference")):
            np.testing.assert_allclose(tensors[name][0, 0], made, atol=1e-4 * (made.max() - made.min()))

    def test_what_is_dumped_is_the_image_that_was_written(self):
        sys.path.insert(0, str(Path(__file__).parents[2] / "golden"))
        import network_golden
        dump = self.folder / "dump.safetensors"
        for precision in ("fp32", "auto"):
            made = self.sr("--slices", "16:17", "--precision", precision, "--dump", dump)
            data = dump.read_bytes()
            metadata = json.loads(data[8:8 + int.from_bytes(data[:8], "little")])["__metadata__"]
            self.assertEqual(metadata["precision"], made["precision"])
            written = nibabel.load(self.folder / "sr.nii.gz").get_fdata()[:, :, 0].T
            dumped = network_golden.read_safetensors(dump)["output.sr"][0, 0] * float(metadata["lr_unit"])
            np.testing.assert_allclose(dumped, written, atol=1e-5 * written.max())

    def test_stopping_leaves_no_file(self):
        output = self.folder / "stopped.nii.gz"
        lr = self.degraded(self.scales[0])
        process = subprocess.Popen([program.PROGRAM, "sr", "--lr", lr, "--reference", self.t1, "--scale", str(self.scales[0]),
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


if __name__ == "__main__":
    program.main()
