// SPDX-License-Identifier: Apache-2.0
#include "inference/training/training_data.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "inference/imaging/phantom.h"
#include "inference/training/pack.h"
#include "io/load.h"
#include "io/nifti_writer.h"
#include "tests/inference/engine/text_file.h"

using namespace glmamba;
using Catch::Contains;

namespace {

/// Phantoms a, b and c in a folder, and a split with one of them in each subset.
struct Phantoms {
  engine::TemporaryFolder folder;
  std::filesystem::path split = folder.path() / "split.json";

  explicit Phantoms(const std::vector<unsigned>& seeds = {1, 2, 3}) {
    for (std::size_t n = 0; n < seeds.size(); ++n) {
      const imaging::Phantom phantom = imaging::makePhantom({{40, 44, 32}, seeds[n]});
      io::writeNifti(*phantom.t2, image(n, "t2"));
      io::writeNifti(*phantom.t1, image(n, "t1"));
    }
    const auto subset = [](const std::string& name, const std::string& id) {
      return "\"" + name + R"(": [{"id": ")" + id + R"(", "target": ")" + id + R"(_t2.nii", "reference": ")" + id +
             "_t1.nii\"}]";
    };
    std::ofstream(split) << "{" << subset("train", "a") << "," << subset("validation", "b") << ","
                         << subset("test", "c") << "}";
  }
  std::unique_ptr<training::SubjectSource> source() const { return training::openSubjects(split, &io::loadVolumeFile); }
  std::filesystem::path image(std::size_t n, const char* contrast) const {
    return folder.path() / (std::string(1, static_cast<char>('a' + n)) + "_" + contrast + ".nii");
  }
};

}  // namespace

TEST_CASE("Training data are the train and validation subjects, normalised on one grid", "[training]") {
  const Phantoms phantoms;
  const auto data = training::readTrainingData(*phantoms.source(), {2});
  REQUIRE(data.training.size() == 1);
  REQUIRE(data.validation.size() == 1);
  CHECK(data.training[0].id == "a");
  CHECK(data.validation[0].id == "b");
  CHECK(data.training[0].lr->geometry().sameGrid(data.training[0].hr->geometry()));
  CHECK(core::quantileOfNonZero(*data.training[0].reference, 0.995) == Approx(1));
}

TEST_CASE("The same voxels in two subsets are refused, under whatever name", "[training]") {
  for (const auto& [seeds, names] : {std::pair{std::vector<unsigned>{1, 1, 3}, std::pair{"a", "b"}},
                                     {{1, 2, 1}, {"a", "c"}},
                                     {{1, 2, 2}, {"b", "c"}}}) {
    const Phantoms phantoms(seeds);
    CHECK_THROWS_WITH(training::readTrainingData(*phantoms.source(), {2}),
                      Contains("very same voxels") && Contains(names.first) && Contains(names.second));
  }
}

TEST_CASE("A target that is its own reference is refused, and so is a subject that can't be read", "[training]") {
  const Phantoms phantoms;
  std::filesystem::copy_file(phantoms.image(0, "t2"), phantoms.image(0, "t1"),
                             std::filesystem::copy_options::overwrite_existing);
  CHECK_THROWS_WITH(training::readTrainingData(*phantoms.source(), {2}),
                    Contains("Subject a") && Contains("same voxels"));
  std::filesystem::resize_file(phantoms.image(0, "t1"), 1000);
  CHECK_THROWS_WITH(training::readTrainingData(*phantoms.source(), {2}), Contains("Subject a") && Contains("a_t1.nii"));
}

TEST_CASE("Test images that are not there do not keep one from training", "[training]") {
  const Phantoms phantoms;
  std::filesystem::remove(phantoms.image(2, "t2"));
  CHECK(training::readTrainingData(*phantoms.source(), {4}).training.size() == 1);
}

TEST_CASE("Reading training data stops when cancelled", "[training]") {
  const Phantoms phantoms;
  const core::CancelToken cancel;
  cancel.requestCancel();
  CHECK_THROWS_AS(training::readTrainingData(*phantoms.source(), {2}, cancel), core::CancelToken::Requested);
}

TEST_CASE("A program without readers of images trains from packs only", "[training]") {
  const Phantoms phantoms;
  CHECK_THROWS_WITH(training::openSubjects(phantoms.split, {}), Contains("split.json") && Contains("glmamba pack"));
  const auto file = phantoms.folder.path() / "subjects.pack";
  training::writePack(*phantoms.source(), {"train", "validation"}, file);
  const auto pack = training::openSubjects(file, {});
  CHECK(pack->subsets() == std::vector<std::string>{"train", "validation"});
  const auto fromPack = training::readTrainingData(*pack, {2}),
             fromFiles = training::readTrainingData(*phantoms.source(), {2});
  REQUIRE(fromPack.training.size() == 1);
  REQUIRE(fromPack.validation.size() == 1);
  CHECK(fromPack.training[0].id == "a");
  const core::Volume &packed = *fromPack.training[0].hr, &original = *fromFiles.training[0].hr;
  CHECK(packed.geometry().sameGrid(original.geometry()));
  const auto range = core::voxelRange(original);
  double most = 0;
  for (std::size_t n = 0; n < original.voxels().size(); ++n)
    most = std::max<double>(most, std::abs(packed.voxels()[n] - original.voxels()[n]));
  CHECK(most < 1e-3 * (range.highest - range.lowest));
  CHECK_THROWS_WITH(pack->subjects("test"), Contains("subjects.pack") && Contains("“test”"));
}

TEST_CASE("Data that leak are not packed", "[training]") {
  const Phantoms phantoms({1, 2, 1});  // the test subject is the training subject
  const auto file = phantoms.folder.path() / "subjects.pack";
  CHECK_THROWS_WITH(training::writePack(*phantoms.source(), {"train", "validation"}, file), Contains("leaks"));
  CHECK_FALSE(std::filesystem::exists(file));
}
