// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "io/reader/messages.h"

namespace glmamba::io::reader {

/// Voxels of a message: how many bytes, and what writes them.
struct Bulk {
  std::size_t size = 0;
  std::function<void(char* to)> write;
};

/// Takes the messages of an answer in their order.
using Send = std::function<void(MessageKind, const std::string& body, const Bulk& bulk)>;

/// Parses a file, in this process, and sends the answer to `request`, which ends in `done` or `failed`. What `send`
/// throws goes through; nothing else is thrown.
void answer(const Request& request, const Send& send);

}  // namespace glmamba::io::reader
