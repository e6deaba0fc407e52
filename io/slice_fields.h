// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gdcmDataSet.h>

#include "io/dicom_header.h"

namespace glmamba::io {

// Each reads some of a slice's fields from the elements of classic MR; what is absent keeps its default.

/// What the slice is called and belongs to; texts become UTF-8.
void readIdentity(const gdcm::DataSet& elements, SliceHeader& slice);

/// How it was acquired: contrast, timing, b-value (also from the manufacturers' private elements), and what may tell
/// repetitions apart.
void readAcquisition(const gdcm::DataSet& elements, SliceHeader& slice);

/// Slope and intercept by the standard's elements, never by a private one: a Modality LUT, or else a linear Real World
/// Value Mapping, which is where classic MR has to put them. DICOM PS3.3, C.11.1 and C.7.6.16.2.11.
void readScale(const gdcm::DataSet& elements, SliceHeader& slice);

/// Position, orientation and pixel spacing; false when one is missing or makes no sense. DICOM PS3.3, C.7.6.2.1.1.
bool readPlane(const gdcm::DataSet& elements, SliceHeader& slice);

}  // namespace glmamba::io
