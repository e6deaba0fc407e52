// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdio>
#include <vector>

#include <io.h>
#include <windows.h>
// psapi.h needs windows.h before it.
#include <psapi.h>

#include "core/platform.h"

namespace glmamba::core {

namespace {

PROCESS_MEMORY_COUNTERS memoryCounters() {
  PROCESS_MEMORY_COUNTERS counters{};
  const bool isKnown = K32GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof counters) != 0;
  return isKnown ? counters : PROCESS_MEMORY_COUNTERS{};
}

/// In 100 ns.
std::int64_t ticks(const FILETIME& time) {
  return (static_cast<std::int64_t>(time.dwHighDateTime) << 32) + time.dwLowDateTime;
}

}  // namespace

std::filesystem::path programPath() {
  std::vector<wchar_t> name(32768);  // the longest that there is
  const DWORD length = GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size()));
  return length == 0 || length == name.size() ? std::filesystem::path() : std::filesystem::path(name.data());
}

std::uint64_t residentMemory() { return memoryCounters().WorkingSetSize; }
std::uint64_t peakMemory() { return memoryCounters().PeakWorkingSetSize; }

std::int64_t millisecondsSinceStart() {
  FILETIME start{}, end{}, kernel{}, user{}, now{};
  if (GetProcessTimes(GetCurrentProcess(), &start, &end, &kernel, &user) == 0) return -1;
  GetSystemTimeAsFileTime(&now);
  return (ticks(now) - ticks(start)) / 10000;
}

bool stderrIsTerminal() { return _isatty(_fileno(stderr)) != 0; }

std::string cpuName() {
  std::array<char, 256> name{};
  auto size = static_cast<DWORD>(name.size());
  const LSTATUS status = RegGetValueA(HKEY_LOCAL_MACHINE, "HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0",
                                      "ProcessorNameString", RRF_RT_REG_SZ, nullptr, name.data(), &size);
  return status == ERROR_SUCCESS ? name.data() : "";
}

std::uint64_t availableMemory() {
  MEMORYSTATUSEX status{};
  status.dwLength = sizeof status;
  return GlobalMemoryStatusEx(&status) != 0 ? status.ullAvailPhys : 0;
}

std::tm localTime(std::time_t seconds) {
  std::tm local{};
  localtime_s(&local, &seconds);
  return local;
}

// Rights are in lists that only an attempt tells of; what is told here is that the folder is there.
bool mayWriteIn(const std::filesystem::path& folder) { return _waccess(folder.c_str(), 2) == 0; }

}  // namespace glmamba::core
