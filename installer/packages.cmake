# SPDX-License-Identifier: Apache-2.0
# `cpack` in the build folder makes a .deb; the target `tarball` a .tar.gz that brings its libraries.
set(CPACK_PACKAGE_NAME glmamba-viewer)
set(CPACK_PACKAGE_VENDOR "GLMamba Viewer")
set(CPACK_PACKAGE_CONTACT "GLMamba Viewer developers <developers@glmamba-viewer.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION_FILE ${CMAKE_CURRENT_LIST_DIR}/description.txt)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_GENERATOR DEB)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# Not among the libraries that the programs name themselves: LibTorch would take any BLAS there is.
set(CPACK_DEBIAN_PACKAGE_DEPENDS libopenblas0-openmp)
if(GLMAMBA_BUILD_DESKTOP AND GLMAMBA_QT EQUAL 5)
  set(CPACK_DEBIAN_PACKAGE_RECOMMENDS qttranslations5-l10n)
endif()
include(CPack)

if(TARGET glmamba-viewer AND UNIX AND NOT APPLE)
  find_package(Qt${GLMAMBA_QT} REQUIRED COMPONENTS Core)
  get_target_property(qmake Qt${GLMAMBA_QT}::qmake LOCATION)
  foreach(place PLUGINS TRANSLATIONS)
    execute_process(COMMAND ${qmake} -query QT_INSTALL_${place} OUTPUT_VARIABLE qt_${place}
      OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  endforeach()
  add_custom_target(tarball
    COMMAND ${CMAKE_COMMAND} -D build=${PROJECT_BINARY_DIR} -D source=${PROJECT_SOURCE_DIR} -D plugins=${qt_PLUGINS} -D qt_translations=${qt_TRANSLATIONS}
      -D name=glmamba-viewer-${PROJECT_VERSION}-linux-${CMAKE_SYSTEM_PROCESSOR} -D version=${PROJECT_VERSION}
      -P ${CMAKE_CURRENT_LIST_DIR}/linux/tarball.cmake
    DEPENDS glmamba glmamba-reader glmamba-viewer
    USES_TERMINAL VERBATIM)
endif()
