// SPDX-License-Identifier: Apache-2.0
// The operators and the network against files made by tests/golden/network_golden.py (torchvision's operator and numpy)
// and swin_unet_golden.py (PyTorch), in double precision.
#include "inference/engine/safetensors.h"
#include "inference/glmamba/network.h"
#include "inference/ops/deform_conv2d.h"
#include "inference/ops/selective_scan.h"
#include "inference/segmentation/swin_unet.h"
#include "tests/inference/torch_and_catch.h"

using torch::Tensor;
using Tensors = std::map<std::string, Tensor>;

namespace {

Tensors golden(const char* name) { return glmamba::engine::readSafetensors(std::string(GLMAMBA_GOLDEN "/") + name); }

/// Largest difference, as a share of the range of what is expected.
double difference(const Tensor& result, const Tensor& expected) {
  REQUIRE(result.sizes() == expected.sizes());
  return ((result - expected).abs().max() / (expected.max() - expected.min())).item<double>();
}

}  // namespace

TEST_CASE("The deformable convolution is torchvision's", "[golden]") {
  const Tensors t = golden("deform_conv2d.safetensors");
  const Tensor y = glmamba::ops::deformConv2d(t.at("input"), t.at("offset"), t.at("modulation"), t.at("weight"));
  CHECK(difference(y, t.at("output")) < 1e-6);  // sums of 45 float32 products
}

TEST_CASE("The selective scan is the recurrence, over the whole map and over quadrants", "[golden]") {
  const Tensors t = golden("selective_scan.safetensors");
  for (const bool quadrants : {false, true}) {
    const Tensor y = glmamba::ops::selectiveScan(t.at("u"), t.at("projected"), t.at("delta_weight"), t.at("delta_bias"),
                                                 t.at("A"), t.at("D"), quadrants);
    CHECK(difference(y, t.at(quadrants ? "local" : "global")) < 1e-5);  // exponentials in float32
  }
}

TEST_CASE("The network is its page's double-precision transcription", "[golden]") {
  const Tensors t = golden("network.safetensors");
  glmamba::Configuration configuration;
  configuration.channels = 8;
  configuration.stateSize = 4;
  configuration.deltaRank = 2;
  const torch::NoGradGuard noGradients;
  glmamba::Network network(configuration);
  auto parameters = network->named_parameters();
  CHECK(t.size() == parameters.size() + 4);
  for (auto& parameter : parameters) {
    CAPTURE(parameter.key());
    const Tensor& values = t.at("weights." + parameter.key());
    REQUIRE(values.sizes() == parameter.value().sizes());
    parameter.value().copy_(values);
  }
  const auto image = [&](const char* name) { return t.at(name).unsqueeze(0).unsqueeze(0); };
  const glmamba::NetworkOutput output = network(image("input.lr"), image("input.reference"));
  // What the page promises: 1e-4 of the output's range.
  CHECK(difference(output.sr, image("output.sr")) < 1e-4);
  CHECK(difference(output.reference, image("output.reference")) < 1e-4);
}

TEST_CASE("The Swin-Unet is a double-precision transcription of its papers", "[golden]") {
  const Tensors t = golden("swin_unet.safetensors");
  glmamba::segmentation::Configuration configuration;
  configuration.contrasts = {"T2", "T1"};
  configuration.regions = {"whole-tumour", "tumour-core"};
  configuration.neighbours = 0;
  configuration.channels = 8;
  configuration.depths = {2, 2};
  configuration.heads = {1, 2};
  configuration.window = 4;
  configuration.patch = 2;
  const torch::NoGradGuard noGradients;
  glmamba::segmentation::SwinUnet network(configuration);
  auto parameters = network->named_parameters();
  CHECK(t.size() == parameters.size() + 2);
  for (auto& parameter : parameters) {
    CAPTURE(parameter.key());
    const Tensor& values = t.at("weights." + parameter.key());
    REQUIRE(values.sizes() == parameter.value().sizes());
    parameter.value().copy_(values);
  }
  // Shifted windows on maps that whole windows do not fill, odd sides; as far as float32 goes through ten blocks.
  CHECK(difference(network->forward(t.at("input").unsqueeze(0)), t.at("output").unsqueeze(0)) < 1e-5);
}
