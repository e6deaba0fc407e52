// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace glmamba::io::reader {

/// Memory that a program shares with its reader: a ring of voxels on their way, so that a slice costs no copy through
/// the kernel and no wait. The reader writes at its head, and sends by the channel where there is no room; the program
/// says how far it has read. What lies here may change while it is read: only plain values do, that are read once.
struct Region {
  static constexpr std::size_t kSize = std::size_t{16} << 20;
  static constexpr std::size_t kPage = 4096;  ///< before the ring: the counter
  /// The descriptor by which a reader inherits it.
  static constexpr int kDescriptor = 3;

  char* ring = nullptr;                            ///< null where nothing is shared
  std::atomic<std::uint64_t>* released = nullptr;  ///< bytes that the reader may write over, counted from the start

  /// For memory of kPage + kSize bytes.
  static Region at(void* memory) {
    static_assert(std::atomic<std::uint64_t>::is_always_lock_free);
    return {static_cast<char*>(memory) + kPage, static_cast<std::atomic<std::uint64_t>*>(memory)};
  }
  /// Where `length` bytes lie that end at count `end`; null when they don't fit the ring.
  const char* bytes(std::uint64_t end, std::uint64_t length) const {
    if (ring == nullptr || length > kSize || end < length) return nullptr;
    const std::uint64_t offset = (end - length) % kSize;
    return offset + length <= kSize ? ring + offset : nullptr;
  }
  /// Takes room for `length` bytes and moves `head`, the count so far, behind it; null when there is none.
  char* take(std::uint64_t length, std::uint64_t& head) const {
    if (ring == nullptr || length > kSize) return nullptr;
    const std::uint64_t offset = head % kSize;
    const std::uint64_t begin = offset + length <= kSize ? head : head + (kSize - offset);
    if (begin + length - released->load(std::memory_order_acquire) > kSize) return nullptr;
    head = begin + length;
    return ring + begin % kSize;
  }
};

}  // namespace glmamba::io::reader
