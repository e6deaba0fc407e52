#include "app/model/provenance_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace glmamba::app {

namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QJsonObject input(const core::Series& series) {
  QJsonObject json{{"contrast", text(core::contrastName(series.contrast))}, {"grid", text(series.geometry.describe())}};
  if (series.format == core::FileFormat::dicom)
    json["seriesInstanceUid"] = text(series.id);
  else if (!series.files.empty())
    json["file"] = text(series.files.front().filename().u8string());
  else
    json["artificial"] = true;
  const std::string& frame = series.geometry.frameOfReferenceUid();
  if (!frame.empty()) json["frameOfReferenceUid"] = text(frame);
  return json;
}

// A path of the user's machine may name a patient: the command line holds words to fill in instead.
std::string commandLine(const engine::Provenance& provenance, int tryFactor) {
  const std::string scale = std::to_string(provenance.scaleFactor);
  const std::string model = provenance.model.substr(0, provenance.model.find(' '));
  std::string line;
  if (tryFactor > 1) line = "glmamba degrade --input TARGET --scale " + scale + " --output LR && ";
  return line + "glmamba sr --lr " + (tryFactor > 1 ? "LR" : "TARGET") + " --reference REFERENCE --scale " + scale +
         " --model " + model + " --device " + (provenance.device.rfind("cuda", 0) == 0 ? "cuda" : provenance.device) +
         " --precision " + provenance.precision + " --output RESULT";
}

}  // namespace

std::string provenanceJson(const engine::Provenance& provenance, const core::Series& target,
                           const core::Series& reference, int tryFactor, double seconds,
                           const std::vector<std::string>& warnings) {
  QJsonArray warningTexts;
  for (const std::string& warning : warnings) warningTexts.append(text(warning));
  QJsonObject json{
      {"content", "super-resolved MR image, made by a neural network: AI, research use only; not acquired data"},
      {"program", text(provenance.program)},
      {"model", text(provenance.model)},
      {"weightsSha256", text(provenance.weightsSha256)},
      {"scaleFactor", provenance.scaleFactor},
      {"device", text(provenance.device)},
      {"precision", text(provenance.precision)},
      {"upsampling", text(provenance.upsampling)},
      {"gridAlignment", text(provenance.alignment)},
      {"dataConsistency", provenance.dataConsistency},
      {"target", input(target)},
      {"reference", input(reference)},
      {"seconds", seconds},
      {"warnings", warningTexts},
      {"command", text(commandLine(provenance, tryFactor))}};
  if (tryFactor > 1) json["degradedInProgram"] = QString("k-space cropped by %1 in plane").arg(tryFactor);
  return QJsonDocument(json).toJson(QJsonDocument::Indented).toStdString();
}

}  // namespace glmamba::app
