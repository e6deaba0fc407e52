# SPDX-License-Identifier: Apache-2.0
"""`glmamba demo` and `glmamba scan`."""
import shutil
from pathlib import Path

import nibabel
import numpy as np
import pydicom

import program
from program import OnPhantom, SIZE, cropped


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


if __name__ == "__main__":
    program.main()
