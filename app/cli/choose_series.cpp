// SPDX-License-Identifier: Apache-2.0
#include "app/cli/choose_series.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "app/cli/interruption.h"
#include "core/error.h"
#include "io/load.h"
#include "io/scan.h"

namespace glmamba::cli {

namespace {

using core::Contrast;
using core::Series;

std::vector<Series> seriesAt(const std::filesystem::path& path) {
  std::vector<Series> all;
  for (const core::Study& study : io::scan({path}, interruption()).studies)
    all.insert(all.end(), study.series.begin(), study.series.end());
  return all;
}

std::vector<Series> imagesAt(const std::filesystem::path& path) {
  std::vector<Series> images = seriesAt(path);
  const auto isOther = [](const Series& series) { return series.kind != core::SeriesKind::image; };
  images.erase(std::remove_if(images.begin(), images.end(), isOther), images.end());
  return images;
}

/// The only series that `fits`, or nothing.
std::optional<Series> onlyOne(const std::vector<Series>& images, const std::function<bool(const Series&)>& fits) {
  const auto first = std::find_if(images.begin(), images.end(), fits);
  if (first == images.end() || std::any_of(first + 1, images.end(), fits)) return {};
  return *first;
}

std::optional<Series> byRole(const std::vector<Series>& images, Role role) {
  const auto is = [](Contrast contrast) { return [contrast](const Series& s) { return s.contrast == contrast; }; };
  const auto none = [&](Contrast contrast) { return std::none_of(images.begin(), images.end(), is(contrast)); };
  const auto isT1 = [](const Series& s) {
    return s.contrast == Contrast::t1 || s.contrast == Contrast::t1ContrastEnhanced;
  };
  if (images.size() == 1) return images.front();
  switch (role) {
    case Role::target:
      if (!none(Contrast::t2)) return onlyOne(images, is(Contrast::t2));
      return onlyOne(images, [&](const Series& s) { return !isT1(s); });
    case Role::reference:
      if (!none(Contrast::t1)) return onlyOne(images, is(Contrast::t1));
      return onlyOne(images, [&](const Series& s) { return isT1(s) || s.contrast == Contrast::pd; });
    case Role::any:
      break;
  }
  return {};
}

std::string listed(const std::vector<Series>& images) {
  constexpr std::size_t kMost = 8;
  std::string list;
  for (std::size_t n = 0; n < std::min(images.size(), kMost); ++n) {
    const Series& series = images[n];
    list += (n ? "; " : "") + std::string("“") + series.description + "” (" + series.geometry.describe() + ", " +
            series.files.front().filename().string() + ")";
  }
  return images.size() > kMost ? list + " and " + std::to_string(images.size() - kMost) + " more" : list;
}

/// One DICOM file stands for the series around it in its folder.
std::vector<Series> seriesAroundFile(const std::filesystem::path& file, std::vector<Series> alone) {
  const std::filesystem::path wanted = std::filesystem::weakly_canonical(file);
  for (Series& series : imagesAt(wanted.parent_path()))
    for (const auto& candidate : series.files)
      if (std::filesystem::weakly_canonical(candidate) == wanted) return {std::move(series)};
  return alone;
}

Series numbered(const std::filesystem::path& path, const std::string& name, int volume) {
  std::vector<Series> all = seriesAt(path);
  if (volume >= 1 && static_cast<std::size_t>(volume) <= all.size())
    return std::move(all[static_cast<std::size_t>(volume) - 1]);
  throw core::Error(core::ErrorCode::badValue, name + " has no volume " + std::to_string(volume) + ": it holds " +
                                                   std::to_string(all.size()) + ", as glmamba scan lists them.");
}

}  // namespace

Series chooseSeries(const std::filesystem::path& path, Role role, std::optional<int> volume) {
  const std::string name = path.filename().empty() ? path.parent_path().filename().string() : path.filename().string();
  if (volume) return numbered(path, name, *volume);
  std::vector<Series> images = imagesAt(path);
  const bool isDicomFile = std::filesystem::is_regular_file(path) && !images.empty() &&
                           images.front().format == core::FileFormat::dicom &&
                           images.front().files.front() == std::filesystem::absolute(path).lexically_normal();
  if (isDicomFile) images = seriesAroundFile(path, std::move(images));
  if (images.empty())
    throw core::Error(core::ErrorCode::unsupported, name + " holds label maps but no image: name an MR image.");
  if (auto chosen = byRole(images, role)) return *chosen;
  throw core::Error(
      core::ErrorCode::unsupported,
      name +
          " holds several images; name one file of the one you mean, or give its number in glmamba scan with "
          "--volume (--lr-volume, --reference-volume): " +
          listed(images) + ".");
}

OpenedImage openImage(const std::filesystem::path& path, Role role, std::optional<int> volume) {
  return openImage(chooseSeries(path, role, volume));
}

OpenedImage openImage(core::Series series) {
  core::VolumePtr voxels = io::loadVolume(series, interruption());
  return {std::move(series), std::move(voxels)};
}

}  // namespace glmamba::cli
