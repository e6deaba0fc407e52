// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <windows.h>

#include "io/reader/helper_process.h"

namespace glmamba::io::reader {
namespace {

namespace fs = std::filesystem;

// How soon a cancel is seen.
constexpr DWORD kTickMs = 50;
constexpr DWORD kBuffer = 1U << 20;
constexpr std::size_t kShared = Region::kPage + Region::kSize;

/// A handle that is closed with its owner.
class Handle {
 public:
  explicit Handle(HANDLE handle = nullptr) : m_handle(handle == INVALID_HANDLE_VALUE ? nullptr : handle) {}
  ~Handle() {
    if (m_handle != nullptr) CloseHandle(m_handle);
  }
  Handle(Handle&& other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(m_handle, other.m_handle);
    return *this;
  }
  HANDLE get() const { return m_handle; }
  explicit operator bool() const { return m_handle != nullptr; }

 private:
  HANDLE m_handle;
};

/// One transfer at a time on a channel that is read and written with a time limit.
class Transfer {
 public:
  Transfer() : m_event(CreateEventW(nullptr, TRUE, FALSE, nullptr)) {}
  bool isReady() const { return static_cast<bool>(m_event); }

  /// Whether a read into `to` was begun, or one that was begun is still on its way.
  bool read(HANDLE channel, char* to, DWORD room) {
    begin();
    return ReadFile(channel, to, room, nullptr, &m_state) || GetLastError() == ERROR_IO_PENDING;
  }
  bool write(HANDLE channel, const char* from, DWORD count) {
    begin();
    return WriteFile(channel, from, count, nullptr, &m_state) || GetLastError() == ERROR_IO_PENDING;
  }
  /// False after `milliseconds` without an end.
  bool isOver(DWORD milliseconds) const { return WaitForSingleObject(m_event.get(), milliseconds) == WAIT_OBJECT_0; }
  /// How many bytes went over; 0 when the other end has gone.
  DWORD count(HANDLE channel) {
    DWORD bytes = 0;
    return GetOverlappedResult(channel, &m_state, &bytes, TRUE) ? bytes : 0;
  }
  /// Ends what is on its way, and says how much of it had come.
  DWORD stop(HANDLE channel) {
    CancelIoEx(channel, &m_state);
    return count(channel);
  }

 private:
  void begin() {
    m_state = {};
    m_state.hEvent = m_event.get();
    ResetEvent(m_event.get());
  }
  Handle m_event;
  OVERLAPPED m_state{};
};

class WindowsHelper : public HelperProcess {
 public:
  WindowsHelper(Handle process, Handle job, Handle channel, Handle mapping, void* memory)
      : m_process(std::move(process)),
        m_job(std::move(job)),
        m_channel(std::move(channel)),
        m_mapping(std::move(mapping)),
        m_memory(memory) {}
  ~WindowsHelper() override {
    TerminateJobObject(m_job.get(), 1);
    WaitForSingleObject(m_process.get(), INFINITE);
    if (m_memory != nullptr) UnmapViewOfFile(m_memory);
  }

  Region region() const override { return m_memory == nullptr ? Region() : Region::at(m_memory); }

  bool send(const std::string& bytes) override {
    for (std::size_t done = 0; done < bytes.size();) {
      const auto count = static_cast<DWORD>(std::min<std::size_t>(bytes.size() - done, kBuffer));
      if (!m_sending.isReady() || !m_sending.write(m_channel.get(), bytes.data() + done, count)) return false;
      // A child that has ended takes nothing any more.
      while (!m_sending.isOver(kTickMs))
        if (WaitForSingleObject(m_process.get(), 0) == WAIT_OBJECT_0) m_sending.stop(m_channel.get());
      const DWORD taken = m_sending.count(m_channel.get());
      if (taken == 0) return false;
      done += taken;
    }
    return true;
  }

  Received receive(char* to, std::size_t room, std::size_t& count, Clock::time_point deadline,
                   const core::CancelToken& cancel) override {
    cancel.throwIfCancelled();
    const auto most = static_cast<DWORD>(std::min<std::size_t>(room, kBuffer));
    if (!m_receiving.isReady() || !m_receiving.read(m_channel.get(), to, most)) return Received::gone;
    for (;;) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
      const bool isLate = left <= 0;
      if (m_receiving.isOver(isLate ? 0 : static_cast<DWORD>(std::min<long long>(left, kTickMs)))) {
        count = m_receiving.count(m_channel.get());
        return count > 0 ? Received::some : Received::gone;
      }
      if (!isLate && !cancel.isCancelRequested()) continue;
      // The buffer is the caller's: nothing may come into it after this.
      count = m_receiving.stop(m_channel.get());
      cancel.throwIfCancelled();
      return count > 0 ? Received::some : Received::late;
    }
  }

