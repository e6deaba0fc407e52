# SPDX-License-Identifier: Apache-2.0
# VTK and Qt. The window takes the Qt that VTK was built with, so that one process never has two; with another one all libraries and the
# tests without a window are built, which shows that the sources are of both: -DGLMAMBA_QT=6 with a VTK of Qt 5.
set(QT_NO_CREATE_VERSIONLESS_TARGETS ON)  # two versions may be there
find_package(VTK 9.1 REQUIRED COMPONENTS
  CommonCore CommonDataModel FiltersCore GUISupportQt RenderingCore RenderingFreeType RenderingOpenGL2 glew opengl)
set(GLMAMBA_QT "${VTK_QT_VERSION}" CACHE STRING "Major version of Qt: that of VTK, or another one for all but the window")
set(QT_DEFAULT_MAJOR_VERSION ${GLMAMBA_QT})  # of Qt's CMake functions without a version in their names
