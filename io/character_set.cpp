// SPDX-License-Identifier: Apache-2.0
#include "io/character_set.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include <iconv.h>

namespace glmamba::io {
namespace {

/// How the bytes of a code element stand in an encoding that iconv knows.
struct CodeElement {
  const char* encoding;  ///< null: ASCII
  int width = 1;
  const char* prefix = "";  ///< before each character
};

constexpr CodeElement kAscii{nullptr};

struct Extension {
  std::string_view term;    ///< of Specific Character Set, without "ISO_IR " or "ISO 2022 IR "; for G1 of one byte
  std::string_view escape;  ///< after ESC
  bool isG1;                ///< bytes from 0x80 on
  CodeElement code;
};

// DICOM PS3.3, tables C.12-2 to C.12-4. The Japanese ones are those of EUC-JP, with its shifts.
constexpr std::array<Extension, 18> kExtensions{{
    {"6", "(B", false, kAscii},
    {"14", "(J", false, kAscii},
    {"13", ")I", true, {"EUC-JP", 1, "\x8E"}},
    {"100", "-A", true, {"ISO-8859-1"}},
    {"101", "-B", true, {"ISO-8859-2"}},
    {"109", "-C", true, {"ISO-8859-3"}},
    {"110", "-D", true, {"ISO-8859-4"}},
    {"144", "-L", true, {"ISO-8859-5"}},
    {"127", "-G", true, {"ISO-8859-6"}},
    {"126", "-F", true, {"ISO-8859-7"}},
    {"138", "-H", true, {"ISO-8859-8"}},
    {"148", "-M", true, {"ISO-8859-9"}},
    {"203", "-b", true, {"ISO-8859-15"}},
    {"166", "-T", true, {"TIS-620"}},
    {"87", "$B", false, {"EUC-JP", 2}},
    {"159", "$(D", false, {"EUC-JP", 2, "\x8F"}},
    {"149", "$)C", true, {"EUC-KR", 2}},
    {"58", "$)A", true, {"GB2312", 2}},
}};

/// Appends `bytes` in `encoding` as UTF-8.
void appendConverted(std::string& text, std::string bytes, const char* encoding) {
  const iconv_t converter = iconv_open("UTF-8", encoding);
  if (converter == reinterpret_cast<iconv_t>(-1)) {
    text += '?';
    return;
  }
  char* in = bytes.data();
  std::size_t left = bytes.size();
  while (left > 0) {
    std::array<char, 64> out{};
    char* to = out.data();
    std::size_t room = out.size();
    const std::size_t before = left;
    const bool failed = iconv(converter, &in, &left, &to, &room) == static_cast<std::size_t>(-1);
    text.append(out.data(), out.size() - room);
    // A full buffer is emptied and gone on with; a byte that is no character is passed over.
    if (failed && left == before && room == out.size()) {
      text += '?';
      ++in, --left;
    }
  }
  iconv_close(converter);
}

/// Length in bytes of the well-formed UTF-8 sequence at `at`; 0 when there is none. RFC 3629, 4.
std::size_t utf8Length(const std::string& text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned lead = byte(at);
  const std::size_t length = lead < 0x80                   ? 1
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
  if ((lead == 0xE0 && byte(at + 1) < 0xA0) || (lead == 0xED && byte(at + 1) > 0x9F) ||
      (lead == 0xF0 && byte(at + 1) < 0x90) || (lead == 0xF4 && byte(at + 1) > 0x8F)) {
    return 0;
  }
  return length;
}

/// UTF-8 stays; other bytes from 0x80 on become "?".
std::string asUtf8(const std::string& bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = utf8Length(bytes, i);
    length == 0 ? text += '?' : text.append(bytes, i, length);
    i += std::max<std::size_t>(length, 1);
  }
  return text;
}

/// Text of one or two code elements, which escape sequences change. DICOM PS3.5, 6.1.2.5.
class ExtendedText {
 public:
  explicit ExtendedText(const CodeElement& upper) : m_first(upper), m_upper(upper) {}

  std::string decoded(const std::string& bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
      if (bytes[i] == '\x1B') {
        i += 1 + escape(std::string_view(bytes).substr(i + 1));
        continue;
      }
      const CodeElement& code = static_cast<unsigned char>(bytes[i]) >= 0x80 ? m_upper : m_lower;
      if (code.encoding == nullptr) {
        append(bytes[i++]);
        continue;
      }
      const std::string character = bytes.substr(i, static_cast<std::size_t>(code.width));
      std::string shifted = code.prefix;
      for (const char c : character) shifted += static_cast<char>(c | 0x80);
      appendConverted(m_text, shifted, code.encoding);
      i += character.size();
    }
    return m_text;
  }

 private:
  /// Returns the length of the escape sequence; an unknown one is as good as none.
  std::size_t escape(std::string_view rest) {
    for (const Extension& extension : kExtensions) {
      if (rest.substr(0, extension.escape.size()) != extension.escape) continue;
      (extension.isG1 ? m_upper : m_lower) = extension.code;
      return extension.escape.size();
    }
    return 0;
  }

  void append(char c) {
    // PS3.5, 6.1.2.5.3: ends of lines, of values and of the parts of a name bring back the first sets.
    if (c == '\\' || c == '^' || c == '=' || static_cast<unsigned char>(c) < 0x20) m_upper = m_first;
    m_text += static_cast<unsigned char>(c) < 0x80 ? c : '?';
  }

  CodeElement m_first, m_upper, m_lower = kAscii;
  std::string m_text;
};

/// The set that counts before any escape sequence, in capitals and without spaces around.
std::string firstTerm(const std::string& characterSet) {
  std::string term = characterSet.substr(0, characterSet.find('\\'));
  const auto isSpace = [](char c) { return c == ' ' || c == '\0'; };
  while (!term.empty() && isSpace(term.back())) term.pop_back();
  std::size_t first = 0;
  while (first < term.size() && isSpace(term[first])) ++first;
  return term.substr(first);
}

CodeElement upperOf(const std::string& term) {
  for (const std::string_view family : {"ISO_IR ", "ISO 2022 IR "}) {
    if (term.compare(0, family.size(), family) != 0) continue;
    for (const Extension& extension : kExtensions)
      if (extension.isG1 && extension.code.width == 1 && term.substr(family.size()) == extension.term)
        return extension.code;
  }
  return kAscii;
}

std::string decoded(const std::string& bytes, const std::string& characterSet) {
  const auto isPlain = [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\x1B'; };
  if (std::all_of(bytes.begin(), bytes.end(), isPlain)) return bytes;
  const std::string term = firstTerm(characterSet);
  if (term == "GB18030" || term == "GBK") {
    std::string text;
    appendConverted(text, bytes, term.c_str());
    return text;
  }
  const CodeElement upper = upperOf(term);
  const bool extends = bytes.find('\x1B') != std::string::npos;
  return upper.encoding == nullptr && !extends ? asUtf8(bytes) : ExtendedText(upper).decoded(bytes);
}

}  // namespace

std::string utf8Of(const std::string& bytes, const std::string& characterSet) {
  std::string text = decoded(bytes, characterSet);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return text;
}

}  // namespace glmamba::io
