#include "inference/training/evaluation.h"

#include <catch2/catch.hpp>

#include "core/error.h"
#include "inference/imaging/kspace.h"
#include "inference/imaging/phantom.h"
#include "inference/imaging/resample.h"
#include "io/nifti_writer.h"
#include "tests/inference/engine/temporary_folder.h"

using namespace glmamba;

namespace {

/// Two small phantoms on the disk: sizes even and odd.
struct Subjects {
  engine::TemporaryFolder folder;
  std::vector<training::SplitSubject> list;
  std::vector<core::VolumePtr> targets;

  Subjects() {
    int number = 0;
    for (const core::Size3& size : {core::Size3{48, 56, 32}, core::Size3{49, 57, 32}}) {
      const imaging::Phantom phantom = imaging::makePhantom({size, 7U + static_cast<unsigned>(number)});
      const std::string id = "phantom-" + std::to_string(number++);
      const auto target = folder.path() / (id + "_t2.nii"), reference = folder.path() / (id + "_t1.nii");
      io::writeNifti(*phantom.t2, target);
      io::writeNifti(*phantom.t1, reference);
      list.push_back({id, target, reference, {}});
      targets.push_back(phantom.t2);
    }
  }
};

}  // namespace

TEST_CASE("Interpolations are evaluated per subject, scale and method, as measured by hand", "[evaluation]") {
  const Subjects subjects;
  training::EvaluationOptions options;
  options.methods = {"zerofill", "bicubic"};
  const auto rows = training::evaluate(subjects.list, options);
  REQUIRE(rows.size() == 8);
  std::size_t row = 0;
  for (std::size_t s = 0; s < 2; ++s)
    for (int scale : {2, 4})
      for (const char* method : {"zerofill", "bicubic"}) {
        INFO("row " << row);
        REQUIRE(rows[row].subject == subjects.list[s].id);
        REQUIRE(rows[row].scaleFactor == scale);
        REQUIRE(rows[row].method == method);
        const core::Volume& hr = *subjects.targets[s];
        const core::VolumePtr lr = imaging::degrade(hr, scale);
        const core::VolumePtr restored = rows[row].method == "zerofill"
                                             ? imaging::zeroFill(*lr, hr.columns(), hr.rows())
                                             : imaging::bicubic(*lr, hr.columns(), hr.rows());
        const imaging::Metrics expected = imaging::measure(hr, *restored);
        REQUIRE(rows[row].metrics.psnr == Approx(expected.psnr).epsilon(1e-9));
        REQUIRE(rows[row].metrics.ssim == Approx(expected.ssim).epsilon(1e-9));
        REQUIRE(rows[row].metrics.nmse == Approx(expected.nmse).epsilon(1e-9));
        REQUIRE(rows[row].metrics.slices == expected.slices);
        REQUIRE(rows[row].seconds > 0);
        ++row;
      }
  // Less of k-space is left at four than at two.
  REQUIRE(rows[0].metrics.psnr > rows[2].metrics.psnr);
}

TEST_CASE("Means are over the subjects, for each scale and method", "[evaluation]") {
  const auto row = [](const char* subject, int scale, const char* method, double psnr) {
    return training::EvaluationRow{subject, scale, method, {psnr, psnr / 100, psnr / 1000, 10}, psnr / 10};
  };
  const auto means = training::meansOf({row("a", 2, "zerofill", 30), row("a", 4, "zerofill", 20),
                                        row("b", 2, "zerofill", 40), row("b", 4, "zerofill", 26)});
  REQUIRE(means.size() == 2);
  REQUIRE(means[0].subject == "mean");
  REQUIRE(means[0].scaleFactor == 2);
  REQUIRE(means[0].metrics.psnr == Approx(35));
  REQUIRE(means[0].metrics.ssim == Approx(0.35));
  REQUIRE(means[0].metrics.nmse == Approx(0.035));
  REQUIRE(means[0].metrics.slices == 20);
  REQUIRE(means[1].metrics.psnr == Approx(23));
  REQUIRE(means[1].seconds == Approx(2.3));
  REQUIRE(training::meansOf({}).empty());
}

TEST_CASE("An unknown method is refused before any work", "[evaluation]") {
  training::EvaluationOptions options;
  options.methods = {"lanczos"};
  REQUIRE_THROWS_WITH(training::evaluate({}, options), Catch::Contains("lanczos") && Catch::Contains("bicubic"));
}

TEST_CASE("A subject that can't be read is named", "[evaluation]") {
  Subjects subjects;
  std::filesystem::resize_file(subjects.list[1].target, 1000);
  training::EvaluationOptions options;
  options.methods = {"zerofill"};
  options.scaleFactors = {2};
  REQUIRE_THROWS_WITH(training::evaluate(subjects.list, options),
                      Catch::Contains("phantom-1") && Catch::Contains("phantom-1_t2.nii"));
}

TEST_CASE("A cancelled evaluation stops", "[evaluation]") {
  const Subjects subjects;
  training::EvaluationOptions options;
  options.methods = {"zerofill"};
  core::CancelToken cancel;
  int stages = 0;
  REQUIRE_THROWS_AS(training::evaluate(subjects.list, options, cancel,
                                       [&](const core::Progress&) {
                                         ++stages;
                                         cancel.requestCancel();
                                       }),
                    core::CancelToken::Requested);
  REQUIRE(stages == 1);
}
