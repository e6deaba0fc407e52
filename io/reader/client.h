// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "core/cancel_token.h"
#include "io/reader/helper_process.h"
#include "io/reader/messages.h"

namespace glmamba::io::reader {

/// How long a helper may be silent. Sums over an answer: nothing is read that takes longer.
struct Patience {
  std::chrono::milliseconds start{10000};  ///< until a new helper is ready
  std::chrono::milliseconds header{4500};  ///< so that a hang is over within 5 s
  double bytesPerSecond = 4e6;             ///< of pixel data, on top
};

/// Readers of untrusted files: processes that are started when needed, kept for the next file, and replaced when one
/// dies or hangs. Several threads may ask at once; each gets a reader of its own.
class ReaderPool {
 public:
  explicit ReaderPool(std::filesystem::path program, Patience patience = {});
  ~ReaderPool();

  /// Takes a message of the answer to request number `request`.
  using Take = std::function<void(std::size_t request, const Message& message)>;

  /// Hands the answers over in the order of the requests. A request that two readers die of before they answer, or that
  /// one hangs on or answers with nonsense, is `failed`, and no other. Throws Error{notFound} when readers can't be
  /// started at all or are of another version, CancelToken::Requested, and what `take` throws (Malformed counts as
  /// nonsense); readers with answers on their way are ended then.
  void ask(const std::vector<Request>& requests, const core::CancelToken& cancel, const Take& take);

 private:
  class Reader;
  std::unique_ptr<Reader> reader();
  void giveBack(std::unique_ptr<Reader> reader);

  std::filesystem::path m_program;
  Patience m_patience;
  std::mutex m_mutex;
  std::vector<std::unique_ptr<Reader>> m_idle;
};

/// The readers of this program.
ReaderPool& readerPool();

}  // namespace glmamba::io::reader
