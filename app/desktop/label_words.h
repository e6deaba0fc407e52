#pragma once

#include <QString>
#include <map>

#include "app/model/session.h"
#include "viewer/label_table.h"

namespace glmamba::app {

/// Names and colours of a label map: of tumour regions where the program found it, otherwise as
/// viewer::labelTableOf() tells them.
viewer::LabelTable labelTableOf(const LabelImage& labels);

/// Volume of each label.
std::map<int, double> millilitresByLabel(const core::Volume& labels);

}  // namespace glmamba::app
