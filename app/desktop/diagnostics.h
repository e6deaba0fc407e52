// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace glmamba::app {

/// What a report of a fault needs, as text: versions, system, graphics, what it computes with, models, the last hundred
/// lines of the log and the newest crash report in `logFolder`. Names no file of the user and no patient.
QString diagnosticsText(const QString& logFolder);

}  // namespace glmamba::app
