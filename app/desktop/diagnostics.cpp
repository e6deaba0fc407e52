// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/diagnostics.h"

#include <QGuiApplication>
#include <QStringList>
#include <QSysInfo>

#include <vtkVersion.h>

#include "app/desktop/crash_report.h"
#include "app/desktop/graphics_check.h"
#include "app/desktop/log_file.h"
#include "inference/engine/machine.h"
#include "inference/engine/model.h"
#include "io/library_versions.h"

namespace glmamba::app {

QString diagnosticsText(const QString& logFolder) {
  const engine::Machine& machine = engine::machine();
  const io::LibraryVersions libraries = io::libraryVersions();
  const auto text = [](const std::string& words) { return QString::fromStdString(words); };
  QStringList lines{
      "GLMamba Viewer " GLMAMBA_VERSION,
      QString("%1, %2, %3").arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion(), QSysInfo::buildAbi()),
      QString("Qt %1 (%2), VTK %3, LibTorch %4, ITK %5, GDCM %6")
          .arg(qVersion(), QGuiApplication::platformName(), vtkVersion::GetVTKVersion(), text(machine.torchVersion),
               text(libraries.itk), text(libraries.gdcm)),
      QString("%1, %2 threads, %3, BLAS %4")
          .arg(text(machine.cpu))
          .arg(machine.threads)
          .arg(text(machine.simd), text(machine.blas)),
      softwareDrawingReason() ? "drawing in software" : "drawing by the graphics driver"};
  for (const std::string& device : machine.devices) lines << "device " + text(device);
  for (const std::string& warning : machine.warnings) lines << "warning: " + text(warning);
  for (const engine::ModelCard& card : engine::installedModels())
    lines << QString("model %1, weights %2").arg(text(card.nameAndVersion()), text(card.weightsSha256));
  lines << ""
        << "Log:" << lastLogLines(logFolder, 100);
  const QString crash = lastCrashReport(logFolder);
  if (!crash.isEmpty())
    lines << ""
          << "Last crash:" << crash;
  return lines.join('\n') + '\n';
}

}  // namespace glmamba::app
