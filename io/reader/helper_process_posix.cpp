// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/reader/helper_process.h"

extern char** environ;

namespace glmamba::io::reader {
namespace {

namespace fs = std::filesystem;

// How soon a cancel is seen.
constexpr std::chrono::milliseconds kTick{50};
constexpr std::size_t kShared = Region::kPage + Region::kSize;
#ifdef MSG_NOSIGNAL
constexpr int kNoSignal = MSG_NOSIGNAL;
#else
constexpr int kNoSignal = 0;  // said of the socket itself, below
#endif

class PosixHelper : public HelperProcess {
 public:
  PosixHelper(pid_t process, int channel, void* memory) : m_process(process), m_channel(channel), m_memory(memory) {}
  ~PosixHelper() override {
    ::close(m_channel);
    if (m_memory != nullptr) ::munmap(m_memory, kShared);
    ::kill(m_process, SIGKILL);
    while (::waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
    }
  }

  Region region() const override { return m_memory == nullptr ? Region() : Region::at(m_memory); }

  bool send(const std::string& bytes) override {
    for (std::size_t done = 0; done < bytes.size();) {
      // Without a signal when the child has gone.
      const ssize_t count = ::send(m_channel, bytes.data() + done, bytes.size() - done, kNoSignal);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return false;
      done += static_cast<std::size_t>(count);
    }
    return true;
  }

  Received receive(char* to, std::size_t room, std::size_t& count, Clock::time_point deadline,
                   const core::CancelToken& cancel) override {
    for (;;) {
      cancel.throwIfCancelled();
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
      if (left.count() <= 0) return Received::late;
      // Mostly something is there already, and to ask whether is a call more.
      const ssize_t got = ::recv(m_channel, to, room, MSG_DONTWAIT);
      if (got > 0) {
        count = static_cast<std::size_t>(got);
        return Received::some;
      }
      if (got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) return Received::gone;
      pollfd waiting{m_channel, POLLIN, 0};
      ::poll(&waiting, 1, static_cast<int>(std::min(left, kTick).count()));
    }
  }

 private:
  pid_t m_process;
  int m_channel;
  void* m_memory;
};

/// Memory without a name that the child inherits and can't make smaller: reading it never fails. -1 where there is
/// none.
int sharedMemory() {
#ifdef __linux__
  const int memory = ::memfd_create("glmamba-reader", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (memory < 0) return -1;
  const bool sealed =
      ::ftruncate(memory, kShared) == 0 && ::fcntl(memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0;
  if (sealed) return memory;
  ::close(memory);
#endif
  return -1;
}

/// Nothing of this program's files and signals reaches the child. Returns 0 or an error.
int spawned(pid_t& process, const fs::path& program, int channel, int memory) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, channel, STDIN_FILENO);
  if (memory >= 0) posix_spawn_file_actions_adddup2(&actions, memory, Region::kDescriptor);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
#ifdef __GLIBC__
  posix_spawn_file_actions_addclosefrom_np(&actions, Region::kDescriptor + (memory >= 0 ? 1 : 0));
#endif
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
#ifdef POSIX_SPAWN_CLOEXEC_DEFAULT
  flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;  // macOS: what no action above names is closed
#endif
  posix_spawnattr_setflags(&attributes, flags);
  std::string name = program.string();
  char* arguments[] = {name.data(), nullptr};
  const int error = posix_spawn(&process, name.c_str(), &actions, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

}  // namespace

std::unique_ptr<HelperProcess> HelperProcess::start(const fs::path& program) {
  int ends[2] = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return nullptr;
  constexpr int kBuffer = 1 << 20;
  for (const int end : ends) {
    ::fcntl(end, F_SETFD, FD_CLOEXEC);
    ::setsockopt(end, SOL_SOCKET, SO_SNDBUF, &kBuffer, sizeof kBuffer);
#ifdef SO_NOSIGPIPE
    constexpr int kOn = 1;
    ::setsockopt(end, SOL_SOCKET, SO_NOSIGPIPE, &kOn, sizeof kOn);
#endif
  }
  pid_t process = -1;
  const int shared = sharedMemory();
  const int error = spawned(process, program, ends[1], shared);
  ::close(ends[1]);
  void* memory = MAP_FAILED;
  if (shared >= 0) {
    memory = ::mmap(nullptr, kShared, PROT_READ | PROT_WRITE, MAP_SHARED, shared, 0);
    ::close(shared);
  }
  if (error != 0) {
    if (memory != MAP_FAILED) ::munmap(memory, kShared);
    ::close(ends[0]);
    return nullptr;
  }
  return std::make_unique<PosixHelper>(process, ends[0], memory == MAP_FAILED ? nullptr : memory);
}

}  // namespace glmamba::io::reader
