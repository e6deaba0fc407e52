# Manual pages, changelog, copyright and AppStream data, written when the component docs is installed.
install(CODE "
  set(source \"${PROJECT_SOURCE_DIR}\")
  set(programs_folder \"${CMAKE_RUNTIME_OUTPUT_DIRECTORY}\")
  set(version \"${PROJECT_VERSION}\")
  set(with_desktop \"${GLMAMBA_BUILD_DESKTOP}\")
  set(prefix \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}\")" COMPONENT docs)
install(SCRIPT linux/write_documents.cmake COMPONENT docs)
install(FILES linux/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT licenses)
install(FILES linux/lintian-overrides DESTINATION share/lintian/overrides RENAME glmamba-viewer COMPONENT docs)
