// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <ctime>
#include <filesystem>
#include <string>

/// What each operating system tells in its own way, of the running program and the machine. Nothing here throws; what
/// can't be told is empty, 0 or, of times, -1.
namespace glmamba::core {

/// The running program's file, links resolved.
std::filesystem::path programPath();
/// Bytes of the machine's memory that the program holds now.
std::uint64_t residentMemory();
/// The most of them so far.
std::uint64_t peakMemory();
/// Of the running program, loading of libraries included, to about 10 ms.
std::int64_t millisecondsSinceStart();
/// Whether stderr is shown to somebody as it comes.
bool stderrIsTerminal();

/// The processor's name as the system gives it.
std::string cpuName();
/// Bytes of memory that can be taken without swapping.
std::uint64_t availableMemory();
/// In the machine's time zone.
std::tm localTime(std::time_t seconds);
/// Whether files may be made in a folder, as far as its rights tell.
bool mayWriteIn(const std::filesystem::path& folder);

}  // namespace glmamba::core
