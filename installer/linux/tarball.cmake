# SPDX-License-Identifier: Apache-2.0
# A .tar.gz that runs from any folder, with the libraries that it needs:
#
#   cmake -D build=FOLDER -D source=FOLDER -D plugins=QT_FOLDER -D qt_translations=FOLDER -D name=NAME -D version=VERSION -P tarball.cmake
#
# The same build gives the same bytes: names are sorted, times are that of the commit, owners are nobody in particular.
include(${CMAKE_CURRENT_LIST_DIR}/release_date.cmake)
release_date(epoch ${source} "%s")  # first: manual pages bear it too
set(stage ${build}/${name})
set(libraries ${stage}/lib/glmamba-viewer)
# What every system has, and whose versions its graphics drivers need.
set(of_the_system "^(ld-linux.*|lib(c|m|dl|rt|pthread|util|resolv|stdc\\+\\+|gcc_s)\\.so.*)$")
# Those that show windows on X11, and those that need no screen.
set(qt_plugins platforms/libqxcb.so platforms/libqoffscreen.so xcbglintegrations/libqxcb-glx-integration.so)

file(REMOVE_RECURSE ${stage})
foreach(component runtime models licenses docs)
  execute_process(COMMAND ${CMAKE_COMMAND} --install ${build} --prefix ${stage} --component ${component} --strip
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endforeach()
set(loading ${build}/bin/glmamba ${build}/bin/glmamba-reader ${build}/bin/glmamba-viewer)
foreach(plugin IN LISTS qt_plugins)
  cmake_path(GET plugin PARENT_PATH kind)
  file(COPY ${plugins}/${plugin} DESTINATION ${libraries}/plugins/${kind})
  list(APPEND loading ${plugins}/${plugin})
endforeach()
foreach(language de fr zh_CN)
  file(COPY ${qt_translations}/qtbase_${language}.qm DESTINATION ${libraries}/translations)
endforeach()
file(WRITE ${stage}/bin/qt.conf
  "[Paths]\nPrefix = ..\nPlugins = lib/glmamba-viewer/plugins\nTranslations = lib/glmamba-viewer/translations\n")

# The loader itself says what it would load.
execute_process(COMMAND ldd ${loading} OUTPUT_VARIABLE loaded COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^ \t\n]+ => /[^ ]+" loaded "${loaded}")
list(REMOVE_DUPLICATES loaded)
foreach(line IN LISTS loaded)
  string(REGEX MATCH "^(.+) => (.+)$" _ "${line}")
  set(library ${CMAKE_MATCH_1})
  file(REAL_PATH ${CMAKE_MATCH_2} file)
  if(NOT library MATCHES "${of_the_system}" AND NOT EXISTS ${libraries}/${library})
    configure_file(${file} ${libraries}/${library} COPYONLY)
    # A path of its own would keep the loader from looking where the program says.
    file(RPATH_REMOVE FILE ${libraries}/${library})
  endif()
endforeach()
if(EXISTS ${libraries}/libopenblas.so.0)
  # The distribution's is a shim, by which nobody could tell what computes; OpenBLAS has all of it.
  file(CREATE_LINK libopenblas.so.0 ${libraries}/libblas.so.3 SYMBOLIC)
endif()

set(prefix ${stage})
set(bundled ${libraries})
include(${CMAKE_CURRENT_LIST_DIR}/write_bill_of_materials.cmake)

execute_process(COMMAND tar --create --sort=name --mtime=@${epoch} --owner=0 --group=0 --numeric-owner --mode=u+rw,go+r,go-w
    --directory ${build} ${name}
  COMMAND gzip --no-name OUTPUT_FILE ${build}/${name}.tar.gz COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE_RECURSE ${stage})
message(STATUS "${build}/${name}.tar.gz")
