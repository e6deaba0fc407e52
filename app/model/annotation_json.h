// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <vector>

#include "app/model/annotation.h"

namespace glmamba::app {

QJsonArray annotationsJson(const std::vector<Annotation>& annotations);
/// What is no whole annotation is left out. At most 10,000 annotations of 20,000 points are taken from a file.
std::vector<Annotation> annotationsFromJson(const QJsonArray& array);

}  // namespace glmamba::app
