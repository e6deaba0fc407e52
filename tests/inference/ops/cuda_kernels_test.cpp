// SPDX-License-Identifier: Apache-2.0
// The CUDA kernels' arithmetic, run on the processor: the same code that nvcc compiles, block by block. Only the start
// of a kernel, its barriers and the special-function unit's exponential are left to the tests tagged [gpu].
#include <cmath>

#include "inference/ops/cuda/deform_conv2d_kernels.h"
#include "inference/ops/cuda/pointwise_kernels.h"
#include "inference/ops/cuda/selective_scan_backward.h"
#include "inference/ops/cuda/selective_scan_forward.h"
#include "inference/ops/pointwise.h"
#include "inference/ops/scan_order.h"
#include "tests/inference/ops/host_block.h"
#include "tests/inference/ops/references.h"

using torch::Tensor;
namespace ops = glmamba::ops;
namespace cuda = glmamba::ops::cuda;
namespace reference = glmamba::ops::reference;
using reference::relativeDifference;

namespace {

Tensor single(const Tensor& t) { return t.detach().to(torch::kFloat).contiguous(); }
Tensor channelsLast(const Tensor& t) { return t.detach().permute({0, 2, 3, 1}).contiguous(); }
Tensor channelsFirst(const Tensor& t) { return t.permute({0, 3, 1, 2}); }
float* data(const Tensor& t) { return t.data_ptr<float>(); }

// What no kernel wrote is NaN.
Tensor unwritten(at::IntArrayRef sizes) { return torch::full(sizes, NAN); }

cuda::ScanMap mapOf(const reference::ScanCase& c, bool quadrants) {
  const auto size = [](std::int64_t n) { return static_cast<std::int32_t>(n); };
  return {c.batch, size(c.height), size(c.width), size(c.channels), size(c.rank), size(c.states), quadrants};
}

struct Scan {
  Scan(const reference::ScanCase& c, bool quadrants, const reference::ScanArguments& exact) : map(mapOf(c, quadrants)) {
    for (const Tensor& t : exact.all()) inputs.push_back(single(t));
  }

  cuda::ScanForwardArguments arguments(std::int32_t chunk) const {
    return {map,
            data(inputs[0]),
            data(inputs[1]),
            data(inputs[2]),
            data(inputs[3]),
            data(inputs[4]),
            data(inputs[5]),
            chunk,
            cuda::ceilDivide(map.longest(), chunk),
            nullptr,
            nullptr,
            nullptr,
            nullptr};
  }

  Tensor planes() const {
    return unwritten({4 * cuda::stateGroups(map), map.batch, map.height, map.width, map.channels});
  }
  std::int64_t keptTiles() const { return map.tilesBefore(map.orders(), cuda::kKeptTile); }

  Tensor inOneGo(const Tensor& kept) const {
    cuda::ScanForwardArguments in = arguments(cuda::ceilDivide(map.longest(), 16) * 16);
    const Tensor y = planes();
    in.y = data(y);
    in.kept = kept.defined() ? data(kept) : nullptr;
    cuda::runOnHost<cuda::ScanForward<float>>(in);
    return y.sum(0);
  }

  Tensor inChunks(std::int32_t chunk) const {
    cuda::ScanForwardArguments in = arguments(chunk);
    const Tensor state = unwritten({map.batch, map.orders(), in.chunks, map.states, map.channels});
    const Tensor deltaSum = unwritten({map.batch, map.orders(), in.chunks, map.channels}), y = planes();
    in.state = data(state);
    in.deltaSum = data(deltaSum);
    cuda::runOnHost<cuda::ScanForward<float>>(in);
    cuda::runOnHost<cuda::ScanCarry>(in);
    in.y = data(y);
    cuda::runOnHost<cuda::ScanForward<float>>(in);
    return y.sum(0);
  }

  cuda::ScanMap map;
  std::vector<Tensor> inputs;
};

}  // namespace

TEST_CASE("The kernels' walk over the token map is the table's", "[ops][cuda]") {
  const auto [height, width] =
      GENERATE(table<std::int64_t, std::int64_t>({{1, 1}, {2, 2}, {1, 7}, {5, 3}, {7, 6}, {8, 12}}));
  const bool quadrants = GENERATE(false, true);
  if (quadrants && (height < 2 || width < 2)) return;
  const cuda::ScanMap map = mapOf({1, height, width, 1, 1, 1}, quadrants);
  const auto orders = ops::scanOrders(height, width, quadrants);
  REQUIRE(map.orders() == static_cast<std::int32_t>(orders.size()));
  std::int32_t longest = 0;
  for (std::int32_t o = 0; o < map.orders(); ++o) {
    CAPTURE(height, width, quadrants, o);
    const cuda::ScanWalk walk = map.walk(o);
    ops::ScanOrder walked;
    for (std::int32_t l = 0; l < walk.length(); ++l) walked.push_back(walk.token(l));
    CHECK(walked == orders[static_cast<std::size_t>(o)]);
    longest = std::max(longest, walk.length());
  }
  CHECK(map.longest() == longest);
}

