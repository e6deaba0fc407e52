// SPDX-License-Identifier: Apache-2.0
#include "app/model/layout_json.h"

#include <QJsonArray>
#include <algorithm>
#include <utility>

namespace glmamba::app {

namespace {

// The range that the window allows, and far more.
constexpr double kSmallest = 1, kLargest = 10000;
constexpr std::pair<const char*, double Layout::*> kLengths[] = {{"lensRadius", &Layout::lensRadius},
                                                                 {"squareSide", &Layout::squareSide}};
constexpr std::pair<const char*, Image Layout::*> kImageFields[] = {
    {"alone", &Layout::alone}, {"first", &Layout::first}, {"second", &Layout::second}};

QString text(const std::string& name) { return QString::fromStdString(name); }

std::optional<Image> imageOf(const QJsonValue& value) { return imageNamed(value.toString().toStdString()); }

}  // namespace

QJsonObject layoutJson(const Layout& layout) {
  QJsonArray compared;
  for (const Image image : layout.compared) compared.append(text(imageName(image)));
  QJsonObject json{{"kind", text(layoutName(layout.kind))},
                   {"compared", compared},
                   {"divider", QJsonArray{layout.divider[0], layout.divider[1]}},
                   {"dividerDegrees", layout.dividerDegrees}};
  for (const auto& [name, member] : kImageFields) json[name] = text(imageName(layout.*member));
  for (const auto& [name, member] : kLengths) json[name] = layout.*member;
  return json;
}

Layout layoutFromJson(const QJsonObject& json, Layout layout) {
  layout.kind = layoutNamed(json["kind"].toString().toStdString()).value_or(layout.kind);
  std::vector<Image> compared;
  for (const QJsonValue value : json["compared"].toArray()) {
    const auto image = imageOf(value);
    if (image && std::find(compared.begin(), compared.end(), *image) == compared.end()) compared.push_back(*image);
  }
  if (!compared.empty()) layout.compared = compared;
  for (const auto& [name, member] : kImageFields) layout.*member = imageOf(json[name]).value_or(layout.*member);
  const QJsonArray divider = json["divider"].toArray();
  for (int axis = 0; axis < 2 && divider.size() == 2; ++axis) {
    double& share = layout.divider[static_cast<std::size_t>(axis)];
    share = std::clamp(divider[axis].toDouble(share), 0.0, 1.0);
  }
  const double degrees = json["dividerDegrees"].toDouble(layout.dividerDegrees);
  if (degrees >= 0 && degrees <= 360) layout.dividerDegrees = degrees;
  for (const auto& [name, member] : kLengths)
    layout.*member = std::clamp(json[name].toDouble(layout.*member), kSmallest, kLargest);
  return layout;
}

}  // namespace glmamba::app
