// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <map>

#include "app/model/session.h"
#include "viewer/label_table.h"

namespace glmamba::app {

/// Names and colours of a label map: those that the user gave, otherwise those of its segments, also of such that have
/// no voxel yet; where nothing is known of them, those of plainSegments(). At most 255.
viewer::LabelTable labelTableOf(const LabelImage& labels, const io::LabelEntries& entries);

/// The mask that is compared with, in white, and the further ones.
std::vector<viewer::Contour> contoursOf(const Session& session);

/// Volume of each label.
std::map<int, double> millilitresByLabel(const core::Volume& labels);

}  // namespace glmamba::app
