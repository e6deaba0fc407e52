// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include <gdcmDataSet.h>

#include "io/dicom_header.h"

namespace glmamba::io {

/// Private codes say what no standard code does; the designator begins with 99 by convention.
constexpr const char* kPrivateScheme = "99XSR";

/// What a source was for.
enum class SourcePurpose { processed, guidance };

/// A slice that an image was made from.
struct SourceSlice {
  const SliceHeader* slice;
  SourcePurpose purpose = SourcePurpose::processed;
  bool locationsPreserved = false;  ///< a point of its pixel grid is the same point of the result's
};

/// Items of Source Image Sequence: one an instance, with the numbers of its frames where it has several. C.12.4.
std::vector<gdcm::DataSet> sourceItems(const std::vector<SourceSlice>& sources);

/// Common Instance Reference: every instance of `sources`, those of study `studyUid` apart from others. C.12.2.
void setReferencedInstances(const std::vector<SourceSlice>& sources, const std::string& studyUid, gdcm::DataSet& d);

/// Source Image Evidence Sequence of Enhanced MR: the same instances by study and series. C.8.13.2.
void setSourceEvidence(const std::vector<SourceSlice>& sources, gdcm::DataSet& d);

/// Says whose codes the private scheme holds. C.12.1.
void setPrivateScheme(gdcm::DataSet& d);

}  // namespace glmamba::io
