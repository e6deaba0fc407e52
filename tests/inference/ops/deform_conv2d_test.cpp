#include "inference/ops/deform_conv2d.h"

#include <cmath>

#include "tests/inference/torch_and_catch.h"

using torch::Tensor;

namespace {

struct Case {
  std::int64_t batch, in, out, height, width;
};

struct Arguments {
  Tensor input, offset, modulation, weight;
  std::vector<Tensor> all() const { return {input, offset, modulation, weight}; }
};

Arguments randomArguments(const Case& c, double reach) {
  torch::manual_seed(23);
  const auto leaf = [](Tensor t) { return t.requires_grad_(true); };
  return {leaf(torch::randn({c.batch, c.in, c.height, c.width}, torch::kDouble)),
          leaf((torch::rand({c.batch, 18, c.height, c.width}, torch::kDouble) * 2 - 1) * reach),
          leaf(torch::rand({c.batch, 9, c.height, c.width}, torch::kDouble)),
          leaf(torch::randn({c.out, c.in, 3, 3}, torch::kDouble))};
}

// The formula of the header in double precision: the image is set in zeros wide enough for every offset and its four
// neighbours are gathered by index. Torch differentiates it.
Tensor reference(const Arguments& a) {
  const auto n = a.input.size(0), c = a.input.size(1), h = a.input.size(2), w = a.input.size(3);
  constexpr std::int64_t kMargin = 8;
  const auto wide = w + 2 * kMargin;
  const Tensor padded = torch::constant_pad_nd(a.input, {kMargin, kMargin, kMargin, kMargin}).flatten(2);
  const Tensor rows = torch::arange(h, torch::kDouble).view({h, 1}), columns = torch::arange(w, torch::kDouble);
  Tensor y = torch::zeros({n, a.weight.size(0), h, w}, torch::kDouble);
  for (std::int64_t t = 0; t < 9; ++t) {
    const Tensor py = rows + (t / 3 - 1) + a.offset.select(1, 2 * t),
                 px = columns + (t % 3 - 1) + a.offset.select(1, 2 * t + 1);
    const Tensor top = py.detach().floor(), left = px.detach().floor();
    Tensor sampled = torch::zeros({n, c, h, w}, torch::kDouble);
    for (int corner = 0; corner < 4; ++corner) {
      const Tensor cy = top + (corner >> 1), cx = left + (corner & 1);
      const Tensor share = (1 - (py - cy).abs()) * (1 - (px - cx).abs());
      const Tensor index = ((cy + kMargin) * wide + cx + kMargin).to(torch::kLong).view({n, 1, -1}).expand({n, c, -1});
      sampled = sampled + padded.gather(2, index).view({n, c, h, w}) * share.unsqueeze(1);
    }
    const Tensor tap = a.weight.select(3, t % 3).select(2, t / 3);
    y = y + torch::einsum("oc,nchw->nohw", {tap, sampled * a.modulation.select(1, t).unsqueeze(1)});
  }
  return y;
}

Arguments asFloat(const Arguments& a) {
  const auto leaf = [](const Tensor& t) { return t.detach().to(torch::kFloat).requires_grad_(true); };
  return {leaf(a.input), leaf(a.offset), leaf(a.modulation), leaf(a.weight)};
}

Tensor run(const Arguments& a) { return glmamba::ops::deformConv2d(a.input, a.offset, a.modulation, a.weight); }

double relativeDifference(const Tensor& a, const Tensor& b) {
  return ((a.to(torch::kDouble) - b).abs().max() / b.abs().max().clamp_min(1e-12)).item<double>();
}

}  // namespace

TEST_CASE("The deformable convolution and its gradients equal the formula in double precision", "[ops]") {
  const auto c = GENERATE(Case{1, 1, 1, 1, 1}, Case{2, 3, 5, 7, 9}, Case{1, 16, 8, 31, 33}, Case{3, 21, 17, 6, 5},
                          Case{2, 96, 96, 12, 8});
  // Offsets of up to five pixels leave the image on every side.
  const double reach = GENERATE(0.9, 5.0);
  CAPTURE(c.batch, c.in, c.out, c.height, c.width, reach);
  const Arguments exact = randomArguments(c, reach), fast = asFloat(exact);
  const Tensor expected = reference(exact), actual = run(fast);
  // float32: a sum of up to 864 products, and coordinates of up to 38 rounded at 2e-6.
  CHECK(relativeDifference(actual, expected) < 2e-5);
  torch::manual_seed(4);
  const Tensor weight = torch::randn(expected.sizes(), torch::kDouble);
  (expected * weight).sum().backward();
  (actual * weight.to(torch::kFloat)).sum().backward();
  for (std::size_t i = 0; i < exact.all().size(); ++i) {
    CAPTURE(i);
    CHECK(relativeDifference(fast.all()[i].grad(), exact.all()[i].grad()) < 5e-5);
  }
}

TEST_CASE("Without offsets and with full modulation it is a plain convolution", "[ops]") {
  const Arguments a = asFloat(randomArguments({2, 10, 6, 9, 14}, 0));
  torch::NoGradGuard noGradients;
  const Tensor actual =
      glmamba::ops::deformConv2d(a.input, torch::zeros_like(a.offset), torch::ones_like(a.modulation), a.weight);
  CHECK(torch::allclose(actual, torch::conv2d(a.input, a.weight, {}, 1, 1), 1e-4, 1e-4));
}

TEST_CASE("The deformable convolution takes channels-last and contiguous input alike", "[ops]") {
  const Arguments a = asFloat(randomArguments({1, 20, 8, 9, 7}, 1));
  torch::NoGradGuard noGradients;
  Arguments last = a;
  last.input = a.input.contiguous(at::MemoryFormat::ChannelsLast);
  last.offset = a.offset.permute({3, 2, 1, 0}).contiguous().permute({3, 2, 1, 0});
  CHECK(torch::equal(run(a), run(last)));
}

TEST_CASE("NaN in the image or an offset reaches the deformable convolution's output", "[ops]") {
  Arguments a = asFloat(randomArguments({1, 4, 2, 6, 6}, 0.3));
  torch::NoGradGuard noGradients;
  SECTION("image") { a.input = a.input.clone().index_put_({0, 1, 3, 3}, NAN); }
  SECTION("offset") { a.offset = a.offset.clone().index_put_({0, 8, 3, 3}, NAN); }
  CHECK(std::isnan(run(a)[0][0][3][3].item<float>()));
}

TEST_CASE("The deformable convolution refuses shapes that do not fit", "[ops]") {
  Arguments a = asFloat(randomArguments({1, 4, 2, 6, 6}, 0.3));
  a.offset = a.offset.narrow(1, 0, 9);
  CHECK_THROWS_WITH(run(a), Catch::Contains("offset"));
}
