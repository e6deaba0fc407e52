// SPDX-License-Identifier: Apache-2.0
#include <windows.h>

#include "io/reader/confinement.h"

namespace glmamba::io::reader {
namespace {

// As on POSIX systems: what the libraries may take for a file of a few kB, and for each byte of a larger one.
constexpr std::uintmax_t kMemory = std::uintmax_t{300} << 20;
constexpr std::uintmax_t kMemoryPerByte = 6;
// Only a process whose caller has gone gets so far: the caller waits for a shorter time.
constexpr LONGLONG kTicks = 60LL * 10'000'000;  // of 100 ns

/// A job of this process alone, within its caller's; limits that are set there hold at once.
HANDLE ownJob() {
  static const HANDLE job = [] {
    const HANDLE made = CreateJobObjectW(nullptr, nullptr);
    if (made != nullptr && !AssignProcessToJobObject(made, GetCurrentProcess())) {
      CloseHandle(made);
      return HANDLE{nullptr};
    }
    return made;
  }();
  return job;
}

LONGLONG ticksUsed() {
  FILETIME created, ended, kernel, user;
  if (!GetProcessTimes(GetCurrentProcess(), &created, &ended, &kernel, &user)) return 0;
  return (LONGLONG{user.dwHighDateTime} << 32) | user.dwLowDateTime;
}

bool setLimits(std::uintmax_t memory) {
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_ACTIVE_PROCESS | JOB_OBJECT_LIMIT_PROCESS_TIME |
                                            JOB_OBJECT_LIMIT_PROCESS_MEMORY |
                                            JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION;
  limits.BasicLimitInformation.ActiveProcessLimit = 1;
  limits.BasicLimitInformation.PerProcessUserTimeLimit.QuadPart = ticksUsed() + kTicks;
  limits.ProcessMemoryLimit = static_cast<SIZE_T>(memory);
  return ownJob() != nullptr &&
         SetInformationJobObject(ownJob(), JobObjectExtendedLimitInformation, &limits, sizeof limits);
}

/// Windows, clipboard, desktops and the system's settings are none of a reader's business.
bool giveUpTheDesktop() {
  JOBOBJECT_BASIC_UI_RESTRICTIONS restrictions{};
  restrictions.UIRestrictionsClass = JOB_OBJECT_UILIMIT_DESKTOP | JOB_OBJECT_UILIMIT_DISPLAYSETTINGS |
                                     JOB_OBJECT_UILIMIT_EXITWINDOWS | JOB_OBJECT_UILIMIT_GLOBALATOMS |
                                     JOB_OBJECT_UILIMIT_HANDLES | JOB_OBJECT_UILIMIT_READCLIPBOARD |
                                     JOB_OBJECT_UILIMIT_SYSTEMPARAMETERS | JOB_OBJECT_UILIMIT_WRITECLIPBOARD;
  return ownJob() != nullptr &&
         SetInformationJobObject(ownJob(), JobObjectBasicUIRestrictions, &restrictions, sizeof restrictions);
}

/// Low integrity: what the user may change, this process may not. It may read what the user may.
bool giveUpWriting() {
  HANDLE token = nullptr;
  if (!OpenProcessToken(GetCurrentProcess(), TOKEN_ADJUST_DEFAULT | TOKEN_QUERY, &token)) return false;
  SID_IDENTIFIER_AUTHORITY authority = SECURITY_MANDATORY_LABEL_AUTHORITY;
  PSID low = nullptr;
  bool isDone = AllocateAndInitializeSid(&authority, 1, SECURITY_MANDATORY_LOW_RID, 0, 0, 0, 0, 0, 0, 0, &low);
  if (isDone) {
    TOKEN_MANDATORY_LABEL label{{low, SE_GROUP_INTEGRITY}};
    isDone = SetTokenInformation(token, TokenIntegrityLevel, &label, sizeof label + GetLengthSid(low));
    FreeSid(low);
  }
  CloseHandle(token);
  return isDone;
}

template <typename Policy>
bool mitigate(PROCESS_MITIGATION_POLICY which, DWORD flags) {
  Policy policy{};
  policy.Flags = flags;
  return SetProcessMitigationPolicy(which, &policy, sizeof policy);
}

/// No code is made at run time or taken from other computers, nobody hooks in, and a wrong handle ends the process.
bool giveUpCode() {
  constexpr DWORD kProhibitDynamicCode = 1, kDisableExtensionPoints = 1, kStrictHandles = 3, kNoRemoteImages = 1;
  bool isDone = mitigate<PROCESS_MITIGATION_DYNAMIC_CODE_POLICY>(ProcessDynamicCodePolicy, kProhibitDynamicCode);
  isDone &= mitigate<PROCESS_MITIGATION_EXTENSION_POINT_DISABLE_POLICY>(ProcessExtensionPointDisablePolicy,
                                                                        kDisableExtensionPoints);
  isDone &= mitigate<PROCESS_MITIGATION_STRICT_HANDLE_CHECK_POLICY>(ProcessStrictHandleCheckPolicy, kStrictHandles);
  isDone &= mitigate<PROCESS_MITIGATION_IMAGE_LOAD_POLICY>(ProcessImageLoadPolicy, kNoRemoteImages);
  return isDone;
}

}  // namespace

bool confine() {
  bool isDone = setLimits(kMemory);
  isDone &= giveUpTheDesktop();
  isDone &= giveUpCode();
  isDone &= giveUpWriting();
  return isDone;
}

void limitFor(std::uintmax_t fileSize) { setLimits(kMemory + kMemoryPerByte * fileSize); }

}  // namespace glmamba::io::reader
