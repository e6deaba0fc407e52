// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace glmamba::engine {

/// Estimates the time a run of equal steps will still take, smoothed so that one slow step does not make it jump.
class TimeLeft {
 public:
  /// One step took `seconds`; gives the seconds that `stepsLeft` more will take.
  double afterStep(double seconds, int stepsLeft) {
    // The first step also warms up; from then on each step counts a fifth.
    m_perStep = m_steps++ < 2 ? seconds : m_perStep + kWeight * (seconds - m_perStep);
    return m_perStep * stepsLeft;
  }

 private:
  static constexpr double kWeight = 0.2;
  double m_perStep = 0;
  int m_steps = 0;
};

}  // namespace glmamba::engine
