// SPDX-License-Identifier: Apache-2.0
// A child that does what it is told by single letters, confined as glmamba-reader is.
#include <cstring>
#include <vector>

#include <windows.h>

#include "io/reader/confinement.h"
#include "io/reader/own_channel.h"

using namespace glmamba::io::reader;

namespace {

bool takesMemory(std::size_t bytes) {
  void* memory = VirtualAlloc(nullptr, bytes, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
  if (memory == nullptr) return false;
  VirtualFree(memory, 0, MEM_RELEASE);
  return true;
}

bool startsPrograms() {
  wchar_t line[] = L"cmd.exe /c exit";
  STARTUPINFOW startup{};
  startup.cb = sizeof startup;
  PROCESS_INFORMATION made{};
  return CreateProcessW(nullptr, line, nullptr, nullptr, FALSE, CREATE_NO_WINDOW, nullptr, nullptr, &startup, &made);
}

}  // namespace

int main(int count, char** arguments) {
  OwnChannel channel(count > 1 ? arguments[1] : nullptr);
  confine();
  limitFor(0);
  std::uint64_t head = 0;
  for (char letter = 0; channel.read(&letter, 1) == 1;) {
    char answer = 'n';
    if (letter == 'e') answer = 'e';
    if (letter == 'm') answer = takesMemory(std::size_t{100} << 20) ? 'y' : 'n';
    if (letter == 'M') answer = takesMemory(std::size_t{2} << 30) ? 'y' : 'n';
    if (letter == 'p') answer = startsPrograms() ? 'y' : 'n';
    if (letter == 's') {
      if (char* shared = channel.region().take(1000, head)) {
        std::memset(shared, 's', 1000);
        answer = 'y';
      }
    }
    if (letter == 'h') Sleep(INFINITE);
    if (letter == 'c') *static_cast<volatile int*>(nullptr) = 1;
    if (letter == 'b') {
      const std::vector<char> many(3'000'000, 'b');
      for (std::size_t done = 0; done < many.size();) {
        const std::ptrdiff_t taken = channel.write(many.data() + done, many.size() - done);
        if (taken <= 0) endProcess();
        done += static_cast<std::size_t>(taken);
      }
      continue;
    }
    channel.write(&answer, 1);
  }
  endProcess();
}
