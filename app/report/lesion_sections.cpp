// SPDX-License-Identifier: Apache-2.0
#include "app/report/lesion_sections.h"

#include <algorithm>
#include <cmath>

#include "app/report/slice_picture.h"
#include "app/trust/lesion_table.h"
#include "core/format.h"
#include "core/window.h"
#include "inference/imaging/error_maps.h"
#include "inference/imaging/mask.h"
#include "inference/imaging/measurement_maps.h"

namespace glmamba::report {

namespace {

using core::format;

constexpr std::size_t kMostRows = 30;
constexpr int kSmallest = 240;  // pixels
constexpr Colour kMaskColour{255, 190, 40}, kOtherColour{60, 190, 255};

/// The slice that shows most of the labels.
int fullestSlice(const core::Volume& labels) {
  std::vector<std::ptrdiff_t> counts;
  for (int k = 0; k < labels.sliceCount(); ++k) {
    const float* slice = labels.slice(k);
    counts.push_back(std::count_if(slice, slice + labels.sliceSize(), [](float label) { return label > 0; }));
  }
  return static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

void addPictures(const TrustReportInput& input, const Words& words, Section& section) {
  const int k = fullestSlice(*input.labels);
  const core::Window window = core::autoWindow(input.truth ? *input.truth : *input.interpolated);
  const SlicePage page = pageFor(input.sr->geometry(), kSmallest);
  const auto show = [&](const core::VolumePtr& volume, const std::string& name) {
    if (!volume) return;
    io::RgbImage picture = slicePicture(*volume, k, window.low(), window.high(), grey, false, kSmallest);
    drawOutline(picture, 0, 0, page, *input.labels, k, kMaskColour);
    if (input.otherLabels) drawOutline(picture, 0, 0, page, *input.otherLabels, k, kOtherColour);
    section.pictures.push_back({picture, name});
  };
  show(input.interpolated, "LR");
  show(input.sr, "SR");
  show(input.truth, "HR");
  section.paragraphs.push_back(words("The slice that shows most of it, %1 of %2.",
                                     {std::to_string(k + 1), std::to_string(input.sr->sliceCount())}) +
                               (input.otherLabels ? " " + words("Amber: the mask; blue: the other mask.") : ""));
}

std::string signedPercent(double share) { return format("%+.0f %%", 100 * share); }

std::string position(const core::Vector3& lps) { return format("%.0f, %.0f, %.0f", lps[0], lps[1], lps[2]); }

Section lesionsOf(const TrustReportInput& input, const Words& words, const core::CancelToken& cancel) {
  trust::LesionInput asked{input.labels, input.otherLabels, {{"LR", input.interpolated}, {"SR", input.sr}}};
  if (input.truth) asked.images.push_back({"HR", input.truth});
  const trust::LesionTable table = trust::lesionTable(asked, cancel);

  Section section{words("Lesions"), {}, {}, {}};
  const std::string limit = format("%.0f", 100 * asked.limit);
  section.paragraphs.push_back(words("Pieces: %1; %2 ml in all, of the slices that were computed.",
                                     {std::to_string(table.rows.size()), format("%.2f", table.millilitres)}));
  if (table.rows.empty()) return section;
  if (table.overlap) {
    const imaging::Overlap& with = *table.overlap;
    section.paragraphs.push_back(
        words("Against the other mask: Dice %1, 95 % of the boundaries within %2 mm, %3 ml in the other.",
              {format("%.3f", with.dice), std::isfinite(with.distance95) ? format("%.1f", with.distance95) : "-",
               format("%.2f", with.truthMillilitres)}));
  }
  section.paragraphs.push_back(
      words("Contrast: of a piece to the tissue within 5 mm of it. Marked with an exclamation mark: a contrast that "
            "differs by more than %1 % between the images, or a piece of which nothing is in the other mask.",
            {limit}));
  addPictures(input, words, section);

  Table pieces{{"", words("Volume, ml"), words("Centre L, P, S, mm")}, {}};
  if (table.overlap) pieces.header.push_back(words("In the other mask"));
  for (const std::string& image : table.images) pieces.header.push_back(words("Contrast %1", {image}));
  for (std::size_t n = 0; n < std::min(kMostRows, table.rows.size()); ++n) {
    const trust::LesionRow& row = table.rows[n];
    const imaging::Component& piece = row.lesion.component;
    std::vector<std::string> cells{std::to_string(n + 1) + (row.isContrastFlagged || row.isMissingInOther ? " !" : ""),
                                   format("%.2f", piece.millilitres), position(piece.centre)};
    if (table.overlap) cells.push_back(row.inOther ? format("%.0f %%", 100 * *row.inOther) : "-");
    for (const imaging::RingContrast& contrast : row.lesion.contrasts)
      cells.push_back(signedPercent(contrast.contrast));
    pieces.rows.push_back(std::move(cells));
  }
  section.tables.push_back(std::move(pieces));
  if (table.rows.size() > kMostRows)
    section.paragraphs.push_back(words("The %1 largest pieces are listed.", {std::to_string(kMostRows)}));
  return section;
}

/// Of each label: the share of the energy of its detail that was added, where that map is there.
std::map<int, double> addedShares(const TrustReportInput& input) {
  for (const core::TrustMap& map : input.maps)
    if (map.name == "added")
      return imaging::addedShareByLabel(*map.volume, *imaging::signedError(*map.volume, *input.sr), *input.labels);
  return {};
}

Section regionsOf(const TrustReportInput& input, const Words& words) {
  struct Sums {
    double voxels = 0, interpolated = 0, sr = 0, truth = 0;
  };
  std::map<int, Sums> sums;
  for (std::size_t n = 0; n < input.labels->voxels().size(); ++n) {
    Sums& of = sums[static_cast<int>(std::lround(input.labels->voxels()[n]))];
    of.voxels += 1;
    of.interpolated += input.interpolated->voxels()[n];
    of.sr += input.sr->voxels()[n];
    if (input.truth) of.truth += input.truth->voxels()[n];
  }
  sums.erase(0);
  const std::map<int, double> shares = addedShares(input);
  const double millilitres = imaging::millilitresOfVoxel(input.sr->geometry());
  Section section{words("Regions"),
                  {words("Of the slices that were computed; means in the image's units.")},
                  {},
                  {{{words("Label"), words("Volume, ml"), words("Mean %1", {"LR"}), words("Mean %1", {"SR"}),
                     words("Mean %1", {"HR"}), words("Added energy")},
                    {}}}};
  for (const auto& [label, of] : sums) {
    const auto name = input.labelNames.find(label);
    const auto share = shares.find(label);
    section.tables[0].rows.push_back(
        {std::to_string(label) + (name == input.labelNames.end() ? "" : " " + name->second),
         format("%.2f", of.voxels * millilitres), format("%.4g", of.interpolated / of.voxels),
         format("%.4g", of.sr / of.voxels), input.truth ? format("%.4g", of.truth / of.voxels) : "-",
         share == shares.end() ? "-" : format("%.1f %%", 100 * share->second)});
  }
  return section;
}

}  // namespace

std::vector<Section> lesionSections(const TrustReportInput& input, const Words& words,
                                    const core::CancelToken& cancel) {
  std::vector<Section> sections{lesionsOf(input, words, cancel)};
  if (Section regions = regionsOf(input, words); !regions.tables[0].rows.empty())
    sections.push_back(std::move(regions));
  return sections;
}

}  // namespace glmamba::report
