// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/cancel_token.h"
#include "core/study.h"
#include "core/volume.h"
#include "io/deidentification.h"
#include "io/dicom_modules.h"
#include "io/dicom_references.h"
#include "io/dicom_sources.h"
#include "io/overlay_maker.h"
#include "io/slice_stack.h"

namespace glmamba::io {

/// A volume that lies over a DICOM series (a map, a mask), and the slices under it.
struct OverlaySource {
  core::VolumePtr volume;                       ///< along the series' axes
  core::Series series;                          ///< whose planes it lies on
  std::vector<TargetSlice> slices;              ///< of that series, by slice of the volume
  std::vector<core::Series> others;             ///< that it was made from as well
  std::vector<std::vector<SliceHeader>> other;  ///< their slices, in the order of `others`
  SliceStack stack;
  double sliceThickness = 0;  ///< mm
  bool lossy = false;
  bool synthetic = false;
};

/// Reads the headers of the series under `volume`. Axes that run the other way, as NIfTI often has them, are turned; a
/// grid that is the series' own to 0.01 mm takes its exact place. `what` names the object in messages.
///
/// Throws Error{unsupported} when `series` is no DICOM or its slices are not evenly spaced, Error{gridMismatch} when a
/// slice lies on none of its planes, and what reading throws.
OverlaySource overlaySource(const core::VolumePtr& volume, const core::Series& series,
                            const std::vector<core::Series>& others, const std::string& what,
                            const core::CancelToken& cancel);

/// The slices under slice k: that of the series itself, then of the others.
std::vector<SourceSlice> sourcesUnder(const OverlaySource& source, int k);

/// A new series of the source's study; `prefix` begins its description.
SeriesModule overlaySeries(const OverlaySource& source, const std::string& prefix, int offset,
                           const std::optional<Deidentification>& deidentification);

/// Patient, study, series, frame of reference, equipment and references of an overlay object, with a new instance UID
/// and `number` as its instance. DICOM PS3.3, A.51 and A.75.
gdcm::DataSet overlayObject(const OverlaySource& source, const std::string& sopClassUid, const SeriesModule& series,
                            int number, const OverlayMaker& maker, const DicomTime& time);

/// Source Image Sequence and derivation of slice k, as a functional group of its frame.
void setDerivationImage(const OverlaySource& source, int k, const gdcm::DataSet& code, const std::string& description,
                        gdcm::DataSet& frame);

}  // namespace glmamba::io
