// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/model_card.h"

#include "tests/inference/engine/expect_error.h"
#include "tests/inference/engine/text_file.h"

using namespace glmamba::engine;
using glmamba::core::ErrorCode;
using glmamba::core::GridAlignment;

namespace {

ModelCard fullCard() {
  ModelCard card;
  card.name = "glmamba-pd-x4";
  card.version = "2.10.1";
  card.description = "PD, four times finer.";
  card.scaleFactor = 4;
  card.targetContrast = "PD";
  card.referenceContrasts = {"T1", "T2"};
  card.alignment = GridAlignment::area;
  card.upsampling = "linear";
  card.normalisationQuantile = 0.99;
  card.dataConsistency = true;
  card.configuration = {
      32,   3,    4, 8, 5, false, glmamba::Scan::local, glmamba::Scan::global, false, glmamba::FusionKind::added,
      true, true, 2};
  card.parameters = 12345;
  card.trainingSubjects = {"a", "b"};
  card.training = "1000 steps of Adam “2·10⁻⁴”";
  card.accuracy = {{"c", "glmamba", 41.25, 0.98125}, {"c", "zerofill", 33.5, 0.875}};
  card.weightsSha256 = std::string(62, '0') + "af";
  card.weights = "/somewhere/else/glmamba-pd-x4.safetensors";
  return card;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("A model card comes back with every field", "[model_card]") {
  const TemporaryFolder folder;
  const ModelCard card = fullCard();
  writeModelCard(card, folder / "card.json");
  const ModelCard read = readModelCard(folder / "card.json");
  CHECK(read.name == card.name);
  CHECK(read.version == card.version);
  CHECK(read.nameAndVersion() == "glmamba-pd-x4 2.10.1");
  CHECK(read.description == card.description);
  CHECK(read.scaleFactor == card.scaleFactor);
  CHECK(read.targetContrast == card.targetContrast);
  CHECK(read.referenceContrasts == card.referenceContrasts);
  CHECK(read.alignment == card.alignment);
  CHECK(read.upsampling == card.upsampling);
  CHECK(read.normalisationQuantile == card.normalisationQuantile);
  CHECK(read.dataConsistency);
  CHECK(read.network == "glmamba");
  CHECK(read.configuration == card.configuration);
  CHECK(read.parameters == card.parameters);
  CHECK(read.trainingSubjects == card.trainingSubjects);
  CHECK(read.training == card.training);
  REQUIRE(read.accuracy.size() == 2);
  CHECK(read.accuracy[1].subject == "c");
  CHECK(read.accuracy[1].method == "zerofill");
  CHECK(read.accuracy[0].psnr == 41.25);
  CHECK(read.accuracy[0].ssim == 0.98125);
  CHECK(read.weightsSha256 == card.weightsSha256);
  // Only the name is stored: the weights lie beside the card, wherever it is moved.
  CHECK(read.weights == folder / "glmamba-pd-x4.safetensors");
  CHECK_THAT(readText(folder / "card.json"), !Catch::Contains("somewhere"));
}

TEST_CASE("A model card may have fields of a later version and lack descriptive ones", "[model_card]") {
  const TemporaryFolder folder;
  ModelCard card = fullCard();
  card.accuracy.clear();
  writeModelCard(card, folder / "card.json");
  std::string text = readText(folder / "card.json");
  text = replaced(text, "\"parameters\": 12345,", "\"licence\": {\"name\": \"x\"},");
  text = replaced(text, "\"accuracy\": [],", "");
  writeText(folder / "card.json", text);
  CHECK(readModelCard(folder / "card.json").parameters == 0);
}

TEST_CASE("A wrong model card is refused with its file and field", "[model_card]") {
  const TemporaryFolder folder;
  writeModelCard(fullCard(), folder / "card.json");
  const std::string good = readText(folder / "card.json");
  struct Case {
    std::string from, to, field;
  };
  const std::vector<Case> cases = {
      {"\"name\": \"glmamba-pd-x4\",", "", "name"},
      {"\"glmamba-pd-x4\"", "\"\"", "name"},
      {"\"2.10.1\"", "2", "version"},
      {"\"scale_factor\": 4", "\"scale_factor\": 1", "scale_factor"},
      {"\"scale_factor\": 4", "\"scale_factor\": 4.5", "scale_factor"},
      {"\"scale_factor\": 4", "\"scale_factor\": \"4\"", "scale_factor"},
      {"\"area\"", "\"corner\"", "alignment"},
      {"0.99", "0", "normalisation_quantile"},
      {"0.99", "1.5", "normalisation_quantile"},
      {"\"channels\": 32", "\"channels\": 1000000000", "configuration.channels"},
      {"\"channels\": 32", "\"channels\": 31", "configuration.channels"},
      {"\"channels\": 32", "\"channels\": -2", "configuration.channels"},
      {"\"stages\": 3,", "", "configuration.stages"},
      {"\"network\": \"glmamba\"", "\"network\": \"unet\"", "network"},
      {"\"neighbours\": 2", "\"neighbours\": 5", "configuration.neighbours"},
      {"\"fusion\": \"added\"", "\"fusion\": \"multiplied\"", "configuration.fusion"},
      {"\"target_scan\": \"local\"", "\"target_scan\": \"none\"", "configuration.target_scan"},
      {"\"tied_decay\": true", "\"tied_decay\": 1", "configuration.tied_decay"},
      {"\"global_residual\": false", "\"global_residual\": 1", "configuration.global_residual"},
      {"41.25", "\"high\"", "accuracy.psnr"},
      {"\"configuration\": {", "\"configuration\": 3, \"ignored\": {", "configuration"},
      {"00af", "00AF", "weights_sha256"},
      {"00af", "", "weights_sha256"},
      {"glmamba-pd-x4.safetensors", "../../etc/passwd", "weights"},
      {"glmamba-pd-x4.safetensors", "..", "weights"},
  };
  for (const Case& wrong : cases) {
    INFO(wrong.from << " → " << wrong.to);
    writeText(folder / "wrong.json", replaced(good, wrong.from, wrong.to));
    expectError(ErrorCode::badModel, {"wrong.json", "“" + wrong.field + "”"},
                [&] { readModelCard(folder / "wrong.json"); });
  }
  writeText(folder / "wrong.json", good.substr(0, good.size() / 2));
  expectError(ErrorCode::badModel, {"wrong.json", "JSON"}, [&] { readModelCard(folder / "wrong.json"); });
  writeText(folder / "wrong.json", "[]");
  expectError(ErrorCode::badModel, {"wrong.json", "object"}, [&] { readModelCard(folder / "wrong.json"); });
  expectError(ErrorCode::notFound, {"absent.json"}, [&] { readModelCard(folder / "absent.json"); });
}

TEST_CASE("A card of the first version is one of the paper's network", "[model_card]") {
  const TemporaryFolder folder;
  ModelCard card = fullCard();
  card.configuration = {};
  card.dataConsistency = false;
  writeModelCard(card, folder / "card.json");
  std::string text = readText(folder / "card.json");
  for (const char* later :
       {"\"network\": \"glmamba\",", "\"data_consistency\": false,", ",\n    \"target_scan\": \"global\"",
        ",\n    \"reference_scan\": \"local\"", ",\n    \"modulator\": true", ",\n    \"fusion\": \"adaptive\"",
        ",\n    \"tied_decay\": false", ",\n    \"exact_discretisation\": false", ",\n    \"neighbours\": 0",
        ",\n    \"joint_heads\": false"})
    text = replaced(text, later, "");
  writeText(folder / "card.json", text);
  const ModelCard read = readModelCard(folder / "card.json");
  CHECK(read.network == "glmamba");
  CHECK(read.configuration == glmamba::Configuration());
  CHECK_FALSE(read.dataConsistency);
}
