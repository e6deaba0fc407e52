// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/process_facts.h"

#if defined(__linux__)
#include <algorithm>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

#include <unistd.h>
#elif defined(__APPLE__)
#include <mach/mach.h>
#elif defined(_WIN32)
#include <windows.h>
// psapi.h needs windows.h before it.
#include <psapi.h>
#endif

namespace glmamba::app {

std::uint64_t residentMemory() {
#if defined(__linux__)
  std::ifstream statm("/proc/self/statm");
  std::uint64_t total = 0;
  std::uint64_t resident = 0;
  if (!(statm >> total >> resident)) return 0;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
#elif defined(__APPLE__)
  mach_task_basic_info info{};
  mach_msg_type_number_t count = MACH_TASK_BASIC_INFO_COUNT;
  if (task_info(mach_task_self(), MACH_TASK_BASIC_INFO, reinterpret_cast<task_info_t>(&info), &count) != KERN_SUCCESS)
    return 0;
  return info.resident_size;
#elif defined(_WIN32)
  PROCESS_MEMORY_COUNTERS counters{};
  return GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof(counters)) ? counters.WorkingSetSize : 0;
#else
  return 0;
#endif
}

std::int64_t millisecondsSinceStart() {
#if defined(__linux__)
  // Field 22 of /proc/self/stat, counted after the program's name in brackets, is the start in ticks since boot:
  // proc(5).
  std::ifstream file("/proc/self/stat");
  std::string stat;
  std::getline(file, stat);
  std::istringstream fields(stat.substr(std::min(stat.size(), stat.rfind(')') + 2)));
  std::string skipped;
  for (int field = 3; field < 22; ++field) fields >> skipped;
  double ticks = 0;
  timespec now{};
  if (!(fields >> ticks) || clock_gettime(CLOCK_BOOTTIME, &now) != 0) return -1;
  const double start = ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
  return static_cast<std::int64_t>(1000 *
                                   (static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec) - start));
#else
  return -1;
#endif
}

}  // namespace glmamba::app