TEST_CASE("The scan's CUDA kernels and their gradients equal the recurrence in double precision", "[ops][cuda]") {
  using Case = reference::ScanCase;
  const auto c = GENERATE(Case{1, 1, 1, 1, 1, 1}, Case{2, 3, 5, 7, 2, 3}, Case{1, 7, 6, 16, 6, 16},
                          Case{3, 5, 5, 70, 16, 17}, Case{1, 13, 11, 65, 6, 40}, Case{2, 4, 8, 192, 6, 16});
  const bool quadrants = GENERATE(false, true);
  if (quadrants && (c.height < 2 || c.width < 2)) return;
  CAPTURE(c.batch, c.height, c.width, c.channels, c.rank, c.states, quadrants);
  const reference::ScanArguments exact = reference::randomScanArguments(c, 17);
  const Scan scan(c, quadrants, exact);
  const cuda::ScanMap& map = scan.map;
  const Tensor expected = reference::selectiveScan(exact, quadrants);
  const Tensor kept = unwritten({map.batch, scan.keptTiles(), map.states, map.channels});
  // float32 over at most 143 recurrent steps: a few hundred roundings of 6e-8.
  CHECK(relativeDifference(scan.inOneGo(kept), expected) < 5e-6);
  CHECK(relativeDifference(scan.inOneGo({}), expected) < 5e-6);
  for (const std::int32_t chunk : {8, 16, 64}) CHECK(relativeDifference(scan.inChunks(chunk), expected) < 5e-6);
  REQUIRE(kept.isfinite().all().item<bool>());

  torch::manual_seed(3);
  const Tensor gradient = torch::randn(expected.sizes(), torch::kDouble), gy = single(gradient);
  (expected * gradient).sum().backward();
  const std::int64_t groups = cuda::stateGroups(map), channelGroups = cuda::ScanBackward::channelGroups(map);
  const std::int64_t perRegion = map.batch * map.regions();
  const std::vector<Tensor> actual{
      scan.planes(),
      torch::zeros({channelGroups * groups, map.batch, map.height, map.width, map.projectedWidth()}),
      unwritten({perRegion * groups, 4, map.channels, map.rank}),
      unwritten({perRegion * groups, 4, map.channels}),
      unwritten({perRegion, 4, map.channels, map.states}),
      unwritten({perRegion, 4, map.channels})};
  const std::vector<Tensor>& in = scan.inputs;
  cuda::runOnHost<cuda::ScanBackward>(cuda::ScanBackwardArguments{
      map, data(in[0]), data(in[1]), data(in[2]), data(in[3]), data(in[4]), data(in[5]), data(kept), data(gy),
      data(actual[0]), data(actual[1]), data(actual[2]), data(actual[3]), data(actual[4]), data(actual[5])});
  for (std::size_t i = 0; i < actual.size(); ++i) {
    CAPTURE(i);
    CHECK(relativeDifference(actual[i].sum(0), exact.all()[i].grad()) < 3e-5);
  }
}

TEST_CASE("NaN in a token's input reaches the output of the scan's CUDA kernel", "[ops][cuda]") {
  const reference::ScanCase c{1, 4, 4, 16, 2, 4};
  reference::ScanArguments a = reference::converted(reference::randomScanArguments(c, 7), torch::kDouble);
  const torch::NoGradGuard noGradients;
  SECTION("through u") { a.u[0][1][2][3] = NAN; }
  SECTION("through the projection of Δ") { a.projected[0][1][2][0] = NAN; }
  CHECK(std::isnan(Scan(c, false, a).inOneGo({})[0][1][2][3].item<float>()));
}

TEST_CASE("Long batches are scanned in one go, single slices in chunks", "[ops][cuda]") {
  constexpr std::int32_t kMultiprocessors = 132;  // H100, H200
  const auto chunks = [&](std::int64_t batch, bool quadrants) {
    return cuda::chunkCount(mapOf({batch, 120, 120, 192, 6, 16}, quadrants), kMultiprocessors);
  };
  CHECK(chunks(1, false) > 50);
  CHECK(chunks(8, false) == 1);
  CHECK(chunks(16, false) == 1);
  CHECK(chunks(2, true) == 1);
  CHECK(chunks(0, false) == 1);
  CHECK(cuda::chunkCount(mapOf({1, 2, 2, 8, 1, 4}, false), kMultiprocessors) == 1);
}

