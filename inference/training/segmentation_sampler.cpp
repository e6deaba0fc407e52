// SPDX-License-Identifier: Apache-2.0
#include "inference/training/segmentation_sampler.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <torch/torch.h>

#include "inference/engine/slice_tensor.h"
#include "inference/imaging/tumour_regions.h"

namespace glmamba::training {

namespace {

using torch::Tensor;
namespace F = torch::nn::functional;

constexpr double kLargestTurn = 0.35;     // radians, 20°
constexpr double kLargestStretch = 0.18;  // of the logarithm: 0.84 to 1.2 times
constexpr double kLargestShift = 0.06;    // of the image's side
constexpr double kLargestMismatch = 0.8;  // of a tumour that is not seen, from the tissue's mean, in its deviations

/// Where the pixels of an example of `size` lie in an image {H, W}, as grid_sample takes them: {1, size, size, 2}.
Tensor places(int size, std::int64_t height, std::int64_t width, RandomNumbers& random) {
  const double turn = random.between(-kLargestTurn, kLargestTurn),
               zoom = std::exp(random.between(-kLargestStretch, kLargestStretch));
  const double mirrorX = random.happens(0.5) ? -1 : 1, mirrorY = random.happens(0.5) ? -1 : 1;
  const double toX = size * zoom / static_cast<double>(width), toY = size * zoom / static_cast<double>(height);
  const double shiftX = 2 * random.between(-kLargestShift, kLargestShift),
               shiftY = 2 * random.between(-kLargestShift, kLargestShift);
  const Tensor map = torch::tensor({std::cos(turn) * toX * mirrorX, -std::sin(turn) * toX, shiftX,
                                    std::sin(turn) * toY * mirrorX * mirrorY, std::cos(turn) * toY * mirrorY, shiftY},
                                   torch::kDouble)
                         .to(torch::kFloat)
                         .view({1, 2, 3});
  return F::affine_grid(map, {1, 1, size, size}, false);
}

Tensor sampled(const Tensor& image, const Tensor& grid, bool isLabels) {
  auto options = F::GridSampleFuncOptions().align_corners(false);
  if (isLabels)
    options.mode(torch::kNearest).padding_mode(torch::kZeros);
  else
    options.mode(torch::kBilinear).padding_mode(torch::kBorder);
  return F::grid_sample(image.unsqueeze(0), grid, options)[0];
}

/// Which contrasts are left out of one example, of those that are there.
std::vector<bool> leftOut(const std::vector<core::VolumePtr>& images, double probability, RandomNumbers& random) {
  std::vector<bool> isLeftOut(images.size());
  auto there = std::count_if(images.begin(), images.end(), [](const auto& image) { return image != nullptr; });
  for (std::size_t n = 0; n < images.size(); ++n)
    if (images[n] && there > 1 && probability > 0 && random.happens(probability)) {
      isLeftOut[n] = true;
      --there;
    }
  return isLeftOut;
}

/// The tumour from `depth` on loses its mean over `image` {slices, H, W} and takes one about that of the tissue, 0; its
/// texture stays.
Tensor withoutContrast(const Tensor& image, const Tensor& depths, int depth, double level) {
  const Tensor inside = depths.clamp(depth - 1, depth) - (depth - 1);  // 0 or 1
  const Tensor size = inside.sum();
  if (size.item<float>() < 1) return image;
  return image + inside * (level - (image * inside).sum() / size);
}

/// Which of an example's contrasts does not show its tumour, and from which depth on.
struct Mismatch {
  std::size_t contrast;
  int depth;
  double level;
};
std::optional<Mismatch> drawMismatch(const std::vector<core::VolumePtr>& images, double probability,
                                     RandomNumbers& random) {
  if (probability == 0 || !random.happens(probability)) return {};
  std::vector<std::size_t> there;
  for (std::size_t n = 0; n < images.size(); ++n)
    if (images[n]) there.push_back(n);
  if (there.size() < 2) return {};
  return Mismatch{random.anyOf(there), random.happens(0.5) ? 1 : 2,
                  random.between(-kLargestMismatch, kLargestMismatch)};
}

}  // namespace

Tensor regionsOf(const Tensor& depths, const std::vector<std::string>& regions) {
  std::vector<Tensor> masks;
  for (const std::string& region : regions)
    masks.push_back(depths.ge(imaging::tumourRegion(region)->depth).to(torch::kFloat));
  return torch::stack(masks, depths.dim() - 2);
}

SegmentationBatch drawExamples(const std::vector<SegmentationSubject>& subjects,
                               const segmentation::Configuration& configuration, const ExampleOptions& options,
                               RandomNumbers& random) {
  std::vector<Tensor> images, depths;
  const std::int64_t ofContrast = 1 + 2 * configuration.neighbours;
  for (int n = 0; n < options.count; ++n) {
    const SegmentationSubject& subject = random.anyOf(subjects);
    const bool wantsTumour = random.happens(options.tumourShare) && !subject.tumourSlices.empty();
    const int k = random.anyOf(wantsTumour ? subject.tumourSlices : subject.slices);
    const Tensor grid = places(options.size, subject.depths->rows(), subject.depths->columns(), random);
    const bool isUpsideDown = random.happens(0.5);
    const std::vector<bool> isLeftOut = leftOut(subject.images, options.leaveOut, random);
    const std::optional<Mismatch> mismatch = drawMismatch(subject.images, options.mismatch, random);
    std::vector<Tensor> contrasts;
    for (std::size_t c = 0; c < subject.images.size(); ++c) {
      const double gain = std::exp(random.between(-options.brightness, options.brightness)),
                   shift = random.between(-options.brightness, options.brightness);
      if (!subject.images[c] || isLeftOut[c]) {
        contrasts.push_back(torch::zeros({ofContrast, options.size, options.size}));
        continue;
      }
      Tensor slices = engine::sliceTensor(*subject.images[c], k, configuration.neighbours);
      if (mismatch && mismatch->contrast == c)
        slices = withoutContrast(slices, engine::sliceTensor(*subject.depths, k, configuration.neighbours),
                                 mismatch->depth, mismatch->level);
      if (isUpsideDown) slices = slices.flip({0});
      contrasts.push_back(sampled(slices, grid, false) * gain + shift);
    }
    images.push_back(torch::cat(contrasts));
    depths.push_back(sampled(engine::sliceTensor(*subject.depths, k, 0), grid, true)[0]);
  }
  return {torch::stack(images), regionsOf(torch::stack(depths), configuration.regions)};
}

}  // namespace glmamba::training
