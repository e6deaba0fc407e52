// SPDX-License-Identifier: Apache-2.0
// Starts children as Windows has them and looks at what they answer, and at how they end.
#include <cstdio>
#include <string>

#include "io/reader/helper_process.h"

using namespace glmamba;
using io::reader::HelperProcess;
using namespace std::chrono_literals;

namespace {

int failures = 0;

void check(bool isRight, const char* what) {
  std::printf("%s: %s\n", isRight ? "passed" : "FAILED", what);
  failures += !isRight;
}

/// The child's answer to a letter, 'g' when it has gone, 'l' when it is late.
char answerTo(HelperProcess& child, const char* letter, std::chrono::milliseconds patience = 20s) {
  if (!child.send(letter)) return 'g';
  char answer = 0;
  std::size_t count = 0;
  switch (child.receive(&answer, 1, count, HelperProcess::Clock::now() + patience, {})) {
    case HelperProcess::Received::some:
      return answer;
    case HelperProcess::Received::gone:
      return 'g';
    case HelperProcess::Received::late:
      break;
  }
  return 'l';
}

}  // namespace

int main(int, char** arguments) {
  const std::filesystem::path program = arguments[1];
  check(HelperProcess::start(program.parent_path() / "missing.exe") == nullptr, "a missing program is no helper");
  {
    const auto child = HelperProcess::start(program);
    check(child != nullptr, "a child starts");
    if (!child) return 1;
    check(answerTo(*child, "e") == 'e', "it answers");
    check(answerTo(*child, "m") == 'y', "it may take 100 MB");
    check(answerTo(*child, "M") == 'n', "it may not take 2 GB");
    check(answerTo(*child, "p") == 'n', "it may not start programs");
    check(answerTo(*child, "s") == 'y', "it shares memory");
    const char* shared = child->region().bytes(1000, 1000);
    check(shared != nullptr && std::string(shared, 1000) == std::string(1000, 's'), "what it wrote there is seen");
    check(child->send("b"), "a long answer is asked for");
    std::size_t total = 0, count = 0;
    std::string buffer(65536, '\0');
    while (total < 3'000'000 && child->receive(buffer.data(), buffer.size(), count, HelperProcess::Clock::now() + 20s,
                                               {}) == HelperProcess::Received::some)
      total += count;
    check(total == 3'000'000, "a long answer comes as a whole");
    check(answerTo(*child, "h", 300ms) == 'l', "a child that hangs is late");
    const core::CancelToken cancel;
    cancel.requestCancel();
    bool isCancelled = false;
    try {
      child->receive(buffer.data(), 1, count, HelperProcess::Clock::now() + 20s, cancel);
    } catch (const core::CancelToken::Requested&) {
      isCancelled = true;
    }
    check(isCancelled, "waiting can be cancelled");
  }
  check(true, "a child that hangs is ended with its helper");
  const auto child = HelperProcess::start(program);
  check(child && answerTo(*child, "c") == 'g', "a child that dies has gone");
  check(child && !child->send("e"), "nothing is sent to it any more");
  return failures;
}
