// SPDX-License-Identifier: Apache-2.0
#include "app/model/stored_result.h"

#include "inference/imaging/kspace.h"
#include "io/load.h"

namespace glmamba::app {

namespace {

// Header fields of NIfTI are float32.
constexpr double kFileTolerance = 1e-2;

core::VolumePtr part(const core::VolumePtr& volume, const std::optional<engine::SliceRange>& slices) {
  return volume && slices ? core::slices(*volume, slices->first, slices->last) : volume;
}

}  // namespace

Result readResult(const StoredResult& stored, const PairImages& images, const JobContext& context) {
  if (context.progress) context.progress({"reading", 0, 0, -1});
  const core::VolumePtr read = io::loadVolumeFile(stored.file);
  const core::VolumePtr lr = part(images.lr, stored.settings.slices);
  const core::Size3& size = read->geometry().size();
  const core::VolumePtr interpolated = imaging::zeroFill(*lr, size[0], size[1], context.cancel);
  const core::Geometry& grid = interpolated->geometry();
  if (!read->geometry().sameGrid(grid, kFileTolerance))
    throw core::Error(core::ErrorCode::gridMismatch,
                      stored.file.filename().u8string() + " does not lie on the grid of its pair: run it again.");
  const core::VolumePtr truth = part(images.truth, stored.settings.slices);
  const bool againstTruth = truth && truth->geometry().sameGrid(grid);
  Result result{RunStart{grid, {}, stored.record.provenance.device}, stored.settings};
  result.start.model.name = stored.record.provenance.modelName;
  result.start.model.version = stored.record.provenance.modelVersion;
  result.finishedSlices = size[2];
  result.complete = true;
  result.sr = core::makeVolume(grid, read->voxels());
  result.interpolated = interpolated;
  const Measurement measured = measureResult({againstTruth ? truth : nullptr, result.sr, result.interpolated}, context);
  result.error = measured.error;
  result.againstTruth = againstTruth;
  result.srMetrics = measured.sr;
  result.interpolatedMetrics = measured.interpolated;
  result.provenance = stored.record.provenance;
  result.seconds = stored.record.seconds;
  return result;
}

}  // namespace glmamba::app
