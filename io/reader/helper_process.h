// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "core/cancel_token.h"
#include "io/reader/region.h"

namespace glmamba::io::reader {

/// A child process and the channel to it. One thread at a time.
class HelperProcess {
 public:
  using Clock = std::chrono::steady_clock;
  enum class Received { some, gone, late };

  /// Starts `program` with the channel as its standard input. Null when the system can't.
  static std::unique_ptr<HelperProcess> start(const std::filesystem::path& program);

  /// Ends the child, whatever it is doing.
  virtual ~HelperProcess() = default;

  /// The memory that the child may share.
  virtual Region region() const = 0;
  /// False when the child has gone.
  virtual bool send(const std::string& bytes) = 0;
  /// Waits for bytes and takes what has come, `count` of at most `room` bytes. Throws CancelToken::Requested.
  virtual Received receive(char* to, std::size_t room, std::size_t& count, Clock::time_point deadline,
                           const core::CancelToken& cancel) = 0;
};

}  // namespace glmamba::io::reader
