# SPDX-License-Identifier: Apache-2.0
# What Windows has to be told.
if(WIN32)
  # Its header is kept from defining min() and max() and from bringing all of its own.
  add_compile_definitions(NOMINMAX WIN32_LEAN_AND_MEAN _USE_MATH_DEFINES)
endif()
if(MSVC)
  # Our sources are UTF-8.
  add_compile_options("$<$<COMPILE_LANGUAGE:C,CXX>:/utf-8;/permissive->" "$<$<COMPILE_LANGUAGE:CXX>:/Zc:__cplusplus;/bigobj>")
endif()

# Programs: narrow strings are UTF-8 and paths may be long there.
function(glmamba_program target)
  glmamba_target(${target})
  if(MSVC)
    target_sources(${target} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/glmamba.manifest)
  endif()
endfunction()
