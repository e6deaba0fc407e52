// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <cmath>
#include <sstream>

#include "app/model/annotation_values.h"

namespace glmamba::app {

namespace {

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string result = "\"";
  for (const char letter : text) result += letter == '"' ? std::string("\"\"") : std::string(1, letter);
  return result + '"';
}

/// Whatever the user's language, with a point, and as many digits as it takes to read the same number back to 1e-6.
std::string number(double value) {
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  char text[64];
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 7).ptr;
  return {text, end};
}

std::string numberUnlessZero(double value) { return value != 0 ? number(value) : std::string(); }

std::string pointsOf(const Annotation& annotation) {
  std::string text;
  for (const core::Vector3& point : annotation.points) {
    if (!text.empty()) text += ';';
    text += number(point[0]) + ' ' + number(point[1]) + ' ' + number(point[2]);
  }
  return text;
}

}  // namespace

std::string annotationsCsv(const std::vector<Annotation>& annotations, AnnotationMeter& meter) {
  std::ostringstream csv;
  csv << "name,kind,length_mm,angle_deg,area_mm2,image,n,mean,sd,min,max,psnr_db,ssim,nmse,edge_width_mm,edge_at_mm,"
         "points_lps_mm\r\n";
  const auto line = [&](const Annotation& annotation, const std::string& image, const AnnotationValues* values) {
    csv << quoted(annotation.name) << ',' << annotationKindName(annotation.kind) << ','
        << numberUnlessZero(lengthOf(annotation)) << ',' << numberUnlessZero(degreesOf(annotation)) << ','
        << numberUnlessZero(areaOf(annotation)) << ',' << image << ',';
    if (values && values->statistics) {
      const imaging::RegionStatistics& all = *values->statistics;
      csv << all.count << ',' << number(all.mean) << ',' << number(all.deviation) << ',' << number(all.lowest) << ','
          << number(all.highest);
    } else {
      csv << ",,,,";
    }
    csv << ',';
    if (values && values->metrics)
      csv << number(values->metrics->psnr) << ',' << number(values->metrics->ssim) << ','
          << number(values->metrics->nmse);
    else
      csv << ",,";
    csv << ',';
    if (values && values->edge)
      csv << number(values->edge->widthMm) << ',' << number(values->edge->atMm);
    else
      csv << ',';
    csv << ',' << pointsOf(annotation) << "\r\n";
  };
  for (const Annotation& annotation : annotations) {
    const bool isOfImages = isRegion(annotation.kind) || annotation.kind == AnnotationKind::profile;
    if (!isOfImages) {
      line(annotation, {}, nullptr);
      continue;
    }
    for (const MeasuredImage& image : meter.images())
      if (const AnnotationValues* values = meter.values(annotation, image.image))
        line(annotation, imageName(image.image), values);
  }
  return csv.str();
}

}  // namespace glmamba::app
