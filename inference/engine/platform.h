// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

/// What differs between operating systems. Everything here answers "unknown" (empty, 0) where it can't tell.
namespace glmamba::engine {

/// The running program's file.
std::filesystem::path programPath();

/// The library file, links resolved, in which the loader finds a C function ("sgemm_").
std::filesystem::path libraryOfFunction(const char* name);

/// The processor's name as the system gives it.
std::string cpuName();

/// Bytes of memory that can be taken without swapping.
std::uint64_t availableMemory();

}  // namespace glmamba::engine
