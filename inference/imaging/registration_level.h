// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include <itkEuler3DTransform.h>
#include <itkPointSet.h>

#include "inference/imaging/itk_image.h"

namespace glmamba::imaging {

// Images and motions of a registration are measured in units of a head's radius: a turn by a radian then moves its
// surface as far as a shift by a unit does, and a step of the optimizer is as long for turns as for shifts.
inline constexpr double kLengthUnitMm = 80;

/// Takes points of the target to points of the reference; lengths in kLengthUnitMm.
using ItkMotion = itk::Euler3DTransform<double>;

/// How closely a level looks, and how it searches.
struct LevelSettings {
  double spacingMm;                ///< voxels are averaged to about this
  int points;                      ///< at which the images are compared
  double firstStepMm, lastStepMm;  ///< of the descent: from one to the other by halves
  int mostSteps;
};

/// Both images at one resolution, and the points at which they are compared: the same random ones each time.
class RegistrationLevel {
 public:
  RegistrationLevel(const ItkImage* target, const ItkImage* reference, const LevelSettings& settings);

  const ItkImage* target() const { return m_target; }
  const ItkImage* reference() const { return m_reference; }

  struct Fit {
    double information = 0;  ///< mutual information, nats
    double overlap = 0;      ///< share of the target's field of view that `motion` puts into the reference
  };
  /// Throws itk::ExceptionObject when `motion` puts the images beside each other.
  Fit measure(ItkMotion* motion) const;
  /// Moves `motion` up to the next maximum of the mutual information; `onStep` is called before each step and may
  /// throw. Throws as measure().
  Fit climb(ItkMotion* motion, const std::function<void()>& onStep) const;

 private:
  using Points = itk::PointSet<float, 3>;
  LevelSettings m_settings;
  ItkImage::Pointer m_target;
  ItkImage::Pointer m_reference;
  Points::Pointer m_points;
};

}  // namespace glmamba::imaging
