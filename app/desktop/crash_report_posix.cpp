// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFile>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstring>

#include <execinfo.h>
#include <fcntl.h>
#include <unistd.h>

#include "app/desktop/crash_report.h"

namespace glmamba::app {

namespace {

constexpr int kSignals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
constexpr int kDeepest = 64;

// All that the handler needs is made before: it may call only what signal-safety(7) lists, and backtrace() once it was
// called before.
std::array<char, 4096> reportFile{};
std::array<char, 64 << 10> handlerStack{};

void write(int file, const char* text) {
  if (::write(file, text, std::strlen(text)) < 0) return;  // nobody is left to tell
}

void report(int signal) {
  const int file = ::open(reportFile.data(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file >= 0) {
    const char digits[] = {static_cast<char>('0' + signal / 10), static_cast<char>('0' + signal % 10), '\n', '\0'};
    write(file, "glmamba-viewer " GLMAMBA_VERSION " ended by signal ");
    write(file, digits);
    std::array<void*, kDeepest> frames{};
    ::backtrace_symbols_fd(frames.data(), ::backtrace(frames.data(), kDeepest), file);
    ::close(file);
  }
  // The handler was for one signal: this one ends the program, with a core where the system keeps one.
  ::raise(signal);
}

}  // namespace

void installCrashReport(const QString& folder) {
  if (!QDir().mkpath(folder)) return;
  const QByteArray path = QFile::encodeName(folder) + "/crash-" + QByteArray::number(::getpid()) + ".new";
  if (static_cast<std::size_t>(path.size()) >= reportFile.size()) return;
  std::memcpy(reportFile.data(), path.constData(), static_cast<std::size_t>(path.size()) + 1);
  std::array<void*, 1> frame{};
  ::backtrace(frame.data(), 1);  // loads what it needs

  stack_t stack{};  // for a stack that overflowed
  stack.ss_sp = handlerStack.data();
  stack.ss_size = handlerStack.size();
  ::sigaltstack(&stack, nullptr);
  struct sigaction action {};
  action.sa_handler = report;
  action.sa_flags = SA_ONSTACK | static_cast<int>(SA_RESETHAND) | SA_NODEFER;
  for (const int signal : kSignals) ::sigaction(signal, &action, nullptr);
}

}  // namespace glmamba::app
