// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <filesystem>

#include <catch2/catch.hpp>

#include "inference/imaging/kspace.h"
#include "inference/imaging/metrics.h"
#include "io/load.h"

using namespace glmamba;

namespace {

struct Figure {
  const char* file;
  int scaleFactor;
  double psnr, ssim;
  int slices;
};

// Zero-filled interpolation by NumPy's FFT and scikit-image's SSIM, of the voxels as stored.
constexpr Figure kFigures[] = {
    {"nifti/brats2021/BraTS2021_01484/BraTS2021_01484_t2.nii.gz", 2, 37.6110, 0.97429, 127},
    {"nifti/brats2021/BraTS2021_01484/BraTS2021_01484_t2.nii.gz", 4, 33.7509, 0.91355, 127},
    {"nifti/lesjak-ms/patient19/T2.nii.gz", 2, 31.5745, 0.94315, 113},
    {"nifti/lesjak-ms/patient19/T2.nii.gz", 4, 27.3950, 0.80818, 113},
};

}  // namespace

TEST_CASE("Zero-filled interpolation of real images has the figures of an independent program", "[kspace][data]") {
  const char* folder = std::getenv("GLMAMBA_TEST_DATA");
  for (const Figure& figure : kFigures) {
    const auto path = std::filesystem::path(folder ? folder : "") / figure.file;
    if (!folder || !std::filesystem::exists(path)) {
      WARN("skipped: " << figure.file << " is not below GLMAMBA_TEST_DATA");
      continue;
    }
    CAPTURE(figure.file, figure.scaleFactor);
    const auto hr = io::loadVolumeFile(path);
    const auto lr = imaging::degrade(*hr, figure.scaleFactor);
    const auto metrics = imaging::measure(*hr, *imaging::zeroFill(*lr, hr->columns(), hr->rows()));
    CHECK(metrics.psnr == Approx(figure.psnr).margin(1.5e-4).epsilon(0));  // 1e-4 dB and the last printed digit
    CHECK(metrics.ssim == Approx(figure.ssim).margin(1.5e-5).epsilon(0));
    CHECK(metrics.slices == figure.slices);
  }
}
