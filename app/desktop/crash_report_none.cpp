#include "app/desktop/crash_report.h"

namespace glmamba::app {

void installCrashReport(const QString&) {}

}  // namespace glmamba::app
