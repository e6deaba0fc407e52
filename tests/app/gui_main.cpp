// SPDX-License-Identifier: Apache-2.0
#define CATCH_CONFIG_RUNNER
#include <QApplication>
#include <QSettings>
#include <QSurfaceFormat>
#include <QTemporaryDir>
#include <cstdio>

#include <catch2/catch.hpp>

#include "app/desktop/appearance.h"
#include "app/desktop/scene_widget.h"
#include "app/desktop/stall_watch.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

namespace {

constexpr int kSkipped = 77;  // as SKIP_RETURN_CODE in CMakeLists.txt

}  // namespace

int main(int argc, char** argv) {
#if defined(__linux__)
  if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
    std::puts("No display: the window is not tested. Install xvfb, or start this on a desktop.");
    return kSkipped;
  }
#endif
  QSurfaceFormat::setDefaultFormat(glmamba::app::SceneWidget::surfaceFormat());
  glmamba::app::StallWatch application(argc, argv);
  glmamba::app::applyAppearance(application, glmamba::app::Appearance::dark);
  // The user's own settings stay untouched.
  QTemporaryDir settings;
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
  QApplication::setOrganizationName("glmamba-test");
  QApplication::setQuitOnLastWindowClosed(false);
  const int failed = Catch::Session().run(argc, argv);
#ifdef __SANITIZE_ADDRESS__
  __lsan_do_leak_check();  // while drivers are still loaded: what they leak could not be told by their names any more
#endif
  return failed;
}
