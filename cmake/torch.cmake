# SPDX-License-Identifier: Apache-2.0
# glmamba_torch: LibTorch, whoever links it gets its headers as third party's. From the distribution, or from the folder
# GLMAMBA_LIBTORCH; with GLMAMBA_CUDA it must be one with CUDA, and glmamba_cuda_runtime is what kernels link.
set(GLMAMBA_LIBTORCH "" CACHE PATH "Folder `torch` of another LibTorch; cmake/libtorch_with_cuda.sh prints one")
option(GLMAMBA_CUDA "CUDA kernels (needs nvcc and a LibTorch with CUDA)" OFF)
add_library(glmamba_torch INTERFACE)

if(NOT GLMAMBA_LIBTORCH)
  if(GLMAMBA_CUDA)
    message(FATAL_ERROR "GLMAMBA_CUDA needs -DGLMAMBA_LIBTORCH=$(cmake/libtorch_with_cuda.sh), or the folder of an installed torch.")
  endif()
  find_package(Torch REQUIRED)
  target_include_directories(glmamba_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
  target_link_libraries(glmamba_torch INTERFACE ${TORCH_LIBRARIES})
  return()
endif()

# LibTorch's own CMake files look for a GPU at build time and rewrite the project's CUDA flags; its libraries are named here
# instead.
target_include_directories(glmamba_torch SYSTEM INTERFACE
  ${GLMAMBA_LIBTORCH}/include ${GLMAMBA_LIBTORCH}/include/torch/csrc/api/include)
set(libraries torch torch_cpu c10)
if(GLMAMBA_CUDA)
  list(APPEND libraries torch_cuda c10_cuda)
endif()
foreach(name ${libraries})
  find_library(GLMAMBA_${name} ${name} PATHS ${GLMAMBA_LIBTORCH}/lib NO_DEFAULT_PATH REQUIRED)
  list(APPEND files ${GLMAMBA_${name}})
endforeach()
# Operators register themselves when their library is loaded: also those of which no symbol is named. The compiler's own
# library goes first: the wheel's libtorch.so exports an older std::filesystem, with which remove_all() crashes.
target_link_libraries(glmamba_torch INTERFACE -Wl,--no-as-needed -lstdc++ ${files} -Wl,--as-needed)

if(GLMAMBA_CUDA)
  set(CMAKE_CUDA_STANDARD 17)
  set(CMAKE_CUDA_STANDARD_REQUIRED ON)
  set(CMAKE_CUDA_RUNTIME_LIBRARY None)
  # Turing, A100, A10, Ada, Hopper; the last as PTX too, for what comes after.
  set(CMAKE_CUDA_ARCHITECTURES 75-real 80-real 86-real 89-real 90 CACHE STRING "GPUs to compile kernels for")
  enable_language(CUDA)
  find_package(CUDAToolkit REQUIRED)
  # LibTorch's own runtime, where it comes with one: a folder of the toolkit's in the RPATH would bring its other
  # libraries too, of versions that LibTorch was not built with.
  string(REGEX MATCH "^[0-9]+" major ${CUDAToolkit_VERSION})
  find_library(GLMAMBA_CUDART libcudart.so.${major} PATHS ${GLMAMBA_LIBTORCH}/../nvidia/cu${major}/lib NO_DEFAULT_PATH)
  add_library(glmamba_cuda_runtime INTERFACE)
  target_include_directories(glmamba_cuda_runtime SYSTEM INTERFACE ${CUDAToolkit_INCLUDE_DIRS})
  if(GLMAMBA_CUDART)
    target_link_libraries(glmamba_cuda_runtime INTERFACE ${GLMAMBA_CUDART})
  else()
    target_link_libraries(glmamba_cuda_runtime INTERFACE CUDA::cudart)
  endif()
endif()
