# SPDX-License-Identifier: Apache-2.0
# Writes what is made from the programs and the changelog into ${prefix}; see documents.cmake.
include(${CMAKE_CURRENT_LIST_DIR}/release_date.cmake)
set(documents ${prefix}/share/doc/glmamba-viewer)
set(manual ${prefix}/share/man/man1)
release_date(date ${source} "%a, %d %b %Y %H:%M:%S +0000")  # first: help2man takes it for its pages

# Text at ${file}.gz, the same bytes each time.
function(write_packed file text)
  file(WRITE ${file} "${text}")
  execute_process(COMMAND gzip --no-name --best --force ${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# The manual page `name`(1), from what a command says of itself: started from its folder, since help2man hands the command to a
# shell, which would part a folder's name at its blanks.
function(write_page name command about)
  execute_process(
    COMMAND ${CMAKE_COMMAND} -E env QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=/tmp LC_ALL=C.UTF-8
      ${help2man} --no-info --no-discard-stderr --version-string=${version} --source=GLMamba\ Viewer --manual=User\ Commands
      --name=${about} ./${command}
    WORKING_DIRECTORY ${programs_folder}
    OUTPUT_VARIABLE page COMMAND_ERROR_IS_FATAL ANY)
  # The name without a blank, as indexes of pages want it.
  string(REPLACE "${command} \\-" "${name} \\-" page "${page}")
  write_packed(${manual}/${name}.1 "${page}")
endfunction()

find_program(help2man help2man)
if(help2man)
  write_page(glmamba glmamba "super-resolves MR images with the help of another contrast")
  execute_process(COMMAND ${programs_folder}/glmamba --help OUTPUT_VARIABLE help COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX REPLACE ".*Subcommands:\n" "" help "${help}")
  string(REGEX MATCHALL "\n?  [a-z]+ +[^\n]+" subcommands "${help}")
  foreach(line IN LISTS subcommands)
    string(REGEX MATCH "  ([a-z]+) +(.+)" _ "${line}")
    write_page(glmamba-${CMAKE_MATCH_1} "glmamba ${CMAKE_MATCH_1}" "${CMAKE_MATCH_2}")
  endforeach()
  if(with_desktop)
    write_page(glmamba-viewer glmamba-viewer "shows MR images, super-resolves them and says what may be trusted")
  endif()
else()
  message(WARNING "help2man is not there: the manual pages are left out.")
endif()

write_packed(${documents}/changelog "glmamba-viewer (${version}) unstable; urgency=medium

  * What changed is in CHANGELOG.md.

 -- GLMamba Viewer developers <developers@glmamba-viewer.invalid>  ${date}
")
if(with_desktop)
  release_date(day ${source} "%Y-%m-%d")
  configure_file(${CMAKE_CURRENT_LIST_DIR}/metainfo.xml.in ${prefix}/share/metainfo/org.glmamba.viewer.metainfo.xml @ONLY)
endif()
