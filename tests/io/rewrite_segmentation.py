#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Rewrites a BINARY DICOM segmentation with pydicom, as other programs write theirs.

usage: rewrite_segmentation.py FROM TO KIND

KIND: fractional  8 bits, segments at half of the highest value or above it, and 49 % of it around them
      labelmap    Label Map Segmentation Storage, 8 bits
      perframe    frames the other way round, each with its own orientation and pixel measures, no spacing
      deflated    the whole data set deflated
      uneven      the last frame 0.4 slices off
      far         the last frame 100 km off
      unknown     a frame of a segment that is not there
      short       half of the pixel data
"""
import sys

import numpy as np
import pydicom
from pydicom.uid import DeflatedExplicitVRLittleEndian

d = pydicom.dcmread(sys.argv[1])
kind = sys.argv[3]
pixels = d.pixel_array.reshape(-1, d.Rows, d.Columns)
frames = d.PerFrameFunctionalGroupsSequence
shared = d.SharedFunctionalGroupsSequence[0]

if kind == "fractional":
    d.SegmentationType, d.SegmentationFractionalType, d.MaximumFractionalValue = "FRACTIONAL", "PROBABILITY", 200
    d.BitsAllocated = d.BitsStored = 8
    d.HighBit = 7
    values = np.where(pixels > 0, 100, 98).astype(np.uint8)
    values[:, ::2, ::2][pixels[:, ::2, ::2] > 0] = 200
    d.PixelData = values.tobytes() + b"\0" * (values.size % 2)
elif kind == "labelmap":
    d.SOPClassUID = d.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.66.7"
    d.SegmentationType = "LABELMAP"
    d.BitsAllocated = d.BitsStored = 8
    d.HighBit = 7
    planes, kept = {}, []
    for values, frame in zip(pixels, frames):
        place = tuple(map(float, frame.PlanePositionSequence[0].ImagePositionPatient))
        number = frame.SegmentIdentificationSequence[0].ReferencedSegmentNumber
        if place not in planes:
            planes[place] = np.zeros((d.Rows, d.Columns), np.uint8)
            del frame.SegmentIdentificationSequence
            kept.append(frame)
        planes[place][values > 0] = number
    d.PerFrameFunctionalGroupsSequence = kept
    d.NumberOfFrames = len(kept)
    values = np.stack(list(planes.values()))
    d.PixelData = values.tobytes() + b"\0" * (values.size % 2)
elif kind == "perframe":
    del shared.PixelMeasuresSequence[0].SpacingBetweenSlices
    for frame in frames:
        frame.PlaneOrientationSequence = shared.PlaneOrientationSequence
        frame.PixelMeasuresSequence = shared.PixelMeasuresSequence
    del shared.PlaneOrientationSequence, shared.PixelMeasuresSequence
    d.PerFrameFunctionalGroupsSequence = list(frames)[::-1]
    bits = np.packbits(pixels[::-1].flatten(), bitorder="little").tobytes()
    d.PixelData = bits + b"\0" * (len(bits) % 2)
elif kind == "deflated":
    d.file_meta.TransferSyntaxUID = DeflatedExplicitVRLittleEndian
elif kind in ("uneven", "far"):
    x, y = np.array(shared.PlaneOrientationSequence[0].ImageOrientationPatient, float).reshape(2, 3)
    step = float(shared.PixelMeasuresSequence[0].SpacingBetweenSlices) * 0.4 if kind == "uneven" else 1e8
    position = frames[-1].PlanePositionSequence[0]
    moved = np.array(position.ImagePositionPatient, float) + step * np.cross(x, y)
    position.ImagePositionPatient = [f"{value:.10g}" for value in moved]
elif kind == "unknown":
    frames[0].SegmentIdentificationSequence[0].ReferencedSegmentNumber = 99
elif kind == "short":
    d.PixelData = d.PixelData[: len(d.PixelData) // 4 * 2]
else:
    sys.exit(__doc__)
d.save_as(sys.argv[2], write_like_original=False)
