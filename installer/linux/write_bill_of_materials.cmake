# SPDX-License-Identifier: Apache-2.0
# Writes what the built programs are linked to into ${prefix}; see documents.cmake. With ${bundled}, the folder of libraries that
# are shipped, and ${loading}, what loads them; see tarball.cmake.
include(${CMAKE_CURRENT_LIST_DIR}/release_date.cmake)
release_date(epoch ${source} "%s")
find_program(python3 python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(python3 python3)
set(programs ${loading})
if(NOT programs)
  file(GLOB programs ${programs_folder}/glmamba ${programs_folder}/glmamba-reader ${programs_folder}/glmamba-viewer)
endif()
if(bundled)
  set(with_libraries --bundled ${bundled})
endif()
if(python3)
  execute_process(COMMAND ${python3} ${CMAKE_CURRENT_LIST_DIR}/bill_of_materials.py --version ${version} --epoch ${epoch}
      --documents ${prefix}/share/doc/glmamba-viewer ${with_libraries} ${programs}
    RESULT_VARIABLE result)
  if(NOT result MATCHES "^[03]$")  # 3: no dpkg here
    message(FATAL_ERROR "The bill of materials could not be written.")
  endif()
else()
  message(WARNING "python3 is not there: the bill of materials is left out.")
endif()
