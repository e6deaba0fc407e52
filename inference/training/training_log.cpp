// SPDX-License-Identifier: Apache-2.0
#include "inference/training/training_log.h"

#include <fstream>
#include <sstream>

#include "core/atomic_file.h"

namespace glmamba::training {

std::vector<TrainingLogLine> readTrainingLog(const std::filesystem::path& csv) {
  std::vector<TrainingLogLine> lines;
  std::ifstream stream(csv);
  std::string text;
  std::getline(stream, text);  // the names of the columns
  while (std::getline(stream, text)) {
    std::istringstream words(text);
    TrainingLogLine line;
    char comma;
    if (!(words >> line.step >> comma >> line.seconds >> comma >> line.learningRate >> comma >> line.loss >> comma >>
          line.score >> comma >> line.baseline))
      break;
    lines.push_back(line);
  }
  return lines;
}

void writeTrainingLog(const std::vector<TrainingLogLine>& lines, const std::filesystem::path& csv) {
  core::writeFileAtomically(csv, [&](std::ostream& stream) {
    stream.precision(9);
    stream << "step,seconds,learning_rate,loss,validation,baseline\n";
    for (const TrainingLogLine& line : lines)
      stream << line.step << ',' << line.seconds << ',' << line.learningRate << ',' << line.loss << ',' << line.score
             << ',' << line.baseline << '\n';
  });
}

}  // namespace glmamba::training
