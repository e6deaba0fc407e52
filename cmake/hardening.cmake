# SPDX-License-Identifier: Apache-2.0
# What makes a fault in reading a file harder to use: guarded stacks, checked buffers and standard containers, addresses drawn anew for each
# start, tables of the loader read-only.
if(GLMAMBA_SANITIZE OR MSVC)
  return()  # sanitizers have checks of their own; MSVC has its equivalents on by default
endif()
include(CheckPIESupported)
check_pie_supported()
add_compile_options("$<$<COMPILE_LANGUAGE:C,CXX>:-fstack-protector-strong;-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.>")
add_compile_options("$<$<AND:$<COMPILE_LANGUAGE:C,CXX>,$<NOT:$<CONFIG:Debug>>>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>")
if(UNIX AND NOT APPLE)
  add_compile_options("$<$<COMPILE_LANGUAGE:C,CXX>:-fstack-clash-protection>")
  add_link_options(-Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
endif()
