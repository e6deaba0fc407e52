// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_structure.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

namespace glmamba::io {
namespace {

constexpr std::uint32_t kUndefined = 0xFFFFFFFF;
constexpr std::uint32_t kItem = 0xFFFEE000, kItemEnd = 0xFFFEE00D, kSequenceEnd = 0xFFFEE0DD, kPixelData = 0x7FE00010;
// Deeper than any real object (Enhanced MR has 6 levels), far from the end of GDCM's stack.
constexpr int kDeepest = 24;
// Enhanced MR of a thousand frames has about a million; classic MR has a thousand.
constexpr int kMostElements = 2000000;

[[noreturn]] void fail(const char* reason) { throw std::runtime_error(reason); }

/// True when `vr` is one of the two-letter words of `list`.
bool isAmong(std::string_view list, std::string_view vr) {
  for (std::size_t at = 0; at + 2 <= list.size(); at += 3)
    if (list.compare(at, 2, vr) == 0) return true;
  return false;
}

/// DICOM PS3.5, 6.2.
bool isVr(std::string_view vr) {
  return isAmong(
      "AE AS AT CS DA DS DT FD FL IS LO LT OB OD OF OL OV OW PN SH SL SQ SS ST SV TM UC UI UL UN UR US UT UV", vr);
}

/// VRs whose length has four bytes after two reserved ones. DICOM PS3.5, table 7.1-1.
bool hasLongLength(std::string_view vr) { return isAmong("OB OD OF OL OV OW SQ SV UC UN UR UT UV", vr); }

struct Encoding {
  bool explicitVr = true;
  bool bigEndian = false;
};

struct Element {
  std::uint32_t tag = 0;
  std::string vr;  ///< empty when implicit, and for items and delimiters
  std::uint32_t length = 0;
};

class Walker {
 public:
  Walker(std::istream& stream, std::uint64_t size) : m_stream(stream), m_size(size) {}

  DicomStructure walk() {
    DicomStructure structure;
    walkPreamble();
    walkMeta(structure);
    if (structure.transferSyntax == "1.2.840.10008.1.2.1.99")
      structure.deflated = DeflatedDicom{m_transferSyntax, m_position};
    else
      walkTop(encodingOf(structure), structure);
    return structure;
  }

 private:
  void walkPreamble() {
    char magic[4] = {};
    if (m_size >= 132) {
      seek(128);
      m_stream.read(magic, 4);
    }
    seek(std::string(magic, 4) == "DICM" ? 132 : 0);
  }

  void seek(std::uint64_t position) {
    m_position = position;
    m_stream.clear();
    m_stream.seekg(static_cast<std::streamoff>(position));
  }

  void skip(std::uint64_t count) {
    // Seeking drops the stream's buffer: thousands of short values are quicker read over.
    if (count > 4096) return seek(m_position + count);
    m_stream.ignore(static_cast<std::streamsize>(count));
    m_position += count;
  }

  std::uint32_t number(int bytes, bool bigEndian, std::uint64_t end) {
    if (m_position + static_cast<std::uint64_t>(bytes) > end) fail("is truncated within its header");
    std::array<char, 4> raw{};
    if (!m_stream.read(raw.data(), bytes)) fail("is truncated within its header");
    m_position += static_cast<std::uint64_t>(bytes);
    if (bigEndian) std::reverse(raw.begin(), raw.begin() + bytes);
    std::uint32_t value = 0;
    for (int i = bytes; i-- > 0;) value = value << 8 | static_cast<unsigned char>(raw[static_cast<std::size_t>(i)]);
    return value;
  }

  std::string text(std::uint32_t count, std::uint64_t end) {
    if (m_position + count > end) fail("is truncated within its header");
    std::string value(count, '\0');
    if (!m_stream.read(value.data(), count)) fail("is truncated within its header");
    m_position += count;
    while (!value.empty() && (value.back() == '\0' || value.back() == ' ')) value.pop_back();
    return value;
  }

  std::uint32_t tag(Encoding encoding, std::uint64_t end) {
    const std::uint32_t group = number(2, encoding.bigEndian, end);
    return group << 16 | number(2, encoding.bigEndian, end);
  }

  Element element(Encoding encoding, std::uint64_t end) { return elementOf(tag(encoding, end), encoding, end); }

  /// The rest of an element whose tag was read.
  Element elementOf(std::uint32_t tag, Encoding encoding, std::uint64_t end) {
    if (++m_elements > kMostElements) fail("has more elements in its header than any MR image");
    Element e;
    e.tag = tag;
    if (!encoding.explicitVr || e.tag >> 16 == 0xFFFE) {
      e.length = number(4, encoding.bigEndian, end);
      return e;
    }
    char vr[2] = {};
    if (m_position + 2 > end || !m_stream.read(vr, 2)) fail("is truncated within its header");
    m_position += 2;
    e.vr.assign(vr, 2);
    if (!isVr(e.vr)) fail("is damaged: an element of its header has no valid type");
    if (hasLongLength(e.vr)) {
      number(2, false, end);
      e.length = number(4, encoding.bigEndian, end);
    } else {
      e.length = number(2, encoding.bigEndian, end);
    }
    return e;
  }

  void requireWithin(std::uint32_t length, std::uint64_t end) const {
    if (length > end - m_position) {
      fail(end == m_size ? "is truncated within its header" : "is damaged: an element of its header runs past its end");
    }
  }