 private:
  Handle m_process, m_job, m_channel, m_mapping;
  void* m_memory;
  Transfer m_sending, m_receiving;
};

SECURITY_ATTRIBUTES inherited() { return {sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE}; }

/// Both ends of a channel by a name that nobody else may take: ours, and the child's, which it inherits.
std::pair<Handle, Handle> channel() {
  static std::atomic<unsigned> number{0};
  const std::wstring name = L"\\\\.\\pipe\\glmamba-reader-" + std::to_wstring(GetCurrentProcessId()) + L"-" +
                            std::to_wstring(GetTickCount64()) + L"-" + std::to_wstring(++number);
  Handle ours(CreateNamedPipeW(name.c_str(), PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED | FILE_FLAG_FIRST_PIPE_INSTANCE,
                               PIPE_TYPE_BYTE | PIPE_READMODE_BYTE | PIPE_WAIT | PIPE_REJECT_REMOTE_CLIENTS, 1, kBuffer,
                               kBuffer, 0, nullptr));
  SECURITY_ATTRIBUTES inherit = inherited();
  Handle theirs(CreateFileW(name.c_str(), GENERIC_READ | GENERIC_WRITE, 0, &inherit, OPEN_EXISTING, 0, nullptr));
  return {std::move(ours), std::move(theirs)};
}

/// A job that ends what is in it when its last handle, ours, is closed: however this program ends.
Handle endingJob() {
  Handle job(CreateJobObjectW(nullptr, nullptr));
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_ACTIVE_PROCESS;
  limits.BasicLimitInformation.ActiveProcessLimit = 1;
  if (job && !SetInformationJobObject(job.get(), JobObjectExtendedLimitInformation, &limits, sizeof limits))
    return Handle();
  return job;
}

/// Attributes of a new process that let it inherit these handles and no others.
class InheritedHandles {
 public:
  explicit InheritedHandles(std::vector<HANDLE> handles) : m_handles(std::move(handles)) {
    SIZE_T size = 0;
    InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
    m_memory.resize(size);
    m_isReady = InitializeProcThreadAttributeList(list(), 1, 0, &size) &&
                UpdateProcThreadAttribute(list(), 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, m_handles.data(),
                                          m_handles.size() * sizeof(HANDLE), nullptr, nullptr);
  }
  ~InheritedHandles() {
    if (m_isReady) DeleteProcThreadAttributeList(list());
  }
  InheritedHandles(const InheritedHandles&) = delete;
  InheritedHandles& operator=(const InheritedHandles&) = delete;
  bool isReady() const { return m_isReady; }
  LPPROC_THREAD_ATTRIBUTE_LIST list() { return reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(m_memory.data()); }

 private:
  std::vector<HANDLE> m_handles;
  std::vector<std::byte> m_memory;
  bool m_isReady = false;
};

}  // namespace

std::unique_ptr<HelperProcess> HelperProcess::start(const fs::path& program) {
  auto [ours, theirs] = channel();
  Handle job = endingJob();
  SECURITY_ATTRIBUTES inherit = inherited();
  Handle nothing(
      CreateFileW(L"NUL", GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherit, OPEN_EXISTING, 0, nullptr));
  if (!ours || !theirs || !job || !nothing) return nullptr;
  Handle mapping(CreateFileMappingW(INVALID_HANDLE_VALUE, &inherit, PAGE_READWRITE, 0, kShared, nullptr));
  void* memory = mapping ? MapViewOfFile(mapping.get(), FILE_MAP_READ | FILE_MAP_WRITE, 0, 0, kShared) : nullptr;

  std::vector<HANDLE> handles{theirs.get(), nothing.get()};
  if (memory != nullptr) handles.push_back(mapping.get());
  InheritedHandles attributes(handles);
  STARTUPINFOEXW startup{};
  startup.StartupInfo.cb = sizeof startup;
  startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
  startup.StartupInfo.hStdInput = theirs.get();
  startup.StartupInfo.hStdOutput = nothing.get();
  startup.StartupInfo.hStdError = nothing.get();
  startup.lpAttributeList = attributes.list();
  const auto number = memory == nullptr ? 0 : reinterpret_cast<std::uintptr_t>(mapping.get());
  std::wstring line = L"\"" + program.wstring() + L"\" " + std::to_wstring(number);
  PROCESS_INFORMATION made{};
  // Suspended until it is in the job: nothing of it runs outside.
  const bool isStarted =
      attributes.isReady() && CreateProcessW(program.c_str(), line.data(), nullptr, nullptr, TRUE,
                                             CREATE_SUSPENDED | CREATE_NO_WINDOW | EXTENDED_STARTUPINFO_PRESENT,
                                             nullptr, nullptr, &startup.StartupInfo, &made);
  Handle process(made.hProcess);
  const Handle thread(made.hThread);
  if (!isStarted || !AssignProcessToJobObject(job.get(), process.get()) ||
      ResumeThread(thread.get()) == static_cast<DWORD>(-1)) {
    if (isStarted) TerminateProcess(process.get(), 1);
    if (memory != nullptr) UnmapViewOfFile(memory);
    return nullptr;
  }
  return std::make_unique<WindowsHelper>(std::move(process), std::move(job), std::move(ours), std::move(mapping),
                                         memory);
}

}  // namespace glmamba::io::reader
