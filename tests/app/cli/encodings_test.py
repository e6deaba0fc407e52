# SPDX-License-Identifier: Apache-2.0
"""DICOM in the encodings and scales that others write: the same series once more by DCMTK and pydicom, opened as the first."""
import shutil
import subprocess
import unittest

import nibabel
import numpy as np
import pydicom
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.uid import generate_uid

import program
from program import OnPhantom

ENHANCED_MR = "1.2.840.10008.5.1.4.1.1.4.1"


def item(**elements):
    made = Dataset()
    for name, value in elements.items():
        setattr(made, name, value)
    return made


class Encodings(OnPhantom):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Stored values of the phantom's T2 as they are, with 13 bits: room for other scales.
        cls.plain = cls.folder / "plain"
        cls.plain.mkdir()
        for file in sorted((cls.folder / "dicom" / "T2").glob("*.dcm")):
            image = pydicom.dcmread(file)
            image.PixelData = (image.pixel_array.astype(np.uint16) >> 3).tobytes()
            image.SmallestImagePixelValue, image.LargestImagePixelValue = 0, 8191
            if "RealWorldValueMappingSequence" in image:
                del image.RealWorldValueMappingSequence
            image.save_as(cls.plain / file.name)
        cls.expected, cls.affine = cls.opened(cls.plain)

    @classmethod
    def opened(cls, folder):
        """What the program sees in a series, by its degraded image, which has every voxel in it."""
        output = cls.folder / "opened.nii"
        done = program.run("degrade", "--input", folder, "--scale", 2, "--output", output)
        assert done.returncode == 0, done.stderr
        image = nibabel.load(output)
        return image.get_fdata(), image.affine

    def again(self, change):
        """The plain series with each file changed: change(image, number) or the arguments of a program of DCMTK's."""
        folder = self.scratch()
        for number, file in enumerate(sorted(self.plain.glob("*.dcm"))):
            if callable(change):
                image = pydicom.dcmread(file)
                change(image, number)
                image.save_as(folder / file.name)
            else:
                subprocess.run([*change, file, folder / file.name], check=True, capture_output=True)
        return folder

    def same(self, folder, tolerance=0):
        voxels, affine = self.opened(folder)
        np.testing.assert_allclose(affine, self.affine, atol=1e-5)
        self.assertLessEqual(np.abs(voxels - self.expected).max(), tolerance)

    @unittest.skipUnless(shutil.which("dcmcjpls"), "DCMTK is not installed")
    def test_lossless_encodings_hold_the_same_voxels(self):
        jpeg_ls = ["dcmcjpls", "+un", "+el"]
        for encoder in (jpeg_ls, [*jpeg_ls, "+pc"], [*jpeg_ls, "+fs", "1"], [*jpeg_ls, "+pz", "-ot"],
                        [*jpeg_ls, "+pc", "+t1", "9", "+t2", "33", "+t3", "99", "+rs", "31"], ["dcmcjpeg", "+un", "+e1"],
                        ["dcmcjpeg", "+un", "+el"], ["dcmcrle"], ["dcmconv", "+ti"], ["dcmconv", "+tb"], ["dcmconv", "+td"]):
            with self.subTest(encoder=" ".join(encoder)):
                self.same(self.again(encoder))

    @unittest.skipUnless(shutil.which("dcmcjpls"), "DCMTK is not installed")
    def test_near_lossless_jpeg_ls_is_as_near_as_it_says(self):
        for deviation in (1, 5):
            folder = self.again(["dcmcjpls", "+un", "+en", "+md", str(deviation)])
            # Each voxel is off by no more than that; twice of it where k-space is cropped between them.
            self.same(folder, 2 * deviation)
            self.assertGreater(np.abs(self.opened(folder)[0] - self.expected).max(), 0)

    def test_each_slice_has_a_slope_of_its_own(self):
        def scaled(image, number):
            factor = (1, 2, 4)[number % 3]
            image.PixelData = (image.pixel_array * factor + number).astype(np.uint16).tobytes()
            image.RescaleSlope, image.RescaleIntercept, image.RescaleType = str(1 / factor), str(-number / factor), "US"
        self.same(self.again(scaled), 1e-3)

    def test_each_frame_has_a_slope_of_its_own(self):
        images = [pydicom.dcmread(file) for file in sorted(self.plain.glob("*.dcm"))]
        enhanced = pydicom.dcmread(min(self.plain.glob("*.dcm")))
        enhanced.SOPClassUID = enhanced.file_meta.MediaStorageSOPClassUID = ENHANCED_MR
        enhanced.SOPInstanceUID = enhanced.file_meta.MediaStorageSOPInstanceUID = generate_uid()
        enhanced.NumberOfFrames = len(images)
        frames, pixels = [], []
        for number, image in enumerate(images):
            factor = (1, 2, 4)[number % 3]
            pixels.append((image.pixel_array * factor + number).astype(np.uint16))
            frames.append(item(
                FrameContentSequence=Sequence([item(InStackPositionNumber=number + 1, StackID="1")]),
                PlanePositionSequence=Sequence([item(ImagePositionPatient=image.ImagePositionPatient)]),
                PixelValueTransformationSequence=Sequence([item(
                    RescaleSlope=str(1 / factor), RescaleIntercept=str(-number / factor), RescaleType="US")])))
        enhanced.SharedFunctionalGroupsSequence = Sequence([item(
            PixelMeasuresSequence=Sequence([item(PixelSpacing=enhanced.PixelSpacing, SliceThickness=enhanced.SliceThickness)]),
            PlaneOrientationSequence=Sequence([item(ImageOrientationPatient=enhanced.ImageOrientationPatient)]))])
        enhanced.PerFrameFunctionalGroupsSequence = Sequence(frames)
        for name in ("ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing", "SliceThickness", "SliceLocation"):
            if name in enhanced:
                delattr(enhanced, name)
        enhanced.PixelData = np.stack(pixels).tobytes()
        folder = self.scratch()
        enhanced.save_as(folder / "enhanced.dcm")
        self.same(folder, 1e-3)


if __name__ == "__main__":
    program.main()
