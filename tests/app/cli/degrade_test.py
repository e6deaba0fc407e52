# SPDX-License-Identifier: Apache-2.0
"""`glmamba degrade` against the Fourier transform."""


import nibabel
import numpy as np

import program
from program import OnPhantom, SIZE, cropped


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


if __name__ == "__main__":
    program.main()
