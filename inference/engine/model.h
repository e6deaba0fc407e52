// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "inference/engine/model_card.h"

namespace glmamba::engine {

/// Automatic is a GPU with memory to spare, in a program with CUDA kernels, and the processor otherwise.
enum class Device { automatic, cpu, cuda };
/// What products are made of, on a GPU feature maps too; sums and the state of the scan are float32 in both. Automatic:
/// bf16 where the processor has it and the card's measured loss is below 0.02 dB; fp32 on a GPU.
enum class Precision { automatic, fp32, bf16 };

/// Where models are looked for, in order: $GLMAMBA_MODELS, ../share/glmamba/models and resources/models beside the
/// program. The latter is what a build folder has. Baselines are those in `baselines` of the first that has any.
std::vector<std::filesystem::path> modelFolders();

/// Cards of every model in the first folder that has any, without the baselines, sorted by name. A broken card is left
/// out and named in `problems`.
std::vector<ModelCard> installedModels(std::vector<std::string>* problems = nullptr);

/// The newest installed model or baseline of a network for a scale factor; throws Error{notFound} naming the folders
/// searched.
ModelCard defaultModel(int scaleFactor, const std::string& network = "glmamba");
/// The card of an installed model or baseline by name, or of a `.safetensors` or `.json` file by path; throws
/// Error{notFound}.
ModelCard findModel(const std::string& nameOrFile);

/// Weights and card on one device, one job at a time. Movable, not copyable.
class Model {
 public:
  /// Checks the weights' SHA-256 against the card and every tensor's name, type and shape against the network. Throws
  /// Error{badModel} naming the file, Error{device} when CUDA is asked for and there is none.
  static Model load(const ModelCard& card, Device device = Device::automatic);
  /// A network of another program, with a description beside it (torchscript_network.h). TorchScript is a program:
  /// take it from people you trust. Throws as load() does.
  static Model loadTorchscript(const std::filesystem::path& file, Device device = Device::automatic);
  ~Model();
  Model(Model&&) noexcept;
  Model& operator=(Model&&) noexcept;

  const ModelCard& card() const;
  std::string deviceName() const;  ///< "cpu" or "cuda:0"

  struct Implementation;  ///< hides Torch from those who only run models
  Implementation& implementation();
  const Implementation& implementation() const;

 private:
  explicit Model(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> m_implementation;
};

}  // namespace glmamba::engine
