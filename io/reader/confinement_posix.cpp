// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <csignal>
#include <fstream>

#include <sys/resource.h>
#include <unistd.h>

#include "io/reader/confinement.h"
#include "io/reader/system_calls.h"

namespace glmamba::io::reader {
namespace {

// Libraries and their tables take 60 MB of address space; a file of a few kB may use 300 MB more, and GDCM holds up to
// four copies of a file with its pixels.
constexpr std::uintmax_t kMemory = std::uintmax_t{300} << 20;
constexpr std::uintmax_t kMemoryPerByte = 6;
// Only a process whose caller has gone gets so far: the caller waits for a shorter time.
constexpr rlim_t kSeconds = 60;

#ifdef __has_feature  // Clang, which does not define what GCC does
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
/// The shadow memory of the address sanitizer is terabytes.
constexpr bool kLimitsMemory =
#ifdef __SANITIZE_ADDRESS__
    false;
#else
    true;
#endif

bool limit(int resource, rlim_t value) {
  const rlimit both{value, value};
  return setrlimit(resource, &both) == 0;
}

void limitSoftly(int resource, rlim_t value) {
  rlimit now{};
  if (getrlimit(resource, &now) != 0) return;
  now.rlim_cur = std::min(value, now.rlim_max);
  setrlimit(resource, &now);
}

/// Address space in use, in bytes; 0 where the system doesn't say.
std::uintmax_t addressSpace() {
  std::uintmax_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<std::uintmax_t>(sysconf(_SC_PAGESIZE));
}

rlim_t secondsUsed() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<rlim_t>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec);
}

}  // namespace

bool confine() {
  // An interruption is for the caller, who then ends this process.
  std::signal(SIGINT, SIG_IGN);
  const bool limited = limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NOFILE, 64);
  return giveUpSystemCalls() && limited;
}

void limitFor(std::uintmax_t fileSize) {
  static const std::uintmax_t base = addressSpace();
  if (kLimitsMemory) limitSoftly(RLIMIT_AS, base + kMemory + kMemoryPerByte * fileSize);
  limitSoftly(RLIMIT_CPU, secondsUsed() + kSeconds);
}

}  // namespace glmamba::io::reader