TEST_CASE("The deformable convolution's CUDA kernels equal the formula in double precision", "[ops][cuda]") {
  using Case = reference::DeformCase;
  const auto c = GENERATE(Case{1, 1, 1, 1, 1}, Case{2, 3, 5, 7, 9}, Case{1, 16, 8, 31, 33}, Case{3, 21, 17, 6, 5},
                          Case{2, 96, 96, 12, 8});
  const double reach = GENERATE(0.9, 5.0);
  CAPTURE(c.batch, c.in, c.out, c.height, c.width, reach);
  const reference::DeformArguments exact = reference::randomDeformArguments(c, reach);
  const Tensor expected = reference::deformConv2d(exact);
  const Tensor input = single(channelsLast(exact.input)), offset = single(channelsLast(exact.offset)),
               modulation = single(channelsLast(exact.modulation));
  const std::int64_t pixels = c.batch * c.height * c.width, depth = 9 * c.in;
  const Tensor weight = single(exact.weight).permute({2, 3, 1, 0}).reshape({depth, c.out});
  const Tensor panel = unwritten({pixels, depth}), gInput = torch::zeros_like(input),
               gOffset = unwritten(offset.sizes()), gModulation = unwritten(modulation.sizes());
  // In two parts, the second of which begins within an image.
  const auto inParts = [&](const auto& run) {
    for (const auto& [first, last] : {std::pair{std::int64_t{0}, pixels / 3}, {pixels / 3, pixels}})
      run(cuda::DeformArguments{first, last - first, static_cast<std::int32_t>(c.height),
                                static_cast<std::int32_t>(c.width), static_cast<std::int32_t>(c.in), data(input),
                                data(offset), data(modulation), data(panel) + first * depth, data(gInput),
                                data(gOffset), data(gModulation)});
  };
  const auto image = [&](const Tensor& rows) { return channelsFirst(rows.view({c.batch, c.height, c.width, -1})); };
  inParts([](const auto& in) { cuda::runOnHost<cuda::DeformGather<float, 1>>(in); });
  // float32: a sum of up to 864 products, and coordinates of up to 38 rounded at 2e-6.
  CHECK(relativeDifference(image(panel.matmul(weight)), expected) < 2e-5);
  if (c.in % 4 == 0) {
    const Tensor one = panel.clone();
    panel.fill_(NAN);
    inParts([](const auto& in) { cuda::runOnHost<cuda::DeformGather<float, 4>>(in); });
    CHECK(torch::equal(panel, one));
  }

  torch::manual_seed(4);
  const Tensor gradient = torch::randn(expected.sizes(), torch::kDouble);
  (expected * gradient).sum().backward();
  const Tensor gy = single(channelsLast(gradient)).view({pixels, c.out});
  CHECK(relativeDifference(panel.t().matmul(gy).view({3, 3, c.in, c.out}).permute({3, 2, 0, 1}), exact.weight.grad()) <
        5e-5);
  panel.copy_(gy.matmul(weight.t()));
  inParts([](const auto& in) { cuda::runOnHost<cuda::DeformScatter>(in); });
  CHECK(relativeDifference(channelsFirst(gInput), exact.input.grad()) < 5e-5);
  CHECK(relativeDifference(channelsFirst(gOffset), exact.offset.grad()) < 5e-5);
  CHECK(relativeDifference(channelsFirst(gModulation), exact.modulation.grad()) < 5e-5);
}

