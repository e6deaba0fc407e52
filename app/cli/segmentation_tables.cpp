// SPDX-License-Identifier: Apache-2.0
#include "app/cli/segmentation_tables.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "core/format.h"

namespace glmamba::cli {

namespace {

using core::format;
using training::OverlapRow;

constexpr std::size_t kMostPieces = 8;

// JSON has no infinity.
nlohmann::json finite(double value) { return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json(); }

std::string distanceText(double distance) { return std::isfinite(distance) ? format("%.1f", distance) : "–"; }

/// "HR", "zerofill ×4".
std::string imageOf(const OverlapRow& row) {
  return row.scaleFactor == 1 ? "HR" : row.image + " ×" + std::to_string(row.scaleFactor);
}

template <typename Value>
std::vector<std::string> distinct(const std::vector<OverlapRow>& rows, const Value& value) {
  std::vector<std::string> all;
  for (const OverlapRow& row : rows)
    if (std::find(all.begin(), all.end(), value(row)) == all.end()) all.push_back(value(row));
  return all;
}

}  // namespace

std::string regionText(const std::vector<RegionReport>& regions) {
  std::string text;
  for (const RegionReport& region : regions) {
    text += format("%s: %.2f ml in %zu pieces", region.name.c_str(), region.millilitres, region.lesions.size());
    if (region.overlap)
      text += format(", Dice %.3f, 95 %% of the boundary within %s mm, %.2f ml in truth", region.overlap->dice,
                     distanceText(region.overlap->distance95).c_str(), region.overlap->truthMillilitres);
    text += '\n';
    for (std::size_t n = 0; n < std::min(kMostPieces, region.lesions.size()); ++n) {
      const imaging::Component& piece = region.lesions[n].component;
      text += format("  %.2f ml at LPS %.1f %.1f %.1f mm", piece.millilitres, piece.centre[0], piece.centre[1],
                     piece.centre[2]);
      for (const imaging::RingContrast& contrast : region.lesions[n].contrasts)
        text += format(", %+.0f %% against its surroundings", 100 * contrast.contrast);
      text += '\n';
    }
  }
  return text;
}

nlohmann::json regionJson(const std::vector<RegionReport>& regions) {
  nlohmann::json list = nlohmann::json::array();
  for (const RegionReport& region : regions) {
    nlohmann::json pieces = nlohmann::json::array();
    for (const imaging::Lesion& lesion : region.lesions) {
      nlohmann::json piece{{"ml", lesion.component.millilitres}, {"centre_lps_mm", lesion.component.centre}};
      for (const imaging::RingContrast& contrast : lesion.contrasts)
        piece["contrast_to_ring"].push_back(contrast.contrast);
      pieces.push_back(std::move(piece));
    }
    nlohmann::json entry{{"region", region.name}, {"ml", region.millilitres}, {"pieces", std::move(pieces)}};
    if (region.overlap)
      entry.update({{"dice", region.overlap->dice},
                    {"distance95_mm", finite(region.overlap->distance95)},
                    {"truth_ml", region.overlap->truthMillilitres}});
    list.push_back(std::move(entry));
  }
  return list;
}

std::string overlapCsv(const std::vector<OverlapRow>& rows) {
  std::string text = "subject,scale,image,region,dice,distance95_mm,ml,truth_ml,seconds\n";
  for (const OverlapRow& row : rows)
    text += format("%s,%d,%s,%s,%.6f,%.4f,%.4f,%.4f,%.2f\n", row.subject.c_str(), row.scaleFactor, row.image.c_str(),
                   row.region.c_str(), row.overlap.dice, row.overlap.distance95, row.overlap.millilitres,
                   row.overlap.truthMillilitres, row.seconds);
  return text;
}

std::string overlapText(const std::vector<OverlapRow>& rows) {
  std::string text =
      format("%-24s %-16s %-14s %6s %8s %9s %9s\n", "subject", "image", "region", "Dice", "95 % mm", "ml", "truth ml");
  for (const OverlapRow& row : rows)
    text += format("%-24s %-16s %-14s %6.3f %8s %9.2f %9.2f\n", row.subject.c_str(), imageOf(row).c_str(),
                   row.region.c_str(), row.overlap.dice, distanceText(row.overlap.distance95).c_str(),
                   row.overlap.millilitres, row.overlap.truthMillilitres);
  return text;
}

std::string overlapMarkdown(const std::vector<OverlapRow>& rows) {
  const auto images = distinct(rows, imageOf);
  const auto subjects = distinct(rows, [](const OverlapRow& row) { return row.subject; });
  const auto regions = distinct(rows, [](const OverlapRow& row) { return row.region; });
  std::ostringstream table;
  table << "| Subject | Region |";
  for (const std::string& image : images) table << ' ' << image << " |";
  table << "\n|---|---|";
  for (std::size_t n = 0; n < images.size(); ++n) table << "---|";
  table << '\n';
  for (const std::string& region : regions) {
    for (const std::string& subject : subjects) {
      table << "| " << subject << " | " << region << " |";
      for (const std::string& image : images)
        for (const OverlapRow& row : rows)
          if (row.subject == subject && row.region == region && imageOf(row) == image)
            table << format(" %.3f, %s mm |", row.overlap.dice, distanceText(row.overlap.distance95).c_str());
      table << '\n';
    }
    table << "| mean | " << region << " |";
    for (const std::string& image : images) {
      double sum = 0, count = 0;
      for (const OverlapRow& row : rows)
        if (row.region == region && imageOf(row) == image) {
          sum += row.overlap.dice;
          ++count;
        }
      table << format(" %.3f |", sum / count);
    }
    table << '\n';
  }
  return table.str();
}

nlohmann::json overlapJson(const std::vector<OverlapRow>& rows) {
  nlohmann::json list = nlohmann::json::array();
  for (const OverlapRow& row : rows)
    list.push_back({{"subject", row.subject},
                    {"scale", row.scaleFactor},
                    {"image", row.image},
                    {"region", row.region},
                    {"dice", row.overlap.dice},
                    {"distance95_mm", finite(row.overlap.distance95)},
                    {"ml", row.overlap.millilitres},
                    {"truth_ml", row.overlap.truthMillilitres},
                    {"seconds", row.seconds}});
  return list;
}

}  // namespace glmamba::cli
