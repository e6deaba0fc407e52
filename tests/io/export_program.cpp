// SPDX-License-Identifier: Apache-2.0
// Exports everything once, to be killed while it does or to run out of room: export_program SOURCE OUT
// writes OUT.nii.gz with OUT.json, and OUT-sr, OUT-seg and OUT-map from the DICOM series SOURCE.

#include <cmath>
#include <iostream>

#include "core/error.h"
#include "io/dicom_export.h"
#include "io/load.h"
#include "io/nifti_writer.h"
#include "io/parametric_map.h"
#include "io/scan.h"
#include "io/segmentation.h"

using namespace glmamba;

namespace {

void exportAll(const std::string& source, const std::string& out) {
  const core::Series series = io::scan({source}).studies.at(0).series.at(0);
  const core::VolumePtr volume = io::loadVolume(series);
  io::writeNifti(*volume, out + ".nii.gz", "{\"written\": \"anew\"}");
  core::Provenance provenance;
  provenance.modelName = "Model";
  io::exportSrSeries(*volume, series, series, provenance, out + "-sr");
  std::vector<float> labels(volume->voxels());
  for (float& label : labels) label = std::fmod(label, 3.0F);
  io::exportSegmentation(core::makeVolume(volume->geometry(), labels), {}, series, {}, out + "-seg");
  io::exportParametricMaps({{volume, core::mapQuantity("uncertainty")}}, series, {}, {}, out + "-map");
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 3) return 2;
    exportAll(argv[1], argv[2]);
    return 0;
  } catch (const core::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