TEST_CASE("The pixel-by-pixel CUDA kernels equal their definitions in double precision", "[ops][cuda]") {
  torch::manual_seed(5);
  const auto [channels, height, width] =
      GENERATE(table<std::int64_t, std::int64_t, std::int64_t>({{1, 2, 2}, {5, 4, 6}, {96, 6, 10}, {200, 2, 34}}));
  CAPTURE(channels, height, width);
  const std::int64_t rows = 2 * height * width;
  const auto width32 = static_cast<std::int32_t>(width), channels32 = static_cast<std::int32_t>(channels);
  // A lambda of C++17 captures no structured binding.
  const auto image = [height = height, width = width](std::int64_t count) {
    return torch::randn({2, height, width, count}, torch::kDouble);
  };

  SECTION("merge, norm and gate") {
    const Tensor planes = torch::randn({4, rows, channels}, torch::kDouble) + 2,
                 wide = torch::randn({rows, 2 * channels}, torch::kDouble) * 10,
                 weight = torch::randn({channels}, torch::kDouble), bias = torch::randn({channels}, torch::kDouble);
    const Tensor p = single(planes), z = single(wide), w = single(weight), b = single(bias),
                 y = unwritten({rows, channels});
    cuda::MergeArguments in{data(p), 4, rows, channels32, nullptr, nullptr, 1e-5F, nullptr, 0, data(y)};
    cuda::runOnHost<cuda::MergeNormGate<float>>(in);
    CHECK(relativeDifference(y, planes.sum(0)) < 1e-6);
    if (channels == 1) return;  // its norm is 0/0 but for ε
    in.weight = data(w);
    in.bias = data(b);
    in.gate = data(z) + channels;
    in.gateStride = 2 * channels;
    cuda::runOnHost<cuda::MergeNormGate<float>>(in);
    const Tensor expected = torch::layer_norm(planes.sum(0), {channels}, weight, bias, 1e-5) *
                            torch::silu(wide.narrow(1, channels, channels));
    CHECK(relativeDifference(y, expected) < 3e-5);  // the mean is four times the spread
  }
  SECTION("modulator") {
    const Tensor expanded = torch::randn({2, height / 2, width / 2, 4 * channels}, torch::kDouble),
                 d = image(channels) * 8;
    const Tensor e = single(expanded), f = single(d), y = unwritten(d.sizes());
    const Tensor expected = ops::modulate(expanded, channelsFirst(d)).permute({0, 2, 3, 1});
    const cuda::ModulateArguments in{2 * height, width32, channels32, data(e), data(f), data(y)};
    cuda::runOnHost<cuda::Modulate<float, 1>>(in);
    CHECK(relativeDifference(y, expected) < 3e-6);
    if (channels % 4 != 0) return;
    y.fill_(NAN);
    cuda::runOnHost<cuda::Modulate<float, 4>>(in);
    CHECK(relativeDifference(y, expected) < 3e-6);
  }
  SECTION("fusion") {
    const Tensor t = image(channels), r = image(channels),
                 attention = torch::randn({2, 2 * channels}, torch::kDouble) / 4,
                 attentionBias = torch::randn({2}, torch::kDouble),
                 weight = torch::randn({3, 3 * channels}, torch::kDouble) / 20,
                 weightBias = torch::randn({3}, torch::kDouble);
    const Tensor a = single(t), b = single(r), factors = single(attention), bias = single(attentionBias);
    constexpr std::int32_t kParts = 3;
    const Tensor shares = unwritten({2, height * width}), maxima = unwritten({2, kParts, 3 * channels}),
                 y = unwritten(t.sizes());
    cuda::FusionArguments in{2,          height * width, channels32,   kParts,  data(a), data(b), data(factors),
                             data(bias), data(shares),   data(maxima), nullptr, data(y)};
    cuda::runOnHost<cuda::FusionMaxima<float>>(in);
    const Tensor w = single(torch::softmax(torch::linear(maxima.amax(1).to(torch::kDouble), weight, weightBias), 1));
    in.weights = data(w);
    cuda::runOnHost<cuda::FusionSum<float>>(in);
    const Tensor expected = ops::fuse(channelsFirst(t), channelsFirst(r), attention, attentionBias, weight, weightBias);
    CHECK(relativeDifference(channelsFirst(y), expected) < 3e-5);
  }
}

TEST_CASE("NaN reaches the fusion's maxima and the deformable convolution's panel on CUDA", "[ops][cuda]") {
  CHECK(std::isnan(cuda::largerOrNan(NAN, 1.0F)));
  CHECK(std::isnan(cuda::largerOrNan(1.0F, NAN)));
  CHECK(cuda::largerOrNan(1.0F, 2.0F) == 2.0F);
  CHECK(std::isnan(cuda::softplus(NAN)));
  const Tensor input = torch::ones({1, 3, 3, 1}), modulation = torch::ones({1, 3, 3, 9});
  Tensor offset = torch::zeros({1, 3, 3, 18});
  offset[0][1][1][8] = NAN;  // y of the middle tap
  const Tensor panel = torch::empty({9, 9});
  cuda::runOnHost<cuda::DeformGather<float, 1>>(cuda::DeformArguments{
      0, 9, 3, 3, 1, data(input), data(offset), data(modulation), data(panel), nullptr, nullptr, nullptr});
  CHECK(panel.isnan().sum().item<std::int64_t>() == 1);
  CHECK(std::isnan(panel[4][4].item<float>()));
}
