// SPDX-License-Identifier: Apache-2.0
#include "inference/training/learning_rate.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace glmamba::training {

namespace {

// Share of the highest rate; `done` from 0 to 1 after the warm-up.
using Schedule = double (*)(double done, double final);

double cosine(double done, double final) { return final + (1 - final) * 0.5 * (1 + std::cos(std::acos(-1.0) * done)); }
double constant(double, double) { return 1; }

const std::map<std::string, Schedule> kSchedules{{"cosine", &cosine}, {"constant", &constant}};

}  // namespace

bool isSchedule(const std::string& name) { return kSchedules.count(name) != 0; }

double learningRate(const TrainingOptions& options, std::int64_t step) {
  const double peak = options.learningRate;
  if (step < options.warmUp) return peak * static_cast<double>(step + 1) / static_cast<double>(options.warmUp);
  const auto after = std::max<std::int64_t>(1, totalSteps(options) - options.warmUp);
  const double done = std::min(1.0, static_cast<double>(step - options.warmUp) / static_cast<double>(after));
  return peak * kSchedules.at(options.schedule)(done, options.finalRate);
}

}  // namespace glmamba::training
