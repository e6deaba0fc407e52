// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <chrono>
#include <system_error>
#include <vector>

#include <mach-o/dyld.h>
#include <mach/mach.h>
#include <sys/sysctl.h>
#include <unistd.h>

#include "core/platform.h"

namespace glmamba::core {

std::filesystem::path programPath() {
  std::uint32_t size = 0;
  _NSGetExecutablePath(nullptr, &size);
  std::vector<char> name(size + 1);
  if (_NSGetExecutablePath(name.data(), &size) != 0) return {};
  std::error_code unresolved;
  const std::filesystem::path file = std::filesystem::canonical(name.data(), unresolved);
  return unresolved ? std::filesystem::path(name.data()) : file;
}

std::uint64_t residentMemory() {
  mach_task_basic_info info{};
  mach_msg_type_number_t count = MACH_TASK_BASIC_INFO_COUNT;
  if (task_info(mach_task_self(), MACH_TASK_BASIC_INFO, reinterpret_cast<task_info_t>(&info), &count) != KERN_SUCCESS)
    return 0;
  return info.resident_size;
}

std::int64_t millisecondsSinceStart() {
  std::array<int, 4> name{CTL_KERN, KERN_PROC, KERN_PROC_PID, getpid()};
  kinfo_proc process{};
  std::size_t size = sizeof process;
  if (sysctl(name.data(), static_cast<unsigned>(name.size()), &process, &size, nullptr, 0) != 0) return -1;
  const timeval& start = process.kp_proc.p_starttime;
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch() - seconds(start.tv_sec) -
                                     microseconds(start.tv_usec))
      .count();
}

std::string cpuName() {
  std::array<char, 256> name{};
  std::size_t size = name.size() - 1;
  return sysctlbyname("machdep.cpu.brand_string", name.data(), &size, nullptr, 0) == 0 ? name.data() : "";
}

std::uint64_t availableMemory() {
  vm_statistics64 statistics{};
  mach_msg_type_number_t count = HOST_VM_INFO64_COUNT;
  if (host_statistics64(mach_host_self(), HOST_VM_INFO64, reinterpret_cast<host_info64_t>(&statistics), &count) !=
      KERN_SUCCESS)
    return 0;
  return static_cast<std::uint64_t>(statistics.free_count + statistics.inactive_count) *
         static_cast<std::uint64_t>(getpagesize());
}

}  // namespace glmamba::core
