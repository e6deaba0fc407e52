# SPDX-License-Identifier: Apache-2.0
# Manual pages, changelog, copyright, AppStream data and the bill of materials, written when the components docs and licenses
# are installed.
set(of_the_build "
  set(source \"${PROJECT_SOURCE_DIR}\")
  set(programs_folder \"${CMAKE_RUNTIME_OUTPUT_DIRECTORY}\")
  set(version \"${PROJECT_VERSION}\")
  set(with_desktop \"${GLMAMBA_BUILD_DESKTOP}\")
  set(prefix \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}\")")
install(CODE "${of_the_build}" COMPONENT docs)
install(SCRIPT linux/write_documents.cmake COMPONENT docs)
install(CODE "${of_the_build}" COMPONENT licenses)
install(SCRIPT linux/write_bill_of_materials.cmake COMPONENT licenses)
install(FILES linux/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT licenses)
install(FILES linux/lintian-overrides DESTINATION share/lintian/overrides RENAME glmamba-viewer COMPONENT docs)
