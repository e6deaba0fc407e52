// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/graphics_check.h"

#include <QCoreApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QProcess>
#include <QSurfaceFormat>
#include <QtGlobal>
#include <algorithm>

#include "app/desktop/translated.h"

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace glmamba::app {

namespace {

constexpr char kReason[] = "GLMAMBA_SOFTWARE_OPENGL";  // set for the process that draws in software: what was missing

QString versionText(const QString& offered) {
  return offered.isEmpty() ? tr("no OpenGL") : tr("OpenGL %1").arg(offered);
}

}  // namespace

bool hasDisplay(const std::vector<std::string>& arguments) {
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
  for (const char* place : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
    if (!qEnvironmentVariableIsEmpty(place)) return true;
  return std::find(arguments.begin(), arguments.end(), "-platform") != arguments.end();
#else
  Q_UNUSED(arguments);
  return true;
#endif
}

std::optional<QString> missingGraphics() {
  QOpenGLContext context;
  context.setFormat(QSurfaceFormat::defaultFormat());
  if (!context.create()) return QString();
  QOffscreenSurface surface;
  surface.setFormat(context.format());
  surface.create();
  if (!context.makeCurrent(&surface)) return QString();
  const auto [major, minor] = context.format().version();
  context.doneCurrent();
  if (major > 3 || (major == 3 && minor >= 2)) return std::nullopt;
  return QString("%1.%2").arg(major).arg(minor);
}

std::optional<QString> softwareDrawingReason() {
  if (!qEnvironmentVariableIsSet(kReason)) return std::nullopt;
  return qEnvironmentVariable(kReason);
}

void drawInSoftware(const QString& offered, char** argv) {
  qputenv(kReason, offered.toUtf8());
  qputenv("LIBGL_ALWAYS_SOFTWARE", "1");  // Mesa
  qputenv("QT_OPENGL", "software");       // Qt on Windows, with the opengl32sw.dll beside it
  qunsetenv("MESA_GL_VERSION_OVERRIDE");  // it may be what hides the version
#ifdef Q_OS_UNIX
  execv(QCoreApplication::applicationFilePath().toLocal8Bit().constData(), argv);
#else
  Q_UNUSED(argv);
  if (QProcess::startDetached(QCoreApplication::applicationFilePath(), QCoreApplication::arguments().mid(1)))
    std::exit(0);
#endif
}

QString softwareDrawingSentence(const QString& offered) {
  return tr("The graphics driver offers %1, and the panes need OpenGL 3.2: they are drawn by the processor, which is "
            "slower.")
      .arg(versionText(offered));
}

QString noGraphicsSentence(const QString& offered) {
  return tr("The panes need OpenGL 3.2. This machine offers %1, and its software renderer could not be used either: "
            "install or update the graphics driver or Mesa (libgl1-mesa-dri). The command line, glmamba, works "
            "without.")
      .arg(versionText(offered));
}

}  // namespace glmamba::app
