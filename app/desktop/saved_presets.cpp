// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/saved_presets.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <algorithm>

namespace glmamba::app {

namespace {

using core::WindowPreset;

constexpr const char* kKey = "windowPresets";
constexpr int kMost = 200;  // what a damaged or foreign settings file may bring

// One text for all of them: settings are written to another file and renamed, so that a preset is there or not.
void write(const std::vector<WindowPreset>& presets) {
  QJsonArray array;
  for (const WindowPreset& preset : presets)
    array.append(QJsonObject{{"name", QString::fromStdString(preset.name)},
                             {"scale", preset.scale == WindowPreset::Scale::value ? "value" : "bright"},
                             {"low", preset.low},
                             {"high", preset.high}});
  QSettings().setValue(kKey, QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)));
}

}  // namespace

std::vector<WindowPreset> savedPresets() {
  std::vector<WindowPreset> presets;
  for (const QJsonValue value : QJsonDocument::fromJson(QSettings().value(kKey).toString().toUtf8()).array()) {
    const QJsonObject object = value.toObject();
    if (!object["low"].isDouble() || !object["high"].isDouble()) continue;
    WindowPreset preset{
        object["name"].toString().trimmed().toStdString(),
        object["scale"].toString() == "value" ? WindowPreset::Scale::value : WindowPreset::Scale::bright,
        object["low"].toDouble(), object["high"].toDouble()};
    if (!preset.name.empty() && core::isUsable(preset) && presets.size() < kMost) presets.push_back(preset);
  }
  std::sort(presets.begin(), presets.end(),
            [](const WindowPreset& a, const WindowPreset& b) { return a.name < b.name; });
  return presets;
}

void savePreset(const WindowPreset& preset) {
  std::vector<WindowPreset> presets = savedPresets();
  presets.erase(std::remove_if(presets.begin(), presets.end(),
                               [&](const WindowPreset& other) { return other.name == preset.name; }),
                presets.end());
  presets.push_back(preset);
  write(presets);
}

void forgetPreset(const std::string& name) {
  std::vector<WindowPreset> presets = savedPresets();
  presets.erase(
      std::remove_if(presets.begin(), presets.end(), [&](const WindowPreset& preset) { return preset.name == name; }),
      presets.end());
  write(presets);
}

}  // namespace glmamba::app
