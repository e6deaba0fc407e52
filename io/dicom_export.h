#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "core/study.h"
#include "core/volume.h"

namespace glmamba::io {

/// How a super-resolved volume was made, for the attributes that say so.
struct DicomProvenance {
  std::string modelName;
  std::string modelVersion;
  std::string weightsSha256;  ///< of the weights file, in hexadecimal
  int scaleFactor = 1;
  int degradedBy = 1;  ///< try mode: the target was degraded by this factor first
  core::GridAlignment alignment = core::GridAlignment::fourier;
  bool dataConsistency = false;
  std::string programVersion;
  bool synthetic = false;  ///< the input is a phantom or other artificial data
};

/// Writes a super-resolved volume as a classic MR series, one file a slice, into the new folder `folder`.
///
/// `sr` lies on the target's planes: all slices or a subset, matched by position. Patient, study, frame of reference
/// and acquisition attributes are the target's; series and instance UIDs are new; both series' slices are named as
/// sources. A target from NIfTI gives a standalone study of an anonymous patient. Returns the files in the order of k.
///
/// Throws Error{cannotWrite} when `folder` exists and is not empty or can't be written, Error{gridMismatch} when a
/// slice of `sr` is not on a plane of the target, Error{badValue} for oblique axes that DICOM can't hold;
/// CancelToken::Requested when cancelled. Nothing is left behind then. DICOM PS3.3 A.4, C.7.6.2, C.8.3.1.
std::vector<std::filesystem::path> exportSrSeries(const core::Volume& sr, const core::Series& target,
                                                  const core::Series& reference, const DicomProvenance& provenance,
                                                  const std::filesystem::path& folder,
                                                  const core::CancelToken& cancel = {},
                                                  const core::ProgressSink& progress = {});

/// The header of a series that is made from nothing but a volume: a phantom.
struct MrSeriesDescription {
  std::string patientName = "PHANTOM^DEMO";
  std::string patientId = "PHANTOM";
  std::string studyInstanceUid;     ///< shared by the series of one study; new when empty
  std::string frameOfReferenceUid;  ///< shared by aligned series; the geometry's when empty, else new
  std::string studyDescription = "Digital brain phantom";
  std::string studyDate;  ///< YYYYMMDD; today when empty
  int seriesNumber = 1;
  std::string seriesDescription;
  core::Contrast contrast = core::Contrast::unknown;  ///< chooses the sequence attributes
  double repetitionTimeMs = 0;                        ///< left empty when 0, as the echo time
  double echoTimeMs = 0;
  bool synthetic = true;
  std::string programVersion;
};

/// Writes `volume` as a classic MR series of its own, one file a slice, into the new folder `folder`. Returns the files
/// in the order of k. Errors as exportSrSeries().
std::vector<std::filesystem::path> writeMrSeries(const core::Volume& volume, const MrSeriesDescription& description,
                                                 const std::filesystem::path& folder);

}  // namespace glmamba::io
