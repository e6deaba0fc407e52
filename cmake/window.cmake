# SPDX-License-Identifier: Apache-2.0
# VTK, which draws off the screen and knows nothing of Qt, and Qt of either major version.
find_package(VTK 9.1 REQUIRED COMPONENTS
  CommonCore CommonDataModel FiltersCore RenderingCore RenderingFreeType RenderingOpenGL2 glew opengl)
find_package(QT NAMES Qt5 Qt6 REQUIRED COMPONENTS Core)
set(GLMAMBA_QT ${QT_VERSION_MAJOR} CACHE STRING "Major version of Qt, where both are there")
set(QT_DEFAULT_MAJOR_VERSION ${GLMAMBA_QT})  # of Qt's CMake functions without a version in their names
