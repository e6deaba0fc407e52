// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "io/picture_file.h"

namespace glmamba::report {

/// Rows of cells under a heading each.
struct Table {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
};

struct Picture {
  io::RgbImage image;
  std::string caption;
};

/// What stands under one heading, in this order.
struct Section {
  std::string heading;
  std::vector<std::string> paragraphs;
  std::vector<Picture> pictures;
  std::vector<Table> tables;
};

/// A report, complete in itself and without a layout: plain text, pictures and tables.
struct Report {
  std::string language = "en";  ///< ISO 639-1
  std::string title;
  std::vector<std::string> notices;  ///< shown before all else
  std::vector<Section> sections;
};

/// The report as one HTML page that needs nothing besides itself: no scripts, no links, pictures within. Its markup is
/// what Qt's QTextDocument knows, so that a PDF can be made of the same page.
std::string html(const Report& report);

}  // namespace glmamba::report
