// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/versions.h"

#include <QtGlobal>

#include <vtkVersion.h>

#include "app/desktop/translated.h"

namespace glmamba::app {

QString versionsHtml() {
  return QString(
             "<table width=460><tr><td><h3>GLMamba Viewer %1</h3><p>%2</p><p><b>%3</b></p><p>%4</p>"
             "<p>Qt %5 · VTK %6</p></td></tr></table>")
      .arg(GLMAMBA_VERSION,
           tr("Reference-guided super-resolution of MR images with GLMamba, and the means to judge the result."),
           tr("For research use only. Not a medical device; results are made by a neural network and are not acquired "
              "data."),
           tr("Network: Ji, Zou, Kui, Thureau, Ruan, Global and Local Mamba Network for Multi-Modality Medical Image "
              "Super-Resolution, arXiv:2504.10105. Apache-2.0 licence."),
           qVersion(), vtkVersion::GetVTKVersion());
}

}  // namespace glmamba::app
