// SPDX-License-Identifier: Apache-2.0
#include "inference/glmamba/network.h"
#include "tests/inference/ops/gpu.h"

using torch::Tensor;

namespace {

// In double precision the operators have no kernels: the processor's float32 is the reference here, which the golden
// files tie to double precision.
double difference(const Tensor& a, const Tensor& b) {
  return ((a.to(torch::kCPU) - b).abs().max() / (b.max() - b.min())).item<double>();
}

glmamba::Network wanderingNetwork() {
  torch::manual_seed(3);
  glmamba::Network network;
  const torch::NoGradGuard noGradients;
  for (auto& parameter : network->named_parameters())
    if (parameter.key().find("deform.") != std::string::npos) parameter.value().normal_(0, 0.05);
  return network;
}

}  // namespace

TEST_CASE("The network on the GPU gives what it gives on the processor, and so do its gradients", "[gpu]") {
  GLMAMBA_NEEDS_GPU();
  at::globalContext().setAllowTF32CuDNN(false);
  glmamba::Network network = wanderingNetwork();
  const Tensor lr = torch::rand({2, 1, 61, 50}), reference = torch::rand({2, 1, 61, 50});
  const auto gradients = [&](const torch::Device& device) {
    network->zero_grad();
    network->to(device);
    const auto output = network(lr.to(device), reference.to(device));
    (output.sr.square().mean() + output.reference.square().mean()).backward();
    std::vector<Tensor> found{output.sr.detach().cpu(), output.reference.detach().cpu()};
    for (const Tensor& parameter : network->parameters()) found.push_back(parameter.grad().clone().cpu());
    return found;
  };
  const auto expected = gradients(torch::kCPU), actual = gradients(torch::kCUDA);
  CHECK(difference(actual[0], expected[0]) < 1e-4);
  CHECK(difference(actual[1], expected[1]) < 1e-4);
  for (std::size_t i = 2; i < expected.size(); ++i) {
    CAPTURE(i);
    // float32 through some twenty layers, sums in another order.
    CHECK((actual[i] - expected[i]).norm().item<double>() < 2e-3 * expected[i].norm().item<double>() + 1e-7);
  }
  const torch::NoGradGuard noGradients;  // the fused kernels
  const auto output = network(lr.to(torch::kCUDA), reference.to(torch::kCUDA));
  CHECK(difference(output.sr, expected[0]) < 1e-4);
  CHECK(difference(output.reference, expected[1]) < 1e-4);
}
