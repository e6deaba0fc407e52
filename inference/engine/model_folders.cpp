// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "core/error.h"
#include "core/platform.h"
#include "inference/engine/card_json.h"
#include "inference/engine/model.h"
#include "inference/engine/segmentation_model.h"

namespace glmamba::engine {

namespace {

namespace fs = std::filesystem;

/// "1.10.2" → {1, 10, 2}; words count as 0.
std::vector<int> versionNumbers(const std::string& version) {
  std::vector<int> numbers;
  std::istringstream parts(version);
  for (std::string part; std::getline(parts, part, '.');) numbers.push_back(std::atoi(part.c_str()));
  return numbers;
}

std::vector<fs::path> cardFiles(const fs::path& folder) {
  std::vector<fs::path> cards;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".json") cards.push_back(entry->path());
  std::sort(cards.begin(), cards.end());
  return cards;
}

std::string searchedFolders() {
  std::string text;
  for (const fs::path& folder : modelFolders()) text += (text.empty() ? "" : ", ") + folder.string();
  return text;
}

// Of equally new ones, the first by name.
template <typename Card>
const Card& newest(const std::vector<Card>& cards) {
  return *std::max_element(cards.begin(), cards.end(), [](const Card& a, const Card& b) {
    return versionNumbers(a.version) < versionNumbers(b.version);
  });
}

// Sorted by name, then by version.
template <typename Card>
std::vector<Card> cardsIn(const fs::path& folder, const std::string& task, Card (*read)(const fs::path&),
                          std::vector<std::string>* problems) {
  std::vector<Card> cards;
  for (const fs::path& file : cardFiles(folder)) {
    try {
      if (taskOfCard(file) != task) continue;
      Card card = read(file);
      if (!fs::exists(card.weights))
        throw core::Error(core::ErrorCode::notFound, "The weights “" + card.weights.filename().string() +
                                                         "” of the model card “" + file.filename().string() +
                                                         "” are missing: put them beside the card.");
      cards.push_back(std::move(card));
    } catch (const core::Error& error) {
      if (problems != nullptr) problems->push_back(error.what());
    }
  }
  std::stable_sort(cards.begin(), cards.end(), [](const auto& a, const auto& b) {
    return a.name != b.name ? a.name < b.name : versionNumbers(a.version) < versionNumbers(b.version);
  });
  return cards;
}

// Of the first of the model folders whose `part` has any.
template <typename Card>
std::vector<Card> installedCards(const std::string& task, Card (*read)(const fs::path&),
                                 std::vector<std::string>* problems, const fs::path& part = {}) {
  for (const fs::path& folder : modelFolders())
    if (auto cards = cardsIn(folder / part, task, read, problems); !cards.empty()) return cards;
  return {};
}

// What a model is compared with is found by who asks for it, and not listed with what one would choose from.
std::vector<ModelCard> modelsAndBaselines(std::vector<std::string>* problems) {
  std::vector<ModelCard> cards = installedModels(problems);
  for (ModelCard& card : installedCards<ModelCard>(kSuperResolutionTask, &readModelCard, problems, "baselines"))
    cards.push_back(std::move(card));
  return cards;
}

template <typename Card>
Card findCard(const std::string& nameOrFile, Card (*read)(const fs::path&),
              std::vector<Card> (*installed)(std::vector<std::string>*)) {
  const fs::path file = nameOrFile;
  if (file.extension() == ".json") return read(file);
  if (file.extension() == ".safetensors") {
    Card card = read(fs::path(file).replace_extension(".json"));
    card.weights = fs::absolute(file);
    return card;
  }
  const std::vector<Card> cards = installed(nullptr);
  std::string names;
  // From the newest of a name to the oldest.
  for (auto card = cards.rbegin(); card != cards.rend(); ++card) {
    if (card->name == nameOrFile || card->nameAndVersion() == nameOrFile) return *card;
    names += (names.empty() ? "" : ", ") + card->name;
  }
  throw core::Error(core::ErrorCode::notFound,
                    "There is no model “" + nameOrFile + "”; " +
                        (names.empty() ? "none is installed in " + searchedFolders() : "installed are: " + names) +
                        ".");
}

}  // namespace

std::vector<fs::path> modelFolders() {
  std::vector<fs::path> folders;
  if (const char* chosen = std::getenv("GLMAMBA_MODELS"); chosen != nullptr && *chosen != '\0')
    folders.emplace_back(chosen);
  if (const fs::path program = core::programPath(); !program.empty()) {
    const fs::path beside = program.parent_path();
    folders.push_back((beside / ".." / "share" / "glmamba" / "models").lexically_normal());
    folders.push_back(beside / "resources" / "models");
  }
  return folders;
}

std::vector<ModelCard> installedModels(std::vector<std::string>* problems) {
  return installedCards<ModelCard>(kSuperResolutionTask, &readModelCard, problems);
}

std::vector<SegmentationCard> installedSegmentationModels(std::vector<std::string>* problems) {
  return installedCards<SegmentationCard>(kSegmentationTask, &readSegmentationCard, problems);
}

ModelCard defaultModel(int scaleFactor, const std::string& network) {
  std::vector<ModelCard> cards = modelsAndBaselines(nullptr);
  const auto isOther = [&](const ModelCard& card) {
    return card.scaleFactor != scaleFactor || card.network != network;
  };
  cards.erase(std::remove_if(cards.begin(), cards.end(), isOther), cards.end());
  if (cards.empty())
    throw core::Error(core::ErrorCode::notFound, "No " + network + " model for ×" + std::to_string(scaleFactor) +
                                                     " is installed; looked in " + searchedFolders() +
                                                     ". Put a model card and its weights there, or name a model file.");
  return newest(cards);
}

ModelCard findModel(const std::string& nameOrFile) { return findCard(nameOrFile, &readModelCard, &modelsAndBaselines); }

SegmentationCard findSegmentationModel(const std::string& nameOrFile) {
  return findCard(nameOrFile, &readSegmentationCard, &installedSegmentationModels);
}

SegmentationCard defaultSegmentationModel(const std::vector<std::string>& contrasts) {
  std::vector<SegmentationCard> cards = installedSegmentationModels();
  if (cards.empty())
    throw core::Error(core::ErrorCode::notFound, "No model for segmentation is installed; looked in " +
                                                     searchedFolders() +
                                                     ". Put a model card and its weights there, or name a model file.");
  const auto rank = [&](const SegmentationCard& card) {
    const auto& taken = card.configuration.contrasts;
    const bool lacksNone = std::all_of(taken.begin(), taken.end(), [&](const std::string& contrast) {
      return std::find(contrasts.begin(), contrasts.end(), contrast) != contrasts.end();
    });
    const int count = static_cast<int>(taken.size());
    return std::pair{lacksNone, lacksNone ? count : -count};
  };
  const auto best = rank(
      *std::max_element(cards.begin(), cards.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); }));
  cards.erase(std::remove_if(cards.begin(), cards.end(), [&](const auto& card) { return rank(card) != best; }),
              cards.end());
  return newest(cards);
}

}  // namespace glmamba::engine
