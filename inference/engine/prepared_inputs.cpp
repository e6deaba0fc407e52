// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/prepared_inputs.h"

#include <algorithm>

#include "core/error.h"
#include "core/platform.h"
#include "core/series_pair.h"
#include "inference/engine/data_consistency.h"
#include "inference/engine/memory_budget.h"
#include "inference/engine/normalisation.h"
#include "inference/imaging/kspace.h"
#include "inference/imaging/resample.h"

namespace glmamba::engine {

namespace {

using core::ErrorCode;

// The network's.
constexpr int kSmallestSide = 16;

void require(bool condition, ErrorCode code, const std::string& message) {
  if (!condition) throw core::Error(code, message);
}

std::string times(int scaleFactor) { return "×" + std::to_string(scaleFactor); }

SliceRange checkedSlices(const SuperResolutionRequest& request) {
  const int count = request.lr->sliceCount();
  const SliceRange slices = request.slices.value_or(SliceRange{0, count});
  require(0 <= slices.first && slices.first < slices.last && slices.last <= count, ErrorCode::badValue,
          "Slices " + std::to_string(slices.first) + ":" + std::to_string(slices.last) +
              " are not in the target: it has slices 0:" + std::to_string(count) + ".");
  return slices;
}

void checkRequest(const SuperResolutionRequest& request, const ModelCard& card) {
  require(request.lr && request.reference, ErrorCode::badValue,
          "Super-resolution needs a target and a reference image.");
  require(request.scaleFactor == card.scaleFactor, ErrorCode::badValue,
          "The model " + card.nameAndVersion() + " is for " + times(card.scaleFactor) + ", not " +
              times(request.scaleFactor) + ": choose " + times(card.scaleFactor) + " or another model.");
  require(core::overlapFraction(request.lr->geometry(), request.reference->geometry()) >= core::kSmallestOverlap,
          ErrorCode::gridMismatch,
          "The reference shows less than a tenth of what the target shows: choose a reference that covers it.");
}

void checkSize(const core::Geometry& grid, const ModelCard& card, std::uint64_t memoryLimit) {
  require(grid.size()[0] >= kSmallestSide && grid.size()[1] >= kSmallestSide, ErrorCode::badValue,
          "The target is too small: its result would be " + grid.describe() + ", and a slice must have at least " +
              std::to_string(kSmallestSide) + " voxels along each side.");
  requireMemory(grid, card.configuration, withinLimit(core::availableMemory(), memoryLimit));
}

core::VolumePtr part(const core::VolumePtr& volume, SliceRange slices) {
  if (slices.first == 0 && slices.last == volume->sliceCount()) return volume;
  return core::slices(*volume, slices.first, slices.last);
}

void warnOf(const NormalisedVolume& image, const std::string& name, std::vector<std::string>& warnings) {
  if (image.notFinite > 0)
    warnings.push_back("The " + name + " has " + std::to_string(image.notFinite) +
                       " voxels that are not numbers (NaN or infinite); they are taken as 0.");
}

}  // namespace

core::VolumePtr PreparedInputs::asked(const core::VolumePtr& volume) const {
  return part(volume, {slices.first - held.first, slices.last - held.first});
}

PreparedInputs prepareInputs(const SuperResolutionRequest& request, const ModelCard& card,
                             const core::CancelToken& cancel) {
  checkRequest(request, card);
  PreparedInputs inputs;
  inputs.slices = checkedSlices(request);
  // Chosen by the whole volumes, so that the slices of a part are those of the whole.
  const core::Geometry whole =
      outputGrid(request.lr->geometry(), request.reference->geometry(), card.scaleFactor, card.alignment);
  const int beside = static_cast<int>(card.configuration.neighbours);
  inputs.held = {std::max(0, inputs.slices.first - beside),
                 std::min(request.lr->sliceCount(), inputs.slices.last + beside)};
  const core::Geometry grid = whole.slices(inputs.held.first, inputs.held.last);
  checkSize(grid, card, request.memoryLimit);
  if (request.dataConsistency || card.dataConsistency)
    requireMeasuredBand(whole, request.lr->geometry(), card.scaleFactor);

  const NormalisedVolume lr = normalise(request.lr, card.normalisationQuantile, "target");
  cancel.throwIfCancelled();
  const NormalisedVolume reference = normalise(request.reference, card.normalisationQuantile, "reference");
  cancel.throwIfCancelled();
  inputs.lrUnit = lr.unit;
  inputs.referenceUnit = reference.unit;
  warnOf(lr, "target", inputs.warnings);
  warnOf(reference, "reference", inputs.warnings);

  inputs.lr = part(lr.volume, inputs.held);
  inputs.interpolated = upsample(*inputs.lr, grid, card, cancel);
  inputs.reference = reference.volume->geometry().sameGrid(whole)
                         ? part(reference.volume, inputs.held)
                         : imaging::resampleSpline(*reference.volume, grid, 0, cancel);
  return inputs;
}

core::VolumePtr upsample(const core::Volume& lr, const core::Geometry& grid, const ModelCard& card,
                         const core::CancelToken& cancel) {
  const bool fourier = card.alignment == core::GridAlignment::fourier;
  if (fourier && card.upsampling == "zerofill") return imaging::zeroFill(lr, grid.size()[0], grid.size()[1], cancel);
  if (fourier && card.upsampling == "bicubic") return imaging::bicubic(lr, grid.size()[0], grid.size()[1], cancel);
  if (card.upsampling == "linear") return imaging::resampleLinear(lr, grid, 0, cancel);
  throw core::Error(ErrorCode::badModel, "The model " + card.nameAndVersion() + " asks for the upsampling “" +
                                             card.upsampling + "” on its grid, which this version does not know.");
}

std::string upsamplingInWords(const std::string& upsampling) {
  if (upsampling == "zerofill") return "zero-filled k-space";
  if (upsampling == "bicubic") return "bicubic interpolation";
  if (upsampling == "linear") return "linear interpolation";
  return upsampling;
}

}  // namespace glmamba::engine
