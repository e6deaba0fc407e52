// SPDX-License-Identifier: Apache-2.0
#include "tests/trust/planted_fault.h"

#include <array>
#include <cmath>

#include <torch/torch.h>

#include "inference/engine/network_answer.h"
#include "inference/engine/perturbed_answers.h"
#include "inference/engine/subvoxel_shift.h"

namespace glmamba::test {

namespace {

using torch::Tensor;

double between(std::mt19937& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

/// A random pixel where `mask` is 1, {row, column}.
std::optional<std::array<double, 2>> placeIn(const Tensor& mask, std::mt19937& random) {
  const Tensor places = torch::nonzero(mask > 0.5);
  if (places.size(0) == 0) return {};
  const auto chosen = std::uniform_int_distribution<std::int64_t>(0, places.size(0) - 1)(random);
  return std::array<double, 2>{places[chosen][0].item<double>(), places[chosen][1].item<double>()};
}

/// The distance of each pixel to a place.
Tensor distances(const Tensor& like, const std::array<double, 2>& place) {
  const Tensor rows = torch::arange(like.size(0), torch::kFloat32) - place[0];
  const Tensor columns = torch::arange(like.size(1), torch::kFloat32) - place[1];
  return torch::sqrt(rows.unsqueeze(1).square() + columns.unsqueeze(0).square());
}

Tensor smoothed(const Tensor& image, double sigma) {
  const int radius = static_cast<int>(std::ceil(3 * sigma));
  Tensor taps = torch::exp(-0.5 * (torch::arange(-radius, radius + 1, torch::kFloat32) / sigma).square());
  taps = taps / taps.sum();
  Tensor x = image.unsqueeze(0).unsqueeze(0);
  const std::vector<std::int64_t> everyOne{1, 1}, down{radius, 0}, across{0, radius};
  x = torch::conv2d(x, taps.reshape({1, 1, -1, 1}), {}, everyOne, down);
  return torch::conv2d(x, taps.reshape({1, 1, 1, -1}), {}, everyOne, across)[0][0];
}

/// Each image of {n, H, W} (or one {H, W}) by `change`.
void changeEach(Tensor& images, const std::function<Tensor(const Tensor&)>& change) {
  std::vector<Tensor> all;
  for (std::int64_t n = 0; n < images.size(0); ++n) all.push_back(change(images[n]));
  images = torch::stack(all);
}

/// In every answer alike.
void changeAll(SliceAnswers& answers, const std::function<Tensor(const Tensor&)>& change) {
  answers.sr = change(answers.sr);
  changeEach(answers.altered, change);
  changeEach(answers.otherWays, change);
}

/// A ring of 4 to 9 voxels' radius and a voxel's width, height 1.
Tensor ring(const Tensor& distance, std::mt19937& random) {
  const double radius = between(random, 4, 9);
  return torch::exp(-0.5 * ((distance - radius) / 0.8).square());
}

Tensor movedByOne(const Tensor& image) {
  Tensor moved = torch::zeros_like(image);
  const std::int64_t h = image.size(0), w = image.size(1);
  moved.slice(0, 1).slice(1, 1).copy_(image.slice(0, 0, h - 1).slice(1, 0, w - 1));
  return moved;
}

/// A lesion, or what of it lies within a disc, takes the brightness of the tissue round it.
bool eraseLesion(FaultyCase& planted, std::mt19937& random) {
  const SliceAnswers& slice = planted.clean;
  const auto place = placeIn(slice.lesion, random);
  if (!place) return false;
  const Tensor distance = distances(slice.sr, *place);
  planted.region = ((distance < between(random, 4, 10)) & (slice.lesion > 0.5)).to(torch::kFloat32);
  const Tensor tissue = (slice.head > 0.5) & (slice.lesion < 0.5) & (distance < 30);
  if (planted.region.sum().item<double>() < 20 || tissue.sum().item<double>() < 100) return false;
  const double level = slice.sr.masked_select(tissue).median().item<double>();
  const Tensor weight = smoothed(planted.region, 0.8);
  // All but a fifth of what is left of the lesion's own texture.
  changeAll(planted.faulty, [&](const Tensor& x) { return x + weight * (level + 0.2 * (x - smoothed(x, 3)) - x); });
  return true;
}

/// A structure of the reference alone, printed into the image, whole or only its part beyond the measured band.
bool printStructure(FaultyCase& planted, bool hidden, const std::function<Tensor(const Tensor&)>& added,
                    std::mt19937& random) {
  const auto place = placeIn(planted.clean.head, random);
  if (!place) return false;
  const Tensor structure = ring(distances(planted.clean.sr, *place), random);
  planted.region = (structure > 0.3).to(torch::kFloat32);
  if ((planted.region * planted.clean.head).sum().item<double>() < 0.9 * planted.region.sum().item<double>())
    return false;
  const double sign = between(random, -1, 1) < 0 ? -1 : 1;
  planted.clean.reference =
      planted.clean.reference + sign * between(random, 0.2, 0.4) * planted.clean.referenceBrightness * structure;
  planted.faulty.reference = planted.clean.reference;
  const double strength = sign * between(random, 0.05, 0.2) * planted.clean.brightness;
  const auto print = [&](const Tensor& s) { return strength * (hidden ? added(s) : s); };
  const Tensor printed = print(structure);
  planted.faulty.sr = planted.faulty.sr + printed;
  changeEach(planted.faulty.otherWays, [&](const Tensor& x) { return x + printed; });
  // Blanked, it is gone; mirrored, it is on the other side.
  planted.faulty.altered = planted.faulty.altered.clone();
  planted.faulty.altered[1] += print(movedByOne(structure));
  return true;
}

/// Every second voxel brighter and darker, within a disc.
bool addCheckerboard(FaultyCase& planted, std::mt19937& random) {
  const auto place = placeIn(planted.clean.head, random);
  if (!place) return false;
  planted.region = (distances(planted.clean.sr, *place) < between(random, 6, 12)).to(torch::kFloat32);
  const Tensor amplitude = between(random, 0.01, 0.05) * planted.clean.brightness * planted.region;
  const auto board = [](std::int64_t rows, std::int64_t columns) {
    const Tensor parity = (torch::arange(rows).unsqueeze(1) + torch::arange(columns).unsqueeze(0)).remainder(2);
    return 1 - 2 * parity.to(torch::kFloat32);
  };
  const Tensor upright = board(amplitude.size(0), amplitude.size(1));
  planted.faulty.sr = planted.faulty.sr + amplitude * upright;
  changeEach(planted.faulty.altered, [&](const Tensor& x) { return x + amplitude * upright; });
  std::vector<Tensor> ways;
  for (int way = 0; way < engine::kOtherWays; ++way) {
    Tensor pattern;
    if (way < engine::kSymmetries) {
      const Tensor like = engine::turned(upright.unsqueeze(0).unsqueeze(0), way);
      pattern = engine::turnedBack(board(like.size(2), like.size(3)).unsqueeze(0).unsqueeze(0), way)[0][0];
    } else {
      const engine::Shift& by = engine::kShifts[way - engine::kSymmetries];
      pattern = engine::shifted(upright.unsqueeze(0).unsqueeze(0), -by.columns, -by.rows)[0][0];
    }
    ways.push_back(planted.faulty.otherWays[way] + amplitude * pattern);
  }
  planted.faulty.otherWays = torch::stack(ways);
  return true;
}

bool blurRegion(FaultyCase& planted, std::mt19937& random) {
  const auto place = placeIn(planted.clean.head, random);
  if (!place) return false;
  planted.region = (distances(planted.clean.sr, *place) < between(random, 8, 14)).to(torch::kFloat32);
  const Tensor weight = smoothed(planted.region, 1);
  const double sigma = between(random, 0.8, 1.6);
  changeAll(planted.faulty, [&](const Tensor& x) { return x + weight * (smoothed(x, sigma) - x); });
  return true;
}

/// The whole slice by half a voxel along columns, rows or both.
bool shiftHalfVoxel(FaultyCase& planted, std::mt19937& random) {
  const int along = std::uniform_int_distribution<int>(1, 3)(random);
  const double columns = along & 1 ? 0.5 : 0, rows = along & 2 ? 0.5 : 0;
  planted.region = planted.clean.head;
  const auto move = [&](const Tensor& x) { return engine::shifted(x.unsqueeze(0).unsqueeze(0), columns, rows)[0][0]; };
  planted.faulty.sr = move(planted.faulty.sr);
  changeEach(planted.faulty.altered, move);
  std::vector<Tensor> ways;
  for (int way = 0; way < engine::kOtherWays; ++way) {
    const Tensor answer = planted.faulty.otherWays[way];
    if (way >= engine::kSymmetries) {
      ways.push_back(move(answer));
      continue;
    }
    // The network's own answer, shifted on its grid, and turned back.
    const Tensor asGiven = engine::turned(answer.unsqueeze(0).unsqueeze(0), way);
    ways.push_back(engine::turnedBack(engine::shifted(asGiven, columns, rows), way)[0][0]);
  }
  planted.faulty.otherWays = torch::stack(ways);
  return true;
}

}  // namespace

const std::vector<std::pair<FaultKind, std::string>>& faultKinds() {
  static const std::vector<std::pair<FaultKind, std::string>> kinds{
      {FaultKind::erasedLesion, "lesion erased"},
      {FaultKind::printedStructure, "T1-only structure printed"},
      {FaultKind::hiddenStructure, "the same, beyond the measured band"},
      {FaultKind::checkerboard, "checkerboard"},
      {FaultKind::blurredRegion, "region blurred"},
      {FaultKind::halfVoxelShift, "shifted by half a voxel"}};
  return kinds;
}

std::optional<FaultyCase> plantedFault(FaultKind kind, const SliceAnswers& slice,
                                       const std::function<Tensor(const Tensor&)>& added, std::mt19937& random) {
  FaultyCase planted{slice, slice, {}};
  const bool isPlanted = [&] {
    switch (kind) {
      case FaultKind::erasedLesion:
        return eraseLesion(planted, random);
      case FaultKind::printedStructure:
      case FaultKind::hiddenStructure:
        return printStructure(planted, kind == FaultKind::hiddenStructure, added, random);
      case FaultKind::checkerboard:
        return addCheckerboard(planted, random);
      case FaultKind::blurredRegion:
        return blurRegion(planted, random);
      case FaultKind::halfVoxelShift:
        return shiftHalfVoxel(planted, random);
    }
    return false;
  }();
  if (!isPlanted) return {};
  return planted;
}

}  // namespace glmamba::test
