// SPDX-License-Identifier: Apache-2.0
#include "tests/inference/allocation/failing_memory.h"

#include <atomic>
#include <cstdlib>
#include <memory>
#include <new>

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/util/Exception.h>
#include <torch/version.h>

namespace glmamba::allocation {

namespace {

constexpr std::int64_t kNever = INT64_MAX;

struct Count {
  std::atomic<std::int64_t> asked{0}, nth{kNever};
  std::atomic<std::size_t> least{0};
  std::atomic<bool> hasFailed{false};

  /// Whether this allocation is the one that fails.
  bool isDue(std::size_t bytes) {
    if (nth == kNever || bytes < least) return false;
    if (asked++ != nth) return false;
    hasFailed = true;
    return true;
  }
};

Count objects, tensors;
std::atomic<std::int64_t> heldObjects{0}, heldTensorBytes{0};

Count& countOf(Asking asking) { return asking == Asking::objects ? objects : tensors; }

void* newObject(std::size_t bytes) {
  if (!objects.isDue(bytes))
    if (void* memory = std::malloc(bytes > 0 ? bytes : 1)) {
      ++heldObjects;
      return memory;
    }
  throw std::bad_alloc();
}

void deleteObject(void* memory) noexcept {
  if (!memory) return;
  --heldObjects;
  std::free(memory);
}

/// What stands before a tensor's numbers, which are aligned as LibTorch's own are.
struct alignas(64) Head {
  std::int64_t bytes;
  c10::DeleterFnPtr giveBack;
  void* context;  ///< of the allocator below
};

void freeTensor(void* numbers) {
  if (!numbers) return;
  const Head head = *(static_cast<Head*>(numbers) - 1);
  heldTensorBytes -= head.bytes;
  head.giveBack(head.context);
}

/// Takes from the allocator that was there before.
class WatchedTensors final : public c10::Allocator {
 public:
  explicit WatchedTensors(c10::Allocator& below) : m_below(below) {}
#if TORCH_VERSION_MAJOR >= 2
  c10::DataPtr allocate(std::size_t bytes) override { return memory(bytes); }
  void copy_data(void* to, const void* from, std::size_t bytes) const override { default_copy_data(to, from, bytes); }
#else
  c10::DataPtr allocate(std::size_t bytes) const override { return memory(bytes); }
#endif
  c10::DeleterFnPtr raw_deleter() const override { return &freeTensor; }

 private:
  c10::DataPtr memory(std::size_t bytes) const {
    if (bytes == 0) return {nullptr, nullptr, &freeTensor, c10::DeviceType::CPU};
    // In the words of c10/core/impl/alloc_cpu.cpp.
    TORCH_CHECK(!tensors.isDue(bytes), "DefaultCPUAllocator: can't allocate memory: you tried to allocate ", bytes,
                " bytes. Error code 12 (Cannot allocate memory)");
    c10::DataPtr data = m_below.allocate(sizeof(Head) + bytes);
    Head* const head = static_cast<Head*>(data.get());
    const c10::DeleterFnPtr giveBack = data.get_deleter();
    new (head) Head{static_cast<std::int64_t>(bytes), giveBack, data.release_context()};
    heldTensorBytes += head->bytes;
    return {head + 1, head + 1, &freeTensor, c10::DeviceType::CPU};
  }
  c10::Allocator& m_below;
};

}  // namespace

FailingMemory::FailingMemory(Asking asking, std::int64_t nth, std::size_t least) {
  Count& count = countOf(asking);
  objects.asked = tensors.asked = 0;
  objects.hasFailed = tensors.hasFailed = false;
  count.least = least;
  count.nth = nth;
}

FailingMemory::~FailingMemory() { objects.nth = tensors.nth = kNever; }

bool FailingMemory::hasFailed() const { return objects.hasFailed || tensors.hasFailed; }
std::int64_t FailingMemory::asked() const { return objects.asked + tensors.asked; }

Held held() { return {heldObjects, heldTensorBytes}; }

void watchTensors() {
  constexpr std::uint8_t kAboveKeptMemory = 2;
  static const bool installed = [] {
    c10::SetCPUAllocator(new WatchedTensors(*c10::GetCPUAllocator()), kAboveKeptMemory);
    return true;
  }();
  static_cast<void>(installed);
}

}  // namespace glmamba::allocation

void* operator new(std::size_t bytes) { return glmamba::allocation::newObject(bytes); }
void* operator new[](std::size_t bytes) { return glmamba::allocation::newObject(bytes); }
void operator delete(void* memory) noexcept { glmamba::allocation::deleteObject(memory); }
void operator delete[](void* memory) noexcept { glmamba::allocation::deleteObject(memory); }
void operator delete(void* memory, std::size_t) noexcept { glmamba::allocation::deleteObject(memory); }
void operator delete[](void* memory, std::size_t) noexcept { glmamba::allocation::deleteObject(memory); }
