// SPDX-License-Identifier: Apache-2.0
#include "inference/training/pack.h"

#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "inference/training/voxel_coding.h"
#include "tests/inference/engine/text_file.h"

using namespace glmamba;
using Catch::Contains;

namespace {

core::Geometry grid(const core::Size3& size) {
  return {size, {1, 1.5, 2.25}, {-3, 4, 5.5}, {{{0, 1, 0}, {-1, 0, 0}, {0, 0, 1}}}};
}

/// A smooth image with a rim of zeros, from `lowest` on, with steps of `step`.
core::VolumePtr image(const core::Size3& size, double lowest, double step) {
  std::vector<float> voxels;
  for (int k = 0; k < size[2]; ++k)
    for (int j = 0; j < size[1]; ++j)
      for (int i = 0; i < size[0]; ++i) {
        const bool rim = i == 0 || j == 0 || i == size[0] - 1;
        const double number = 700 + 300 * std::sin(0.7 * i + k) * std::cos(0.9 * j) + (i * 7 + j * 13) % 5;
        voxels.push_back(rim ? 0 : static_cast<float>(lowest + step * std::round(number)));
      }
  return core::makeVolume(grid(size), std::move(voxels));
}

/// Two subjects in memory.
class Memory : public training::SubjectSource {
 public:
  training::Contrasts contrasts() const override { return {"T2", "PD"}; }
  std::vector<std::string> subsets() const override { return {"train", "validation"}; }
  std::vector<training::SubjectImages> subjects(const std::string& subset) const override {
    const double first = subset == "train" ? 0 : 5;
    return {{subset + "-1",
             [=] {
               return image({17, 12, 3}, first, 1);
             },
             [=] {
               return image({9, 8, 2}, first, 0.01);
             },
             [=] {
               return core::makeVolume(grid({2, 2, 1}), {0, 1, 3, 0});
             },
             {{"FLAIR", [=] {
                 return image({9, 8, 2}, first + 1, 1);
               }}}}};
  }
  std::vector<training::SubjectImages> presentSubjects(const std::string& subset) const override {
    return subjects(subset);
  }
};

}  // namespace

TEST_CASE("Whole numbers come back as they were, others within a thousandth of the range", "[pack]") {
  const core::Size3 size{19, 13, 4};
  const auto check = [&](const core::VolumePtr& volume, double tolerance) {
    const auto coded = training::encodeVoxels(*volume);
    const auto again = training::decodeVoxels(coded, volume->geometry());
    const auto range = core::voxelRange(*volume);
    double most = 0;
    for (std::size_t n = 0; n < volume->voxels().size(); ++n) {
      const float original = volume->voxels()[n], decoded = again->voxels()[n];
      most = std::max<double>(most, std::abs(original - decoded));
      if (original == 0) CHECK(decoded == 0);
    }
    CHECK(most <= tolerance * (range.highest - range.lowest));
  };
  check(image(size, 0, 1), 0);
  check(image(size, -900, 1), 0);       // below zero
  check(image(size, 0, 0.37), 1.3e-4);  // half a step of 4095
  check(image(size, -123.4, 21.7), 1.3e-4);
  check(image(size, 0, 9), 1.3e-4);  // whole, over too large a range
  check(core::makeVolume(grid({3, 2, 1}), std::vector<float>(6, 0.5F)), 1e-6);
  check(core::makeVolume(grid({3, 2, 1}), std::vector<float>(6, 0)), 0);
}

TEST_CASE("Voxels that are not numbers are packed as nothing", "[pack]") {
  const auto volume = core::makeVolume(grid({3, 1, 1}), {1, std::numeric_limits<float>::quiet_NaN(), INFINITY});
  CHECK(training::decodeVoxels(training::encodeVoxels(*volume), volume->geometry())->voxels() ==
        std::vector<float>{1, 0, 0});
}

TEST_CASE("A pack gives back its subjects, on their grids", "[pack]") {
  const engine::TemporaryFolder folder;
  const auto file = folder / "subjects.pack";
  training::writePack(Memory(), {"train", "validation"}, file);
  CHECK(training::isPack(file));
  const auto pack = training::openPack(file);
  CHECK(pack->contrasts().reference == "PD");
  CHECK(pack->subsets() == std::vector<std::string>{"train", "validation"});
  const auto subjects = pack->subjects("validation");
  REQUIRE(subjects.size() == 1);
  CHECK(subjects[0].id == "validation-1");
  const auto target = subjects[0].target();
  CHECK(target->geometry().sameGrid(grid({17, 12, 3})));
  CHECK(target->voxels() == image({17, 12, 3}, 5, 1)->voxels());
  CHECK(subjects[0].reference()->geometry().sameGrid(grid({9, 8, 2})));
  REQUIRE(subjects[0].labels);
  CHECK(subjects[0].labels()->voxels() == std::vector<float>{0, 1, 3, 0});
  REQUIRE(subjects[0].further.count("FLAIR") == 1);
  CHECK(subjects[0].further.at("FLAIR")()->voxels() == image({9, 8, 2}, 6, 1)->voxels());
}

TEST_CASE("A damaged pack is an error with its name, wherever the damage is", "[pack]") {
  const engine::TemporaryFolder folder;
  const auto file = folder / "subjects.pack";
  training::writePack(Memory(), {"train"}, file);
  const std::string good = engine::readText(file);
  const auto readAll = [&] {
    const auto pack = training::openPack(file);
    for (const auto& subject : pack->subjects("train")) {
      subject.target();
      subject.reference();
    }
  };
  readAll();
  // Cut short anywhere.
  for (std::size_t length : {std::size_t{9}, std::size_t{16}, std::size_t{40}, good.size() / 2, good.size() - 1}) {
    CAPTURE(length);
    engine::writeText(file, good.substr(0, length));
    CHECK_THROWS_AS(readAll(), core::Error);
  }
  // A header length, a size and a count of bytes that the file does not have.
  std::string wrong = good;
  wrong[15] = '\x7f';
  engine::writeText(file, wrong);
  CHECK_THROWS_WITH(readAll(), Contains("subjects.pack"));
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"\"size\":[17", "\"size\":[18"},
                                 {"\"size\":[17", "\"size\":[-7"},
                                 {"\"begin\":0", "\"begin\":9"},
                                 {"\"id\":", "\"iq\":"}}) {
    CAPTURE(to);
    wrong = good;
    const auto at = wrong.find(from);
    REQUIRE(at != std::string::npos);
    engine::writeText(file, wrong.replace(at, from.size(), to));
    CHECK_THROWS_AS(readAll(), core::Error);
  }
  // Any byte of the table: an error or an image, and nothing worse.
  for (std::size_t n = 16; n < 16 + 400; n += 3) {
    wrong = good;
    wrong[n] = static_cast<char>(wrong[n] ^ 0x15);
    engine::writeText(file, wrong);
    try {
      readAll();
    } catch (const core::Error&) {
    }
  }
}
