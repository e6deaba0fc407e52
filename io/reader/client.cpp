// SPDX-License-Identifier: Apache-2.0
#include "io/reader/client.h"

#include <algorithm>

#include "core/error.h"
#include "core/platform.h"
#include "io/reader/wire.h"

namespace glmamba::io::reader {
namespace {

namespace fs = std::filesystem;
using Clock = HelperProcess::Clock;
using Milliseconds = std::chrono::milliseconds;

// Requests are sent ahead, so that the reader works while its last answer is used. Few enough to fit the channel: a
// caller that waits to send while the reader waits to answer would wait for ever.
constexpr std::size_t kAhead = 8;
constexpr std::size_t kLargestRequest = 8192;
// A message is believed to be as long as it says only as far as it has come.
constexpr std::size_t kStep = std::size_t{4} << 20;
constexpr std::size_t kMostIdle = 4;

std::string nameOf(const Request& request) { return "'" + request.file.filename().string() + "'"; }

Failure died(const Request& request) {
  return {core::ErrorCode::badFile, nameOf(request) +
                                        " is damaged: the process that reads files ended on it. Nothing else is "
                                        "affected; get the file again."};
}

Failure late(const Request& request, Milliseconds patience) {
  return {core::ErrorCode::badFile, nameOf(request) + " was given up after " +
                                        std::to_string((patience.count() + 500) / 1000) +
                                        " s: it is damaged, or its disk is too slow. Copy it to another disk."};
}

Failure nonsense(const Request& request) {
  return {core::ErrorCode::badFile,
          nameOf(request) + " is damaged: the process that reads files gave no sensible answer. Get the file again."};
}

core::Error notOurs(const fs::path& program, const std::string& what) {
  return {core::ErrorCode::notFound,
          "'" + program.filename().string() + "', the part of this program that reads image files, " + what};
}

core::Error unusable(const fs::path& program) {
  std::error_code problem;
  return notOurs(program, fs::exists(program, problem)
                              ? "does not start: close other programs and try again; if that does not help, install "
                                "the program again."
                              : "is missing beside it. Install the program again.");
}

core::Error ofAnotherVersion(const fs::path& program) {
  return notOurs(program, "is of another version. Install the program again.");
}

/// What may come in an answer to a request of this kind.
bool fits(MessageKind message, Request::Kind request) {
  if (message == MessageKind::failed) return true;
  switch (request) {
    case Request::Kind::describe:
      return message == MessageKind::description;
    case Request::Kind::elements:
      return message == MessageKind::elements;
    case Request::Kind::slices:
      return message == MessageKind::slice || message == MessageKind::done;
    case Request::Kind::list:
      return message == MessageKind::names;
    case Request::Kind::voxels:
    case Request::Kind::labels:
      return message == MessageKind::voxels || message == MessageKind::done;
  }
  return false;
}

Milliseconds patienceFor(const Request& request, const Patience& patience) {
  const ZipPlace zip = zipPlaceOf(request.file);
  const bool headerOnly = request.kind == Request::Kind::describe || request.kind == Request::Kind::elements;
  if (headerOnly && zip.entry.empty()) return patience.header;
  std::error_code error;
  // An entry is unpacked before its header is read.
  const std::uintmax_t size = fs::file_size(zip.entry.empty() ? request.file : zip.archive, error);
  const double seconds = error ? 0 : static_cast<double>(size) / patience.bytesPerSecond;
  return patience.header + Milliseconds(static_cast<std::int64_t>(1000 * seconds));
}

/// Beside the program, or where an installation puts what nobody starts by hand.
fs::path readerProgram() {
  const fs::path program = core::programPath();
  const fs::path folder = program.parent_path(), name = "glmamba-reader" + program.extension().string();
  std::error_code none;
  if (fs::exists(folder / name, none)) return folder / name;
  return folder.parent_path() / "libexec" / "glmamba-viewer" / name;
}

}  // namespace

class ReaderPool::Reader {
 public:
  enum class Fault { none, gone, late, nonsense };

  explicit Reader(std::unique_ptr<HelperProcess> process) : m_process(std::move(process)) {}

  bool send(const Request& request) {
    ++m_unanswered;
    return m_process->send(framed(MessageKind::request, packed(request)));
  }

  Fault receive(Message& message, Clock::time_point deadline, const core::CancelToken& cancel) {
    // The last message has been used.
    if (m_shared != 0) m_process->region().released->store(m_shared, std::memory_order_release);
    Envelope envelope;
    Fault fault = fill(reinterpret_cast<char*>(&envelope), sizeof envelope, deadline, cancel);
    if (fault != Fault::none) return fault;
    if (envelope.magic != Envelope::kMagic || envelope.length > largestBody(envelope.kind) ||
        envelope.bulk > largestBulk(envelope.kind)) {
      return Fault::nonsense;
    }
    const char* shared = nullptr;
    if (envelope.end != 0) {
      shared = m_process->region().bytes(envelope.end, envelope.bulk);
      if (shared == nullptr) return Fault::nonsense;
      m_shared = envelope.end;
    }
    const std::uint64_t length = envelope.length + (shared == nullptr ? envelope.bulk : 0);
    std::size_t have = 0;
    while (fault == Fault::none && have < length) {
      const std::size_t end = std::min<std::uint64_t>(length, have + kStep);
      if (m_body.size() < end) m_body.resize(end);
      fault = fill(m_body.data() + have, end - have, deadline, cancel);
      have = end;
    }
    if (fault != Fault::none) return fault;
    if (shared == nullptr) shared = m_body.data() + envelope.length;
    message = {envelope.kind, {m_body.data(), envelope.length}, {shared, envelope.bulk}};
    if (isLast(message.kind) && m_unanswered > 0) --m_unanswered;
    return fault;
  }

