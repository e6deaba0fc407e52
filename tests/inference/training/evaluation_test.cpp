// SPDX-License-Identifier: Apache-2.0
#include "inference/training/evaluation.h"

#include <fstream>

#include <torch/script.h>

#include "core/error.h"
#include "inference/engine/make_network.h"
#include "inference/imaging/kspace.h"
#include "inference/imaging/phantom.h"
#include "inference/imaging/resample.h"
#include "inference/training/paired_test.h"
#include "io/load.h"
#include "io/nifti_writer.h"
#include "tests/inference/engine/small_model.h"
#include "tests/inference/torch_and_catch.h"

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
      list.push_back({id, target, reference, {}, {}, {}});
      targets.push_back(phantom.t2);
    }
  }

  std::vector<training::SubjectImages> images() const { return training::imagesOf(list, &io::loadVolumeFile); }
};

}  // namespace

TEST_CASE("Interpolations are evaluated per subject, scale and method, as measured by hand", "[evaluation]") {
  const Subjects subjects;
  training::EvaluationOptions options;
  options.methods = {"zerofill", "bicubic"};
  const auto rows = training::evaluate(subjects.images(), options).rows;
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
    return training::EvaluationRow{subject, scale, method, {psnr, psnr / 100, psnr / 1000, 10, {}}, psnr / 10};
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

TEST_CASE("Models are evaluated by file, with what is done around them, at their own scale", "[evaluation]") {
  const Subjects subjects;
  const engine::SmallModel small;
  engine::ModelCard cnn = small.card;
  cnn.name = "plain-x2";
  cnn.network = "cnn-dual";
  cnn.configuration = {4, 1};
  const auto network = engine::makeNetwork(engine::networkKind("cnn-dual"), cnn.configuration);
  cnn.weights = small.folder / "plain.safetensors";
  cnn.weightsSha256 = engine::saveWeights(*network, cnn.weights);
  engine::writeModelCard(cnn, small.folder / "plain.json");

  const std::string file = small.cardFile().string(), plain = (small.folder / "plain.json").string();
  training::EvaluationOptions options;
  options.methods = {"zerofill", file, file + "+dc", "both=" + file + "+ensemble+dc", plain};
  const auto result = training::evaluate({subjects.images()[0]}, options);
  std::vector<std::string> names;
  for (const auto& row : result.rows) names.push_back(std::to_string(row.scaleFactor) + row.method);
  CHECK(names == std::vector<std::string>{"2zerofill", "2small", "2small+dc", "2both", "2plain", "4zerofill"});
  // What was measured is put back: nearer the truth, whatever the network does.
  CHECK(result.rows[2].metrics.psnr > result.rows[1].metrics.psnr);
  CHECK(result.rows[3].metrics.psnr != result.rows[2].metrics.psnr);
  CHECK(result.rows[4].metrics.psnr != result.rows[1].metrics.psnr);
  CHECK(result.rows[1].metrics.ofSlices.size() == static_cast<std::size_t>(result.rows[1].metrics.slices));

  REQUIRE(result.costs.size() == 6);
  CHECK(result.costs[0].parameters == 0);
  CHECK(result.costs[1].parameters == small.card.parameters);
  CHECK(result.costs[1].multiplyAdds < result.costs[1].allMultiplyAdds);
  CHECK(result.costs[3].allMultiplyAdds == 8 * result.costs[1].allMultiplyAdds);
  CHECK(result.costs[4].parameters == parameterCount(*network));

  options.methods = {file, file};
  CHECK_THROWS_WITH(training::evaluate({}, options), Catch::Contains("small") && Catch::Contains("NAME="));
  options.methods = {file};
  options.scaleFactors = {4};
  CHECK_THROWS_WITH(training::evaluate({}, options), Catch::Contains("none of the scales"));
  options.methods = {"zerofill+dc"};
  CHECK_THROWS_WITH(training::evaluate({}, options), Catch::Contains("only models"));
}

TEST_CASE("Methods are compared slice by slice", "[evaluation]") {
  const auto row = [](const char* subject, const char* method, std::vector<double> psnr) {
    training::EvaluationRow row{subject, 2, method, {}, 0};
    for (double value : psnr) row.metrics.ofSlices.push_back({0, value, 0.5});
    return row;
  };
  const std::vector<training::EvaluationRow> rows = {row("a", "zerofill", {30, 31, 32, 33}),
                                                     row("a", "ours", {31, 33, 31.5, 36}),
                                                     row("a", "other", {31, 33, 31.5, 36}),
                                                     row("b", "zerofill", {20, 21}),
                                                     row("b", "ours", {24, 26}),
                                                     row("b", "other", {24, 26})};
  const auto comparisons = training::comparePairs(rows, "ours");
  REQUIRE(comparisons.size() == 2);
  CHECK(comparisons[0].against == "zerofill");
  CHECK(comparisons[0].slices == 6);
  CHECK(comparisons[0].difference == Approx((1 + 2 - 0.5 + 3 + 4 + 5) / 6));
  CHECK(comparisons[0].betterShare == Approx(5.0 / 6));
  CHECK(comparisons[1].difference == 0);
  CHECK(comparisons[1].p == 1);
  CHECK(training::comparePairs(rows, "absent").empty());
}

TEST_CASE("The signed-rank test agrees with SciPy", "[evaluation]") {
  // scipy.stats.wilcoxon(d, mode="approx", correction=False), SciPy 1.10; with ties and a zero.
  CHECK(training::wilcoxonP({1.5, -0.5, 2, 0.25, -1.5, 3, 0, 0.5, 4, 1}) == Approx(0.08528105891328074));
  CHECK(training::wilcoxonP({1, 2, 3, 4, 5, 6, 7, 8}) == Approx(0.011718685599768628));
  CHECK(training::wilcoxonP({0, 0}) == 1);
}

TEST_CASE("An unknown method is refused before any work", "[evaluation]") {
  training::EvaluationOptions options;
  options.methods = {"lanczos"};
  REQUIRE_THROWS_WITH(training::evaluate({}, options), Catch::Contains("lanczos"));
}

TEST_CASE("A subject that can't be read is named", "[evaluation]") {
  Subjects subjects;
  std::filesystem::resize_file(subjects.list[1].target, 1000);
  training::EvaluationOptions options;
  options.methods = {"zerofill"};
  options.scaleFactors = {2};
  REQUIRE_THROWS_WITH(training::evaluate(subjects.images(), options),
                      Catch::Contains("phantom-1") && Catch::Contains("phantom-1_t2.nii"));
}

TEST_CASE("A cancelled evaluation stops", "[evaluation]") {
  const Subjects subjects;
  training::EvaluationOptions options;
  options.methods = {"zerofill"};
  core::CancelToken cancel;
  int stages = 0;
  REQUIRE_THROWS_AS(training::evaluate(subjects.images(), options, cancel,
                                       [&](const core::Progress&) {
                                         ++stages;
                                         cancel.requestCancel();
                                       }),
                    core::CancelToken::Requested);
  REQUIRE(stages == 1);
}

TEST_CASE("A TorchScript network is run as its description says", "[evaluation]") {
  const Subjects subjects;
  const auto file = subjects.folder.path() / "own.pt", description = subjects.folder.path() / "own.json";
  torch::jit::Module module("own");
  module.register_parameter("share", torch::full({1}, 0.75F), false);
  module.define(R"(
def forward(self, reference, target):
    assert target.size(2) % 16 == 0 and target.size(3) % 16 == 0
    return target + 0.0 * reference * self.share, reference
)");
  module.save(file.string());
  std::ofstream(description) << R"({"scale_factor": 2, "inputs": ["reference", "target"], "size_multiple": 16})";
  training::EvaluationOptions options;
  options.scaleFactors = {2};
  options.methods = {"zerofill", "mine=torchscript:" + file.string()};
  const auto result = training::evaluate(subjects.images(), options);
  REQUIRE(result.rows.size() == 4);
  for (std::size_t n = 0; n < 4; n += 2) {
    CHECK(result.rows[n + 1].method == "mine");
    CHECK(result.rows[n + 1].metrics.psnr == Approx(result.rows[n].metrics.psnr).epsilon(1e-5));
  }
  CHECK(result.costs[1].parameters == 1);

  const auto problem = [&](const char* json) {
    std::ofstream(description) << json;
    try {
      training::evaluate(subjects.images(), options);
    } catch (const core::Error& error) {
      return std::string(error.what());
    }
    return std::string("nothing");
  };
  CHECK_THAT(problem(R"({"scale_factor": 2, "size_multiple": 8, "inputs": ["reference", "target"]})"),
             Catch::Contains("“own” failed on an image of 56×48"));
  CHECK_THAT(problem(R"({"scale_factor": 2, "inputs": ["reference", "t1"]})"),
             Catch::Contains("own.json") && Catch::Contains("inputs"));
  CHECK_THAT(problem(R"({"inputs": ["target"]})"), Catch::Contains("scale_factor"));
  CHECK_THAT(problem("7"), Catch::Contains("own.json"));
  CHECK_THAT(problem(R"({"scale_factor": 4})"), Catch::Contains("none of the scales"));
  std::filesystem::remove(description);
  CHECK_THROWS_WITH(training::evaluate(subjects.images(), options), Catch::Contains("own.json"));
  std::ofstream(file) << "no archive";
  CHECK_THAT(problem(R"({"scale_factor": 2})"), Catch::Contains("own") && Catch::Contains("can't be read"));
}
