// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <string_view>

#include "app/report/report.h"

namespace glmamba::report {

namespace {

constexpr int kPicturesInRow = 3;

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char character : text) switch (character) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        safe += character;
    }
  return safe;
}

/// RFC 4648, 4.
std::string base64(const std::vector<std::uint8_t>& bytes) {
  static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t n = 0; n < bytes.size(); n += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - n);
    unsigned group = 0;
    for (std::size_t b = 0; b < 3; ++b) group = group << 8 | (b < count ? bytes[n + b] : 0);
    for (std::size_t d = 0; d < 4; ++d) text += d <= count ? kDigits[group >> (18 - 6 * d) & 63] : '=';
  }
  return text;
}

std::string pictures(const std::vector<Picture>& all) {
  std::string page = "<table class=\"pictures\" cellpadding=\"4\">\n";
  for (std::size_t n = 0; n < all.size(); ++n) {
    if (n % kPicturesInRow == 0) page += "<tr>";
    // Of equal width on paper, whatever their pixels.
    page += "<td valign=\"top\"><img width=\"240\" src=\"data:image/png;base64," + base64(io::pngBytes(all[n].image)) +
            "\" alt=\"" + escaped(all[n].caption) + "\"><br><small>" + escaped(all[n].caption) + "</small></td>";
    if (n % kPicturesInRow == kPicturesInRow - 1 || n + 1 == all.size()) page += "</tr>\n";
  }
  return page + "</table>\n";
}

std::string table(const Table& table) {
  std::string page = "<table class=\"figures\" border=\"1\" cellspacing=\"0\" cellpadding=\"3\">\n";
  const auto row = [&](const std::vector<std::string>& cells, const std::string& tag) {
    page += "<tr>";
    for (const std::string& cell : cells) page += "<" + tag + ">" + escaped(cell) + "</" + tag + ">";
    page += "</tr>\n";
  };
  if (!table.header.empty()) row(table.header, "th");
  for (const auto& cells : table.rows) row(cells, "td");
  return page + "</table>\n";
}

}  // namespace

std::string html(const Report& report) {
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"" + report.language + "\"><head><meta charset=\"utf-8\"><title>" +
      escaped(report.title) +
      "</title>\n<style>\nbody { font-family: sans-serif; font-size: 10pt; margin: 2em; max-width: 60em; }\n"
      "h1 { font-size: 16pt; } h2 { font-size: 12pt; }\ntd, th { text-align: left; }\n"
      ".notice { background-color: #fff3c4; padding: 4px; }\n</style></head><body>\n<h1>" +
      escaped(report.title) + "</h1>\n";
  for (const std::string& notice : report.notices) page += "<p class=\"notice\">" + escaped(notice) + "</p>\n";
  for (const Section& section : report.sections) {
    page += "<h2>" + escaped(section.heading) + "</h2>\n";
    for (const std::string& paragraph : section.paragraphs) page += "<p>" + escaped(paragraph) + "</p>\n";
    if (!section.pictures.empty()) page += pictures(section.pictures);
    for (const Table& one : section.tables) page += table(one);
  }
  return page + "</body></html>\n";
}

}  // namespace glmamba::report
