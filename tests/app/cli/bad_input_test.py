# SPDX-License-Identifier: Apache-2.0
"""What the command line says of bad input."""


import nibabel
import numpy as np

import program
from program import OnPhantom, models, run


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


if __name__ == "__main__":
    program.main()
