// SPDX-License-Identifier: Apache-2.0
// One process that does for as long as it is asked what a window does all day: scans, loads, runs, judges, cancels and
// writes. A line on stdout after each round, so that tests/soak/soak.py can watch its memory.
//
//     soak SECONDS FOLDER     FOLDER holds what `glmamba demo` made; beside it is written

#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <thread>

#include "app/trust/trust_set.h"
#include "inference/engine/model.h"
#include "inference/engine/segment.h"
#include "inference/engine/super_resolve.h"
#include "inference/imaging/kspace.h"
#include "io/load.h"
#include "io/nifti_writer.h"
#include "io/scan.h"

using namespace glmamba;
namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

/// Stops what runs beside it after a random time, or when it is left.
class LaterCancel {
 public:
  LaterCancel(core::CancelToken cancel, std::chrono::milliseconds after)
      : m_thread([cancel = std::move(cancel), after] {
          std::this_thread::sleep_for(after);
          cancel.requestCancel();
        }) {}
  ~LaterCancel() { m_thread.join(); }

 private:
  std::thread m_thread;
};

void require(bool isTrue, const std::string& what) {
  if (isTrue) return;
  throw core::Error(core::ErrorCode::badValue, what);
}

struct Soak {
  fs::path folder;
  engine::Model model;
  engine::SegmentationModel segmenting;
  std::mt19937 random;
  std::vector<float> expected;  ///< voxels of the first run: all others have to be the same

  core::VolumePtr load(const char* name) { return io::loadVolumeFile(folder / name); }

  void round() {
    const auto found = io::scan({folder});
    require(found.studies.size() == 2, "the scan found another count of studies");
    for (const auto& series : found.studies[1].series) io::loadVolume(series);
    const core::VolumePtr truth = load("phantom_t2.nii.gz");
    engine::SuperResolutionRequest request;
    request.lr = imaging::degrade(*truth, 2);
    request.reference = load("phantom_t1.nii.gz");
    request.slices = engine::SliceRange{14, 16};

    const auto outcome = engine::superResolve(request, model, {});
    if (const auto* failure = std::get_if<core::Failure>(&outcome)) throw failure->error;
    const auto& result = std::get<engine::SuperResolutionResult>(outcome);
    if (expected.empty()) expected = result.sr->voxels();
    require(expected == result.sr->voxels(), "a run gave other voxels than the first one");
    io::writeNifti(*result.sr, folder.parent_path() / "sr.nii.gz");

    trust::TrustInput input;
    input.lr = request.lr;
    input.truth = truth;
    input.slices = *request.slices;
    input.sr = result.sr;
    input.interpolated = result.interpolated;
    trust::TrustMaker maker(input, {});
    maker.error();
    maker.measurement(true, true);
    require(maker.take().maps.size() > 5, "maps are missing");

    const core::CancelToken cancel;
    const LaterCancel later(cancel, std::chrono::milliseconds(random() % 300));
    request.slices.reset();
    const auto cancelled = engine::superResolve(request, model, cancel);
    require(!std::holds_alternative<core::Failure>(cancelled), "a run that was cancelled failed");
    const auto labels = engine::segment({{{"T2", truth}}, 14, 16}, segmenting);
    require(std::holds_alternative<engine::SegmentationResult>(labels), "the segmentation failed");
  }
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: soak SECONDS FOLDER\n";
    return 2;
  }
  try {
    const auto end = Clock::now() + std::chrono::seconds(std::atoi(arguments[1]));
    Soak soak{arguments[2],
              engine::Model::load(engine::defaultModel(2)),
              engine::SegmentationModel::load(engine::defaultSegmentationModel({"T2"})),
              std::mt19937(20261122),
              {}};
    for (int round = 1; Clock::now() < end; ++round) {
      soak.round();
      std::cout << "round " << round << std::endl;
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "soak: " << error.what() << "\n";
    return 1;
  }
}
