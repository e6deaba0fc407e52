// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTemporaryDir>
#include <filesystem>

namespace glmamba::app {

/// Narrow networks for ×2 and ×4 and one that segments T2, with random weights, in a folder that the program takes its
/// models from while this lives.
class TinyModels {
 public:
  TinyModels();
  ~TinyModels();
  std::filesystem::path folder() const { return m_folder.path().toStdString(); }

 private:
  QTemporaryDir m_folder;
};

}  // namespace glmamba::app
