// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/deidentification.h"
#include "io/dicom_export.h"
#include "io/dicom_modules.h"
#include "io/dicom_references.h"
#include "io/dicom_sources.h"
#include "io/slice_stack.h"
#include "io/stored_values.h"

namespace glmamba::io {

/// What all objects of one export of a super-resolved volume share.
struct SrRun {
  const core::Volume& sr;
  const core::Series& target;
  const core::Series& reference;
  const core::Provenance& provenance;
  const std::optional<Deidentification>& deidentification;
  DicomTime time = dicomNow();
  core::Geometry referenceGrid;         ///< where the reference guided: moved when it was registered
  std::vector<int> planes;              ///< of the target, by slice of `sr`
  std::vector<TargetSlice> targets;     ///< by slice of `sr`; none when the target is NIfTI
  std::vector<SliceHeader> references;  ///< by slice of the reference; none when it is NIfTI
  SliceStack stack;
  StoredScale scale;
  StoredWindow window;
  std::string derivation;  ///< Derivation Description
  bool lossy = false;
  bool synthetic = false;
};

/// Reads the sources. Errors as exportSrSeries().
SrRun prepareSrRun(const core::Volume& sr, const core::Series& target, const core::Series& reference,
                   const core::Provenance& provenance, const std::optional<Deidentification>& deidentification,
                   const core::CancelToken& cancel);

/// "AI super-resolution x2".
std::string shortDescription(const core::Provenance& provenance);

/// A new series of the target's study; the number is a hundred times the target's and `offset`.
SeriesModule newSeries(const SrRun& run, int offset);

/// The slices that slice k was made from: the target's first, then the reference's.
std::vector<SourceSlice> sourcesOf(const SrRun& run, int k);

/// Spatial resampling, and what that was: Derivation Code Sequence.
std::vector<gdcm::DataSet> derivationCodes();

/// Display windows of slice k in stored values: the target's own, when it has one, and the series'.
struct Windows {
  std::string centres, widths, explanations;
};
Windows windowsOf(const SrRun& run, int k);

/// Series, equipment and SOP Common attributes that every object of the run has, and the image's quality notes.
void setCommon(const SrRun& run, const SeriesModule& series, gdcm::DataSet& d);

}  // namespace glmamba::io
