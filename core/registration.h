// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "core/rigid_transform.h"

namespace glmamba::core {

/// How a reference was brought onto its target, and how well.
struct Registration {
  RigidTransform targetFromReference;  ///< moves points of the reference, LPS mm
  double shiftMm = 0;                  ///< how far it moved the point that now lies in the target's centre
  double degrees = 0;                  ///< by how much it turned
  /// Mutual information of the two images (Mattes, in nats; 0: nothing in common) where the headers place them, absent
  /// when that is beside each other, and after the registration.
  std::optional<double> informationBefore;
  double informationAfter = 0;
  double overlap = 0;  ///< share of the target's field of view inside the moved reference, 0–1
  std::string start;   ///< what it began from: "header positions", "image centres" or "centres of mass"
  double seconds = 0;
};

/// "moved by 2.9 mm and turned by 0.8 degrees; mutual information 0.71 -> 0.80", in ASCII, for people.
std::string describe(const Registration& registration);

}  // namespace glmamba::core
