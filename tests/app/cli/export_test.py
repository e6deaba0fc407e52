# SPDX-License-Identifier: Apache-2.0
"""`glmamba export`, checked by dciodvfy, pydicom and DCMTK."""
import shutil
import subprocess
import sys
from pathlib import Path

import nibabel
import numpy as np
import pydicom

import program
from program import OnPhantom


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


if __name__ == "__main__":
    program.main()
