#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Opens DICOM objects with pydicom and compares place and values of every frame with NIfTI files, read by nibabel.

usage: compare_elsewhere.py FOLDER NIFTI TOLERANCE MILLIMETRES [FOLDER …]

Each FOLDER holds one series: MR, Enhanced MR or one Parametric Map, whose values are the NIfTI's to TOLERANCE, or one
Segmentation, whose segment n is where the NIfTI is n. Corners of frames agree to MILLIMETRES. Also runs DCMTK's dcmdump
over each file, and dcm2pnm over those that are pictures, where they are installed.
"""
import shutil
import subprocess
import sys
from pathlib import Path

import nibabel
import numpy as np
import pydicom

LPS_FROM_RAS = np.diag([-1.0, -1.0, 1.0, 1.0])


def group(item, shared, name):
    """The functional group of a frame: its own, or the one that all share."""
    return (item[name] if name in item else shared[name])[0]


def frames(d):
    """Values (row, column), position, orientation, pixel spacing and segment number of each frame."""
    if "PerFrameFunctionalGroupsSequence" not in d:
        values = d.pixel_array.astype(float)
        if "RealWorldValueMappingSequence" in d:
            mapping = d.RealWorldValueMappingSequence[0]
            values = values * mapping.RealWorldValueSlope + mapping.RealWorldValueIntercept
        assert "RescaleSlope" not in d, "classic MR has no Modality LUT"
        yield values, d.ImagePositionPatient, d.ImageOrientationPatient, d.PixelSpacing, None
        return
    shared = d.SharedFunctionalGroupsSequence[0]
    pixels = d.pixel_array.reshape(-1, d.Rows, d.Columns)
    assert len(pixels) == len(d.PerFrameFunctionalGroupsSequence) == d.NumberOfFrames
    for values, item in zip(pixels, d.PerFrameFunctionalGroupsSequence):
        segment = None
        if d.Modality == "SEG":
            segment = item.SegmentIdentificationSequence[0].ReferencedSegmentNumber
        else:
            scale = group(item, shared, "PixelValueTransformationSequence")
            values = values * float(scale.RescaleSlope) + float(scale.RescaleIntercept)
        yield (values, group(item, shared, "PlanePositionSequence").ImagePositionPatient,
               group(item, shared, "PlaneOrientationSequence").ImageOrientationPatient,
               group(item, shared, "PixelMeasuresSequence").PixelSpacing, segment)


def compare(folder, nifti, tolerance, millimetres):
    image = nibabel.load(nifti)
    expected = np.asarray(image.dataobj)
    lps = LPS_FROM_RAS @ image.header.get_best_affine()
    seen = set()
    for file in sorted(folder.glob("*.dcm")):
        d = pydicom.dcmread(file)
        for values, position, orientation, spacing, segment in frames(d):
            position, orientation = np.array(position, float), np.array(orientation, float)
            rows, columns = values.shape
            assert (columns, rows) == expected.shape[:2], f"{file}: {columns} x {rows}, not {expected.shape[:2]}"
            k = round((np.linalg.inv(lps) @ (*position, 1))[2])
            assert 0 <= k < expected.shape[2] and (k, segment) not in seen, f"{file}: slice {k}"
            seen.add((k, segment))
            for i, j in ((0, 0), (columns - 1, 0), (0, rows - 1)):
                point = position + i * spacing[1] * orientation[:3] + j * spacing[0] * orientation[3:]
                off = np.linalg.norm(point - (lps @ (i, j, k, 1))[:3])
                assert off < millimetres, f"{file}: a corner of slice {k} is off by {off} mm"
            wanted = expected[:, :, k].T
            wrong = np.abs(values - (wanted == segment if segment else wanted)).max()
            assert wrong <= tolerance, f"{file}: slice {k} is wrong by {wrong}"
        check_with_dcmtk(file, d.Modality != "SEG" and "FloatPixelData" not in d)
    # Frames without a voxel of a segment are left out.
    segments = {segment for _, segment in seen}
    for k in range(expected.shape[2]):
        for segment in segments:
            missing = (expected[:, :, k] == segment).any() if segment else True
            assert (k, segment) in seen or not missing, f"{folder}: no frame for slice {k} of segment {segment}"
    print(f"{folder.name}: {len(seen)} frames agree")


def check_with_dcmtk(file, is_picture):
    if not shutil.which("dcmdump"):
        return
    said = subprocess.run(["dcmdump", "-q", "+E", file], capture_output=True, text=True)
    assert said.returncode == 0, f"dcmdump {file}: {said.stderr}"
    if is_picture:
        said = subprocess.run(["dcm2pnm", "+Wm", file, "/dev/null"], capture_output=True, text=True)
        assert said.returncode == 0, f"dcm2pnm {file}: {said.stderr}"


if __name__ == "__main__":
    if len(sys.argv) < 5 or len(sys.argv) % 4 != 1:
        sys.exit(__doc__)
    for at in range(1, len(sys.argv), 4):
        compare(Path(sys.argv[at]), sys.argv[at + 1], *map(float, sys.argv[at + 2:at + 4]))
    print("all agree")
