// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "inference/engine/model.h"
#include "inference/engine/segmentation_card.h"

namespace glmamba::engine {

/// As installedModels() and findModel() of super-resolution, of the models that segment.
std::vector<SegmentationCard> installedSegmentationModels(std::vector<std::string>* problems = nullptr);
SegmentationCard findSegmentationModel(const std::string& nameOrFile);
/// Of the models that lack none of their contrasts, the one that takes most of those there are; where all lack some,
/// the one of fewest contrasts. Of several the newest. Throws Error{notFound} when none is installed.
SegmentationCard defaultSegmentationModel(const std::vector<std::string>& contrasts);

/// Weights and card of a network that segments, on one device, one job at a time. Movable, not copyable.
class SegmentationModel {
 public:
  /// Checks the weights as Model::load() does, and throws what it throws.
  static SegmentationModel load(const SegmentationCard& card, Device device = Device::automatic);
  ~SegmentationModel();
  SegmentationModel(SegmentationModel&&) noexcept;
  SegmentationModel& operator=(SegmentationModel&&) noexcept;

  const SegmentationCard& card() const;
  std::string deviceName() const;  ///< "cpu" or "cuda:0"

  struct Implementation;  ///< hides Torch from those who only run models
  Implementation& implementation();

 private:
  explicit SegmentationModel(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> m_implementation;
};

}  // namespace glmamba::engine