  void walkMeta(DicomStructure& structure) {
    const Encoding littleExplicit;
    while (m_position + 8 <= m_size) {
      const std::uint64_t begin = m_position;
      const std::uint32_t next = tag(littleExplicit, m_size);
      if (next >> 16 != 0x0002) return seek(begin);
      const Element e = elementOf(next, littleExplicit, m_size);
      requireWithin(e.length, m_size);
      if (e.tag == 0x00020002) {
        structure.mediaStorageClass = text(e.length, m_size);
      } else if (e.tag == 0x00020010) {
        m_transferSyntax = m_position;
        structure.transferSyntax = text(e.length, m_size);
      } else {
        skip(e.length);
      }
    }
  }

  Encoding encodingOf(DicomStructure& structure) {
    if (structure.transferSyntax.empty()) {
      const std::uint64_t begin = m_position;
      char head[6] = {};
      m_stream.read(head, sizeof head);
      seek(begin);
      structure.transferSyntax = isVr({head + 4, 2}) ? "1.2.840.10008.1.2.1" : "1.2.840.10008.1.2";
    }
    return {structure.transferSyntax != "1.2.840.10008.1.2", structure.transferSyntax == "1.2.840.10008.1.2.2"};
  }

  void walkTop(Encoding encoding, DicomStructure& structure) {
    while (m_position < m_size) {
      const Element e = element(encoding, m_size);
      if (e.tag == kPixelData) return walkPixelData(e, encoding, structure);
      walkValue(e, encoding, m_size, 0);
    }
    structure.end = m_size;
  }

  void walkPixelData(const Element& e, Encoding encoding, DicomStructure& structure) {
    structure.hasPixelData = true;
    structure.encapsulated = e.length == kUndefined;
    if (structure.encapsulated) {
      const bool rle = structure.transferSyntax == "1.2.840.10008.1.2.5";
      structure.pixelDataLength = walkFragments(encoding, m_size, rle);
      if (structure.pixelDataLength == 0) fail("is truncated: it has no pixels");
    } else {
      // A short value is for the caller to judge, who knows rows and columns.
      structure.pixelDataLength = std::min<std::uint64_t>(e.length, m_size - m_position);
      skip(structure.pixelDataLength);
    }
    structure.end = m_position;
  }

  /// Returns the bytes of all fragments but the first, which is the offset table.
  std::uint64_t walkFragments(Encoding encoding, std::uint64_t end, bool rle) {
    std::uint64_t bytes = 0;
    for (int fragment = 0;; ++fragment) {
      const std::uint32_t itemTag = tag(encoding, end);
      const std::uint32_t length = number(4, encoding.bigEndian, end);
      if (itemTag == kSequenceEnd) return bytes;
      if (itemTag != kItem || length > end - m_position) fail("is truncated: its compressed pixels are not complete");
      const std::uint64_t next = m_position + length;
      if (fragment > 0) bytes += length;
      if (rle && fragment > 0) {
        const std::uint32_t segments = length >= 64 ? number(4, false, next) : 0;
        if (segments < 1 || segments > 15) fail("is damaged: its RLE pixels have no segments");
      }
      seek(next);
    }
  }

  void walkValue(const Element& e, Encoding encoding, std::uint64_t end, int depth) {
    if (e.length != kUndefined && e.vr != "SQ") {
      requireWithin(e.length, end);
      return skip(e.length);
    }
    if (e.vr == "OB" || e.vr == "OW") {  // compressed pixels of an icon
      walkFragments(encoding, end, false);
      return;
    }
    // Of undefined length: a sequence, whatever its VR says. In UN its content is implicit little endian
    // (PS3.5, 6.2.2).
    if (e.tag >> 16 == 0xFFFE) fail("is damaged: an item of its header is out of place");
    if (depth >= kDeepest) fail("is damaged: its header is nested too deep");
    if (e.length != kUndefined) requireWithin(e.length, end);
    const std::uint64_t sequenceEnd = e.length == kUndefined ? end : m_position + e.length;
    walkItems(e.vr == "UN" ? Encoding{false, false} : encoding, sequenceEnd, e.length == kUndefined, depth);
  }

  void walkItems(Encoding encoding, std::uint64_t end, bool delimited, int depth) {
    while (delimited || m_position < end) {
      const Element item = element(encoding, end);
      if (delimited && item.tag == kSequenceEnd) return;
      if (item.tag != kItem) fail("is damaged: a sequence of its header is not made of items");
      if (item.length != kUndefined) requireWithin(item.length, end);
      const std::uint64_t itemEnd = item.length == kUndefined ? end : m_position + item.length;
      while (item.length == kUndefined || m_position < itemEnd) {
        const Element e = element(encoding, itemEnd);
        if (item.length == kUndefined && e.tag == kItemEnd) break;
        walkValue(e, encoding, itemEnd, depth + 1);
      }
    }
  }

  std::istream& m_stream;
  std::uint64_t m_size;
  std::uint64_t m_position = 0;
  std::uint64_t m_transferSyntax = 0;  ///< where its UID stands
  int m_elements = 0;
};

}  // namespace

DicomStructure walkedStructure(std::istream& stream, std::uint64_t size) { return Walker(stream, size).walk(); }

}  // namespace glmamba::io
