// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/kept_memory.h"

#include <cstdint>
#include <mutex>
#include <new>
#include <utility>

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/impl/alloc_cpu.h>
#include <c10/util/Exception.h>
#include <torch/version.h>

namespace glmamba::ops {

namespace {

constexpr std::size_t kLeast = std::size_t{1} << 20;
// Between two powers of two there are this many sizes: images of nearly one size share pieces, and an eighth is wasted
// at most.
constexpr std::size_t kSizesAnOctave = 8;
// Above the priority of LibTorch's own allocator.
constexpr std::uint8_t kPriority = 1;

/// What stands before a tensor's numbers, which are aligned as LibTorch's own are.
struct alignas(64) Piece {
  std::size_t size;  ///< with this, bytes
  Piece* next;       ///< of the unused ones
};

/// Pieces that no tensor uses, the last one freed first. There are some dozens, since a network's sizes repeat.
class Unused {
 public:
  void begin() {
    const std::lock_guard lock(m_mutex);
    ++m_users;
  }
  void end() {
    const std::lock_guard lock(m_mutex);
    if (--m_users == 0) releaseAll();
  }
  /// One of exactly `size` bytes, or null.
  Piece* take(std::size_t size) {
    const std::lock_guard lock(m_mutex);
    for (Piece** link = &m_first; *link; link = &(*link)->next)
      if ((*link)->size == size) {
        Piece* const piece = *link;
        *link = piece->next;
        m_bytes -= size;
        return piece;
      }
    return nullptr;
  }
  /// Whether the piece is kept; else it is the caller's to free.
  bool put(Piece* piece) {
    const std::lock_guard lock(m_mutex);
    if (m_users == 0) return false;
    piece->next = m_first;
    m_first = piece;
    m_bytes += piece->size;
    return true;
  }
  /// Whether there was anything to give back.
  bool release() {
    const std::lock_guard lock(m_mutex);
    return releaseAll();
  }
  std::size_t bytes() {
    const std::lock_guard lock(m_mutex);
    return m_bytes;
  }

 private:
  bool releaseAll() {
    const bool any = m_first != nullptr;
    while (m_first) c10::free_cpu(std::exchange(m_first, m_first->next));
    m_bytes = 0;
    return any;
  }

  std::mutex m_mutex;
  Piece* m_first = nullptr;
  std::size_t m_bytes = 0;
  int m_users = 0;
};

// Never destroyed: tensors may be freed as late as the program's other statics are.
Unused& unused() {
  static Unused& all = *new Unused;
  return all;
}

std::size_t pieceSize(std::size_t bytes) {
  const std::size_t wanted = bytes + sizeof(Piece);
  if (wanted < kLeast) return wanted;
  std::size_t step = kLeast / kSizesAnOctave;
  while (step * 2 * kSizesAnOctave <= wanted) step *= 2;
  return (wanted + step - 1) / step * step;
}

void* newMemory(std::size_t size) {
  try {
    return c10::alloc_cpu(size);
  } catch (const c10::Error&) {
    if (!unused().release()) throw;
    return c10::alloc_cpu(size);
  }
}

void freeTensorMemory(void* numbers) {
  if (!numbers) return;
  Piece* const piece = static_cast<Piece*>(numbers) - 1;
  if (piece->size < kLeast || !unused().put(piece)) c10::free_cpu(piece);
}

class TensorAllocator final : public c10::Allocator {
 public:
#if TORCH_VERSION_MAJOR >= 2
  c10::DataPtr allocate(std::size_t bytes) override { return memory(bytes); }
  void copy_data(void* to, const void* from, std::size_t bytes) const override { default_copy_data(to, from, bytes); }
#else
  c10::DataPtr allocate(std::size_t bytes) const override { return memory(bytes); }
#endif
  c10::DeleterFnPtr raw_deleter() const override { return &freeTensorMemory; }

 private:
  static c10::DataPtr memory(std::size_t bytes) {
    const c10::Device cpu(c10::DeviceType::CPU);
    if (bytes == 0) return {nullptr, nullptr, &freeTensorMemory, cpu};
    TORCH_CHECK(bytes < SIZE_MAX / 2, "not enough memory: a tensor of ", bytes, " bytes was asked for");
    const std::size_t size = pieceSize(bytes);
    Piece* piece = size < kLeast ? nullptr : unused().take(size);
    if (!piece) piece = new (newMemory(size)) Piece{size, nullptr};
    return {piece + 1, piece + 1, &freeTensorMemory, cpu};
  }
};

void installOnce() {
  static const bool installed = [] {
    c10::SetCPUAllocator(new TensorAllocator, kPriority);
    return true;
  }();
  static_cast<void>(installed);
}

}  // namespace

KeptMemory::KeptMemory() {
  installOnce();
  unused().begin();
}

KeptMemory::~KeptMemory() { unused().end(); }

std::size_t KeptMemory::unusedBytes() { return unused().bytes(); }

}  // namespace glmamba::ops
