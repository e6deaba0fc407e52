// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <csignal>
#include <cstring>
#include <new>
#include <thread>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/error.h"
#include "core/platform.h"
#include "io/reader/client.h"
#include "io/reader/confinement.h"
#include "io/reader/wire.h"
#include "tests/io/test_data.h"

using namespace glmamba;
using namespace glmamba::io;
using namespace glmamba::io::test;
using namespace glmamba::io::reader;
using namespace std::chrono_literals;

namespace {

const Patience kShort{10s, 400ms, 1e9};

/// What the pool says of each name, with the misbehaving reader.
std::vector<std::string> answers(ReaderPool& pool, const std::vector<std::string>& names) {
  std::vector<Request> requests;
  for (const std::string& name : names) requests.push_back({Request::Kind::describe, "/data/" + name, {}, {}});
  std::vector<std::string> said(names.size());
  pool.ask(requests, {}, [&](std::size_t i, const Message& message) {
    if (message.kind == MessageKind::description)
      said[i] += std::get<Refusal>(unpackedContent(message.body, requests[i].file)).message;
    if (message.kind == MessageKind::failed) said[i] += unpackedFailure(message.body).message;
  });
  return said;
}

fs::path misbehaving() { return core::programPath().parent_path() / "misbehaving_reader"; }

/// How a child ends that is confined and then does `work`: its exit status, or minus the signal.
template <typename Work>
int confined(Work work) {
  const pid_t child = ::fork();
  if (child == 0) {
    confine();
    limitFor(1000);
    ::_exit(work());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

TEST_CASE("A reader that dies costs one file", "[reader]") {
  ReaderPool pool(misbehaving(), kShort);
  const std::vector<std::string> said = answers(pool, {"a", "b", "dies", "c", "dies", "dies", "d"});
  CHECK(said[0] == "fine: a");
  CHECK(said[1] == "fine: b");
  CHECK(has(said[2], "'dies' is damaged"));
  CHECK(said[3] == "fine: c");
  CHECK(has(said[4], "'dies' is damaged"));
  CHECK(has(said[5], "'dies' is damaged"));
  CHECK(said[6] == "fine: d");
}

TEST_CASE("A file is not blamed for a reader that something else ended", "[reader]") {
  ReaderPool pool(misbehaving(), kShort);
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "dies once";
  for (const char* before : {"", "a"}) {
    CAPTURE(before);
    std::ofstream(file) << "still there";
    std::vector<Request> requests{{Request::Kind::describe, file, {}, {}}};
    if (*before) requests.insert(requests.begin(), {Request::Kind::describe, before, {}, {}});
    std::vector<MessageKind> kinds;
    pool.ask(requests, {}, [&](std::size_t, const Message& message) { kinds.push_back(message.kind); });
    CHECK(kinds == std::vector<MessageKind>(requests.size(), MessageKind::description));
    CHECK_FALSE(fs::exists(file));
  }
}

TEST_CASE("A reader that hangs is given up after its time", "[reader]") {
  ReaderPool pool(misbehaving(), kShort);
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<std::string> said = answers(pool, {"hangs", "a", "promises more than comes", "b"});
  CHECK(has(said[0], "'hangs' was given up"));
  CHECK(said[1] == "fine: a");
  CHECK(has(said[2], "was given up"));
  CHECK(said[3] == "fine: b");
  CHECK(std::chrono::steady_clock::now() - begin < 20s);  // twice 0.4 s, and four starts on a busy machine
}

TEST_CASE("A reader that sends nonsense costs one file", "[reader]") {
  ReaderPool pool(misbehaving(), kShort);
  for (const char* name : {"lies about its size", "writes no messages", "dies within a message",
                           "answers something else", "answers rubbish", "points outside the shared memory"}) {
    CAPTURE(name);
    const std::vector<std::string> said = answers(pool, {"a", name, "b"});
    CHECK(said[0] == "fine: a");
    CHECK(has(said[1], "is damaged"));
    CHECK(said[2] == "fine: b");
  }
}

TEST_CASE("Waiting for a reader can be cancelled", "[reader]") {
  ReaderPool pool(misbehaving(), {10s, 60s, 1e9});
  const core::CancelToken cancel;
  std::thread later([&] {
    std::this_thread::sleep_for(100ms);
    cancel.requestCancel();
  });
  const auto begin = std::chrono::steady_clock::now();
  CHECK_THROWS_AS(pool.ask({{Request::Kind::describe, "hangs", {}, {}}}, cancel, [](std::size_t, const Message&) {}),
                  core::CancelToken::Requested);
  CHECK(std::chrono::steady_clock::now() - begin < 10s);
  later.join();
  CHECK(answers(pool, {"a"})[0] == "fine: a");
}

TEST_CASE("An error of the caller leaves no answer behind for the next", "[reader]") {
  ReaderPool pool(misbehaving(), kShort);
  std::vector<Request> requests(6, {Request::Kind::describe, "a", {}, {}});
  CHECK_THROWS_AS(pool.ask(requests, {}, [](std::size_t, const Message&) { throw std::runtime_error("mine"); }),
                  std::runtime_error);
  CHECK(answers(pool, {"b"})[0] == "fine: b");
}

TEST_CASE("A missing or unfit reader is an error that names it", "[reader]") {
  const std::pair<const char*, const char*> unfit[] = {
      {"/nowhere/glmamba-reader", "is missing beside it"}, {"/bin/true", "does not start"}, {"/", "does not start"}};
  for (const auto& [program, words] : unfit) {
    ReaderPool pool(program, kShort);
    try {
      answers(pool, {"a"});
      FAIL("expected an error");
    } catch (const core::Error& error) {
      CHECK(error.code() == core::ErrorCode::notFound);
      CHECK(has(error.what(), words));
      CHECK(has(error.what(), "nstall the program again"));
    }
  }
}

TEST_CASE("A reader of another version is told from one that fails on a file", "[reader]") {
  const TemporaryFolder folder;
  for (const char* name : {"of another version", "without a version"}) {
    CAPTURE(name);
    fs::create_symlink(misbehaving(), folder / name);
    ReaderPool pool(folder / name, kShort);
    CHECK_THROWS_WITH(answers(pool, {"a"}), Catch::Contains("is of another version. Install the program again."));
  }
  CHECK(protocol().size() <= largestBody(MessageKind::ready));
  fs::create_symlink(misbehaving(), folder / "of this version");
  ReaderPool pool(folder / "of this version", kShort);
  CHECK(answers(pool, {"a"}) == std::vector<std::string>{"fine: a"});
}

TEST_CASE("Several threads have readers of their own", "[reader]") {
  ReaderPool pool(misbehaving(), {10s, 10s, 1e9});
  std::vector<std::vector<std::string>> said(4);
  std::vector<std::thread> threads;
  for (auto& one : said)
    threads.emplace_back([&] { one = answers(pool, {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"}); });
  for (std::thread& thread : threads) thread.join();
  for (const auto& one : said) CHECK(one.back() == "fine: k");
}

TEST_CASE("A reader can neither connect, start programs, write files nor take memory without end", "[reader]") {
  const TemporaryFolder folder;
#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
  CHECK(confined([] { return ::socket(AF_INET, SOCK_STREAM, 0); }) == -SIGSYS);
  CHECK(confined([] { return ::execl("/bin/true", "true", nullptr); }) == -SIGSYS);
  CHECK(confined([] { return ::fork() == 0 ? 0 : 1; }) == -SIGSYS);
  CHECK(confined([] { return ::kill(::getppid(), 0); }) == -SIGSYS);
  const std::string file = folder / "written";
  CHECK(confined([&] { return ::open(file.c_str(), O_CREAT | O_WRONLY, 0600) < 0 ? 3 : 4; }) == 3);
  CHECK_FALSE(fs::exists(file));
  CHECK(confined([] { return ::open("/dev/null", O_RDONLY) < 0 ? 3 : 4; }) == 4);
#endif
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  const auto takes = [](std::size_t bytes) {
    void* memory = std::malloc(bytes);
    if (memory == nullptr) return 3;
    std::memset(memory, 1, bytes);
    return 4;
  };
  CHECK(confined([&] { return takes(std::size_t{100} << 20); }) == 4);
  CHECK(confined([&] { return takes(std::size_t{500} << 20); }) == 3);
#endif
}

TEST_CASE("Messages come out as they went in, and damaged ones are refused", "[reader]") {
  ReadSlice slice;
  slice.header.rows = 3, slice.header.columns = 5, slice.header.rowSpacing = slice.header.columnSpacing = 0.5;
  slice.header.position = {1, 2, 3}, slice.header.seriesUid = "1.2.3", slice.header.slope = 2.5;
  slice.stored.isSigned = true;
  for (int i = 0; i < 15; ++i) slice.stored.values.push_back(i % 2 == 0 ? -32768 + i : 32767 - i);
  const std::string body = packed(slice);
  std::string values(30, '\0');
  packValues(slice.stored, values.data());
  const ReadSlice back = unpackedSlice(body, values, "/data/a.dcm");
  CHECK(back.stored.values == slice.stored.values);
  CHECK(back.header.position == slice.header.position);
  CHECK(back.header.seriesUid == "1.2.3");
  CHECK(back.header.file == "/data/a.dcm");
  for (std::size_t length = 0; length < body.size(); ++length)
    CHECK_THROWS_AS(unpackedSlice(body.substr(0, length), values, "a"), Malformed);
  CHECK_THROWS_AS(unpackedSlice(body + "x", values, "a"), Malformed);
  // Every byte of the header, turned over: refused or accepted, never more values than sent.
  for (std::size_t at = 0; at < body.size(); ++at) {
    std::string other = body;
    other[at] = static_cast<char>(~other[at]);
    try {
      const ReadSlice read = unpackedSlice(other, values, "a");
      CHECK(read.stored.values.size() == 15);
    } catch (const Malformed&) {
    }
  }
  slice.header.slope = std::nan("");
  CHECK_THROWS_AS(unpackedSlice(packed(slice), values, "a"), Malformed);
  slice.header.slope = 1, slice.header.rows = 65536, slice.header.columns = 65536;
  CHECK_THROWS_AS(unpackedSlice(packed(slice), values, "a"), Malformed);
}