  /// Nothing is on its way.
  bool isIdle() const { return m_unanswered == 0; }

 private:
  Fault fill(char* to, std::size_t count, Clock::time_point deadline, const core::CancelToken& cancel) {
    for (;;) {
      const std::size_t taken = m_arrived.copy(to, count);
      m_arrived.remove_prefix(taken);
      to += taken;
      count -= taken;
      if (count == 0) return Fault::none;
      std::size_t more = 0;
      switch (m_process->receive(m_buffer.data(), m_buffer.size(), more, deadline, cancel)) {
        case HelperProcess::Received::some:
          m_arrived = {m_buffer.data(), more};
          continue;
        case HelperProcess::Received::late:
          return Fault::late;
        case HelperProcess::Received::gone:
          return Fault::gone;
      }
    }
  }

  std::unique_ptr<HelperProcess> m_process;
  std::string m_buffer = std::string(65536, '\0');
  std::string_view m_arrived;  ///< what of the buffer has come and was not used
  std::string m_body;          ///< of the last message; grows to the largest
  std::uint64_t m_shared = 0;  ///< how far the region was used
  std::size_t m_unanswered = 0;
};

ReaderPool::ReaderPool(fs::path program, Patience patience) : m_program(std::move(program)), m_patience(patience) {}
ReaderPool::~ReaderPool() = default;

std::unique_ptr<ReaderPool::Reader> ReaderPool::reader() {
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    if (!m_idle.empty()) {
      std::unique_ptr<Reader> idle = std::move(m_idle.back());
      m_idle.pop_back();
      return idle;
    }
  }
  std::unique_ptr<HelperProcess> process = HelperProcess::start(m_program);
  if (!process) throw unusable(m_program);
  auto fresh = std::make_unique<Reader>(std::move(process));
  Message hello;
  if (fresh->receive(hello, Clock::now() + m_patience.start, {}) != Reader::Fault::none ||
      hello.kind != MessageKind::ready) {
    throw unusable(m_program);
  }
  if (hello.body != protocol()) throw ofAnotherVersion(m_program);
  return fresh;
}

void ReaderPool::giveBack(std::unique_ptr<Reader> reader) {
  const std::lock_guard<std::mutex> lock(m_mutex);
  if (m_idle.size() < kMostIdle) m_idle.push_back(std::move(reader));
}

void ReaderPool::ask(const std::vector<Request>& requests, const core::CancelToken& cancel, const Take& take) {
  std::unique_ptr<Reader> helper;
  std::size_t sent = 0;
  bool askedAgain = false;
  const auto refuse = [&](std::size_t i, const Failure& failure) {
    const std::string body = packed(failure);
    take(i, {MessageKind::failed, body, {}});
  };
  for (std::size_t next = 0; next < requests.size();) {
    const Request& request = requests[next];
    if (packed(request).size() > kLargestRequest) {
      refuse(next, {core::ErrorCode::unsupported, nameOf(request) + " lies too deep in folders to be read."});
      sent = std::max(sent, ++next);
      continue;
    }
    if (!helper) helper = reader();
    bool alive = true;
    for (; alive && sent < requests.size() && sent - next < kAhead; ++sent) {
      if (packed(requests[sent]).size() > kLargestRequest) break;
      alive = helper->send(requests[sent]);
    }
    const Milliseconds patience = patienceFor(request, m_patience);
    Reader::Fault fault = Reader::Fault::none;
    bool anything = false;
    for (bool last = false; !last && fault == Reader::Fault::none;) {
      Message message;
      fault = helper->receive(message, Clock::now() + patience, cancel);
      if (fault == Reader::Fault::none && !fits(message.kind, request.kind)) fault = Reader::Fault::nonsense;
      if (fault != Reader::Fault::none) break;
      last = isLast(message.kind);
      anything = true;
      try {
        take(next, message);
      } catch (const Malformed&) {
        fault = Reader::Fault::nonsense;
      }
    }
    if (fault == Reader::Fault::none) {
      ++next;
      askedAgain = false;
      continue;
    }
    helper.reset();
    // It may have died of an earlier file, or of something outside: a file is blamed when two readers died on it.
    askedAgain = fault == Reader::Fault::gone && !anything && !askedAgain;
    if (!askedAgain) {
      refuse(next, fault == Reader::Fault::gone   ? died(request)
                   : fault == Reader::Fault::late ? late(request, patience)
                                                  : nonsense(request));
      ++next;
    }
    sent = next;
  }
  if (helper && helper->isIdle()) giveBack(std::move(helper));
}

ReaderPool& readerPool() {
  static ReaderPool pool(readerProgram());
  return pool;
}

}  // namespace glmamba::io::reader
