// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/reader/own_channel.h"

namespace glmamba::io::reader {
namespace {

/// The memory that the caller shares, if it does.
Region inheritedRegion() {
  struct stat status {};
  constexpr std::size_t kAll = Region::kPage + Region::kSize;
  if (::fstat(Region::kDescriptor, &status) != 0 || static_cast<std::size_t>(status.st_size) != kAll) return {};
  void* memory = ::mmap(nullptr, kAll, PROT_READ | PROT_WRITE, MAP_SHARED, Region::kDescriptor, 0);
  return memory == MAP_FAILED ? Region() : Region::at(memory);
}

}  // namespace

OwnChannel::OwnChannel(const char*) : m_channel(::dup(STDIN_FILENO)), m_region(inheritedRegion()) {
  // What libraries print must not come between messages.
  const int nothing = ::open("/dev/null", O_RDWR);
  if (m_channel < 0 || nothing < 0) ::_exit(1);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(nothing, STDOUT_FILENO);
}

std::ptrdiff_t OwnChannel::read(char* to, std::size_t room) { return ::read(static_cast<int>(m_channel), to, room); }

std::ptrdiff_t OwnChannel::write(const char* from, std::size_t count) {
  return ::write(static_cast<int>(m_channel), from, count);
}

void endProcess() { ::_exit(0); }

}  // namespace glmamba::io::reader
