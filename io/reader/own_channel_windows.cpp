// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include <windows.h>

#include "io/reader/own_channel.h"

namespace glmamba::io::reader {
namespace {

HANDLE handleOf(std::ptrdiff_t number) { return reinterpret_cast<HANDLE>(number); }

/// The memory whose handle the caller names, if it does.
Region inheritedRegion(const char* argument) {
  const std::uint64_t number = argument == nullptr ? 0 : std::strtoull(argument, nullptr, 10);
  if (number == 0) return {};
  constexpr std::size_t kAll = Region::kPage + Region::kSize;
  void* memory =
      MapViewOfFile(handleOf(static_cast<std::ptrdiff_t>(number)), FILE_MAP_READ | FILE_MAP_WRITE, 0, 0, kAll);
  return memory == nullptr ? Region() : Region::at(memory);
}

}  // namespace

OwnChannel::OwnChannel(const char* argument)
    : m_channel(reinterpret_cast<std::ptrdiff_t>(GetStdHandle(STD_INPUT_HANDLE))), m_region(inheritedRegion(argument)) {
  // The caller gave standard output and error to the null device; the C library's input must not read the channel.
  if (GetFileType(handleOf(m_channel)) != FILE_TYPE_PIPE) ExitProcess(1);
  SetStdHandle(STD_INPUT_HANDLE, INVALID_HANDLE_VALUE);
  // No dialog of the system's when a file ends this process.
  SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
}

std::ptrdiff_t OwnChannel::read(char* to, std::size_t room) {
  DWORD count = 0;
  const auto most = static_cast<DWORD>(std::min<std::size_t>(room, 1U << 30));
  return ReadFile(handleOf(m_channel), to, most, &count, nullptr) ? static_cast<std::ptrdiff_t>(count) : -1;
}

std::ptrdiff_t OwnChannel::write(const char* from, std::size_t count) {
  DWORD written = 0;
  const auto most = static_cast<DWORD>(std::min<std::size_t>(count, 1U << 30));
  return WriteFile(handleOf(m_channel), from, most, &written, nullptr) ? static_cast<std::ptrdiff_t>(written) : -1;
}

void endProcess() {
  TerminateProcess(GetCurrentProcess(), 0);
  std::abort();  // not reached
}

}  // namespace glmamba::io::reader
