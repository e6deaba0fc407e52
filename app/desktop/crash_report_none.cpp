// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/crash_report.h"

namespace glmamba::app {

void installCrashReport(const QString&) {}

}  // namespace glmamba::app
