// SPDX-License-Identifier: Apache-2.0
#include "app/cli/engine_options.h"

#include <map>

namespace glmamba::cli {

void addEngineOptions(CLI::App& command, EngineOptions& options) {
  using engine::Device;
  using engine::Precision;
  const std::map<std::string, Device> devices{
      {"auto", Device::automatic}, {"cpu", Device::cpu}, {"cuda", Device::cuda}};
  const std::map<std::string, Precision> precisions{
      {"auto", Precision::automatic}, {"fp32", Precision::fp32}, {"bf16", Precision::bf16}};
  const auto oneOf = [](const auto& names) { return CLI::CheckedTransformer(names, CLI::ignore_case).description(""); };
  command
      .add_option("--model", options.model, "An installed model by name, or a .safetensors file (default: by scale)")
      ->type_name("NAME|FILE");
  command.add_option("--device", options.device, "auto, cpu or cuda")->transform(oneOf(devices))->type_name("DEVICE");
  command.add_option("--precision", options.precision, "auto, fp32 or bf16")
      ->transform(oneOf(precisions))
      ->type_name("PRECISION");
}

}  // namespace glmamba::cli
