// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "io/dicom_export.h"
#include "io/dicom_uid.h"
#include "io/mr_series.h"
#include "tests/io/reading.h"
#include "tests/io/test_data.h"

namespace glmamba::io::test {

inline core::Provenance provenance(int scaleFactor, core::GridAlignment alignment) {
  core::Provenance p;
  p.modelName = "GLMamba";
  p.modelVersion = "1";
  p.weightsSha256 = std::string(64, 'a');
  p.scaleFactor = scaleFactor;
  p.alignment = alignment;
  p.programVersion = "0.1.0";
  return p;
}

/// The volume on a grid `scaleFactor` times finer in plane, each voxel repeated.
inline core::VolumePtr repeated(const core::Volume& volume, int scaleFactor, core::GridAlignment alignment) {
  const core::Geometry geometry = volume.geometry().upsampledInPlane(scaleFactor, alignment);
  std::vector<float> voxels;
  voxels.reserve(geometry.voxelCount());
  for (int k = 0; k < geometry.size()[2]; ++k)
    for (int j = 0; j < geometry.size()[1]; ++j)
      for (int i = 0; i < geometry.size()[0]; ++i) voxels.push_back(volume.at(i / scaleFactor, j / scaleFactor, k));
  return core::makeVolume(geometry, std::move(voxels));
}

/// Labels 0, 1, 2 and 4 in patches, none in the first slice, and label 4 in one slice alone.
inline core::VolumePtr patchedLabels(const core::Geometry& geometry) {
  std::vector<float> voxels(geometry.voxelCount());
  const core::Size3& size = geometry.size();
  std::size_t v = 0;
  for (int k = 0; k < size[2]; ++k)
    for (int j = 0; j < size[1]; ++j)
      for (int i = 0; i < size[0]; ++i, ++v) {
        const int patch = (i / 3 + 2 * (j / 2) + k) % 5;
        if (k > 0 && patch > 0) voxels[v] = static_cast<float>(patch == 4 ? (k == 1 ? 4 : 0) : patch % 2 + 1);
      }
  return core::makeVolume(geometry, std::move(voxels));
}

/// A small phantom study with a target and a reference, as DICOM.
struct SmallStudy {
  explicit SmallStudy(const TemporaryFolder& folder)
      : volume(numberedVolume(obliqueGeometry())),
        fine(numberedVolume({{24, 18, 20}, {0.45, 0.65, 1.3}, obliqueGeometry().origin(), obliqueAxes()})) {
    io::MrSeriesDescription description;
    description.studyInstanceUid = io::makeUid();
    description.frameOfReferenceUid = io::makeUid();
    description.contrast = core::Contrast::t2;
    description.seriesDescription = "T2";
    description.repetitionTimeMs = 4000;
    description.echoTimeMs = 100;
    description.seriesNumber = 2;
    io::writeMrSeries(*volume, description, folder / "t2");
    description.contrast = core::Contrast::t1;
    description.seriesDescription = "T1";
    description.repetitionTimeMs = 500;
    description.echoTimeMs = 10;
    description.seriesNumber = 3;
    io::writeMrSeries(*fine, description, folder / "t1");
    target = std::make_unique<core::Series>(onlySeries(folder / "t2"));
    reference = std::make_unique<core::Series>(onlySeries(folder / "t1"));
  }
  core::VolumePtr volume, fine;
  std::unique_ptr<core::Series> target, reference;
};

}  // namespace glmamba::io::test
