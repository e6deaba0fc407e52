// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "inference/engine/super_resolve.h"

namespace glmamba::training {

/// How models are run in an evaluation.
struct RunOptions {
  std::optional<std::string> model;  ///< name or file that “glmamba” stands for; absent: the default of each scale
  engine::Device device = engine::Device::automatic;
  engine::Precision precision = engine::Precision::automatic;
};

/// A method of an evaluation at one scale: an interpolation, or a model with what is done around it.
struct EvaluationMethod {
  std::string name;  ///< as in tables: "zerofill", "glmamba+dc"
  core::VolumePtr (*interpolation)(const core::Volume&, int, int, const core::CancelToken&) = nullptr;
  engine::Model* model = nullptr;  ///< of the methods' MethodShelf
  bool dataConsistency = false;
  bool ensemble = false;
  engine::Precision precision = engine::Precision::automatic;

  /// `lr` on the in-plane grid of `grid`. `reference` may be null for an interpolation. Throws core::Error, and
  /// CancelToken::Requested when cancelled.
  core::VolumePtr restore(const core::VolumePtr& lr, const core::VolumePtr& reference, const core::Geometry& grid,
                          int scaleFactor, const core::CancelToken& cancel, const core::ProgressSink& progress) const;
};

/// Finds methods by their words and keeps the models that they run, each loaded once.
class MethodShelf {
 public:
  explicit MethodShelf(RunOptions options) : m_options(std::move(options)) {}

  /// `words` are [NAME=]METHOD[+dc][+ensemble]; METHOD is zerofill, bicubic, a network (its newest installed model), a
  /// model by name or file, or torchscript:FILE; NAME is what tables call it. Nothing for a model of another scale.
  /// Throws core::Error for what there is not.
  std::optional<EvaluationMethod> find(const std::string& words, int scaleFactor);

 private:
  engine::Model& modelOf(const std::string& what, int scaleFactor);

  RunOptions m_options;
  std::map<std::string, engine::Model> m_models;  ///< by file of the weights or the TorchScript
};

}  // namespace glmamba::training
