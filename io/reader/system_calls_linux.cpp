// SPDX-License-Identifier: Apache-2.0
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include "io/reader/system_calls.h"

namespace glmamba::io::reader {

#if defined(__x86_64__) || defined(__aarch64__)

namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#else
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#endif

// Networks, programs, other processes, and ways round this filter: asking for one ends the process.
constexpr int kDeadly[] = {
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_sendto,
    SYS_sendmsg,
    SYS_sendmmsg,
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_kill,
    SYS_process_vm_writev,
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_setns,
    SYS_unshare,
    SYS_init_module,
    SYS_finit_module,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
    SYS_pidfd_open,
    SYS_pidfd_getfd,
    SYS_open_by_handle_at,
#if defined(__x86_64__)
    SYS_fork,
    SYS_vfork,
#endif
};

// Changes to the disk: refused, as on a read-only disk.
constexpr int kRefused[] = {
    SYS_unlinkat, SYS_renameat,  SYS_renameat2, SYS_mkdirat,   SYS_linkat,       SYS_symlinkat, SYS_mknodat,
    SYS_truncate, SYS_ftruncate, SYS_fchmod,    SYS_fchmodat,  SYS_fchown,       SYS_fchownat,  SYS_utimensat,
    SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr, SYS_fallocate, SYS_memfd_create,
#if defined(__x86_64__)
    SYS_unlink,   SYS_rename,    SYS_mkdir,     SYS_rmdir,     SYS_link,         SYS_symlink,   SYS_mknod,
    SYS_chmod,    SYS_chown,     SYS_lchown,    SYS_utime,     SYS_utimes,       SYS_futimesat, SYS_creat,
#endif
};

constexpr std::uint32_t kAllow = SECCOMP_RET_ALLOW;
constexpr std::uint32_t kKill = SECCOMP_RET_KILL_PROCESS;
constexpr std::uint32_t errorOf(int number) { return SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(number); }

/// A program for the kernel's filter machine, written from top to bottom. Linux, seccomp(2).
class Filter {
 public:
  void load(std::size_t offset) { add(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset)); }
  void answer(std::uint32_t what) { add(BPF_RET | BPF_K, what); }
  void answerIf(int test, std::uint32_t value, std::uint32_t what) {
    m_lines.push_back({static_cast<std::uint16_t>(BPF_JMP | test | BPF_K), 0, 1, value});
    answer(what);
  }
  void answerUnlessEqual(std::uint32_t value, std::uint32_t what) {
    m_lines.push_back({BPF_JMP | BPF_JEQ | BPF_K, 1, 0, value});
    answer(what);
  }
  /// Call `number` is allowed when argument `index` has a bit of `mask` (`wanted`), or has none (not `wanted`).
  void answerByBits(int number, int index, std::uint32_t mask, bool wanted, std::uint32_t bad) {
    m_lines.push_back({BPF_JMP | BPF_JEQ | BPF_K, 0, 4, static_cast<std::uint32_t>(number)});
    load(offsetof(seccomp_data, args) + 8 * static_cast<std::size_t>(index));
    m_lines.push_back({BPF_JMP | BPF_JSET | BPF_K, static_cast<std::uint8_t>(wanted ? 1 : 0),
                       static_cast<std::uint8_t>(wanted ? 0 : 1), mask});
    answer(bad);
    answer(kAllow);
  }
  bool install() {
    const sock_fprog program{static_cast<unsigned short>(m_lines.size()), m_lines.data()};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
  }

 private:
  void add(int code, std::uint32_t value) { m_lines.push_back({static_cast<std::uint16_t>(code), 0, 0, value}); }
  std::vector<sock_filter> m_lines;
};

}  // namespace

bool giveUpSystemCalls() {
  constexpr std::uint32_t kWriting = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  Filter filter;
  filter.load(offsetof(seccomp_data, arch));
  filter.answerUnlessEqual(kArchitecture, kKill);
  filter.load(offsetof(seccomp_data, nr));
#if defined(__x86_64__)
  filter.answerIf(BPF_JGE, 0x40000000, kKill);  // the numbers of x32
#endif
  for (const int call : kDeadly) filter.answerIf(BPF_JEQ, static_cast<std::uint32_t>(call), kKill);
  for (const int call : kRefused) filter.answerIf(BPF_JEQ, static_cast<std::uint32_t>(call), errorOf(EROFS));
  // Their arguments lie in memory, where a filter can't look: the C library falls back to the older calls.
  filter.answerIf(BPF_JEQ, SYS_clone3, errorOf(ENOSYS));
  filter.answerIf(BPF_JEQ, SYS_openat2, errorOf(ENOSYS));
  filter.answerByBits(SYS_clone, 0, CLONE_THREAD, true, kKill);
  filter.answerByBits(SYS_openat, 2, kWriting, false, errorOf(EROFS));
#if defined(__x86_64__)
  filter.answerByBits(SYS_open, 1, kWriting, false, errorOf(EROFS));
#endif
  filter.answer(kAllow);
  return filter.install();
}

#else

bool giveUpSystemCalls() { return false; }

#endif

}  // namespace glmamba::io::reader
