// SPDX-License-Identifier: Apache-2.0
// glmamba-reader: parses untrusted image files for the other programs, in a process of its own that may die.
//
// Standard input is a channel to the program that started it. Requests come in, answers go out, until it is closed.

#include <string_view>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "io/input_file.h"
#include "io/reader/answer.h"
#include "io/reader/confinement.h"
#include "io/reader/own_channel.h"
#include "io/reader/wire.h"

namespace {

using namespace glmamba::io::reader;

/// The caller has closed its end, or wrote what it never writes.
struct HungUp {};

class Channel {
 public:
  explicit Channel(OwnChannel channel) : m_channel(channel), m_region(channel.region()) {}

  Message receive() {
    Envelope envelope;
    readAll(reinterpret_cast<char*>(&envelope), sizeof envelope);
    if (envelope.magic != Envelope::kMagic || envelope.length > largestBody(envelope.kind)) throw HungUp();
    m_received.resize(envelope.length);
    readAll(m_received.data(), m_received.size());
    return {envelope.kind, m_received, {}};
  }

  /// Small messages wait for the end of the answer.
  void send(MessageKind kind, const std::string& body, const Bulk& bulk) {
    char* shared = bulk.size > 0 ? m_region.take(bulk.size, m_head) : nullptr;
    const Envelope envelope{Envelope::kMagic, kind, body.size(), bulk.size, shared == nullptr ? 0 : m_head};
    m_waiting.append(reinterpret_cast<const char*>(&envelope), sizeof envelope);
    m_waiting += body;
    if (shared == nullptr && bulk.size > 0) {
      const std::size_t at = m_waiting.size();
      m_waiting.resize(at + bulk.size);
      shared = m_waiting.data() + at;
    }
    if (shared != nullptr) bulk.write(shared);
    if (m_waiting.size() > 65536 || isLast(kind)) flush();
  }

  void flush() {
    writeAll(m_waiting);
    m_waiting.clear();
  }

 private:
  void writeAll(const std::string& bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
      const std::ptrdiff_t count = m_channel.write(bytes.data() + done, bytes.size() - done);
      if (count <= 0) throw HungUp();
      done += static_cast<std::size_t>(count);
    }
  }

  void readAll(char* to, std::size_t count) {
    while (count > 0) {
      if (m_arrived.empty()) {
        const std::ptrdiff_t got = m_channel.read(m_buffer.data(), m_buffer.size());
        if (got <= 0) throw HungUp();
        m_arrived = {m_buffer.data(), static_cast<std::size_t>(got)};
      }
      const std::size_t taken = m_arrived.copy(to, count);
      m_arrived.remove_prefix(taken);
      to += taken;
      count -= taken;
    }
  }

  OwnChannel m_channel;
  Region m_region;
  std::uint64_t m_head = 0;
  std::string m_waiting, m_received;
  std::vector<char> m_buffer = std::vector<char>(65536);
  std::string_view m_arrived;  ///< what of the buffer has come and was not used
};

/// Slices are alike: what one gave back, the next takes, without a way to the system and fresh pages each time.
void keepFreedMemory() {
#ifdef __GLIBC__
  constexpr int kMiB = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, 16 * kMiB);
  mallopt(M_TRIM_THRESHOLD, 64 * kMiB);
#endif
}

void serve(Channel channel) {
  channel.send(MessageKind::ready, protocol(), {});
  channel.flush();
  for (;;) {
    const Message message = channel.receive();
    if (message.kind != MessageKind::request) throw HungUp();
    const Request request = unpackedRequest(message.body);
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(request.file, error);
    limitFor(error ? 0 : size);
    // The size of an entry of an archive takes parsing, and that a limit.
    if (error) limitFor(glmamba::io::inputSize(request.file));
    answer(request,
           [&](MessageKind kind, const std::string& body, const Bulk& bulk) { channel.send(kind, body, bulk); });
  }
}

}  // namespace

int main(int count, char** arguments) {
  Channel channel(OwnChannel(count > 1 ? arguments[1] : nullptr));
  confine();
  keepFreedMemory();
  try {
    serve(std::move(channel));
  } catch (const HungUp&) {
  } catch (const Malformed&) {
  }
  endProcess();
}
