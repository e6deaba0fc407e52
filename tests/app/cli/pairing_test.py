# SPDX-License-Identifier: Apache-2.0
"""Pairs, their check and registration, on the command line."""
import json
import shutil

import nibabel
import numpy as np
import pydicom

import program
from program import OnPhantom, SIZE, need_model


class Pairing(OnPhantom):
    """Which two images are used, whether they are moved together, and what keeps a pair from running."""

    @classmethod
    def setUpClass(cls):
        need_model(scale=2)
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


if __name__ == "__main__":
    program.main()
