// SPDX-License-Identifier: Apache-2.0
#include "inference/training/subject_reader.h"

#include <algorithm>

#include "core/error.h"

namespace glmamba::training {

void SubjectReader::forEach(const std::string& subset, const Body& body) {
  readEach("reading “" + subset + "”", subset, m_source.subjects(subset), body);
}

void SubjectReader::checkOthers(const std::vector<std::string>& subsets) {
  for (const std::string& subset : m_source.subsets())
    if (std::find(subsets.begin(), subsets.end(), subset) == subsets.end())
      readEach("checking “" + subset + "” for leaks", subset, m_source.presentSubjects(subset), {});
}

void SubjectReader::readEach(const std::string& stage, const std::string& subset,
                             const std::vector<SubjectImages>& subjects, const Body& body) {
  int done = 0;
  for (const SubjectImages& subject : subjects) {
    m_cancel.throwIfCancelled();
    if (m_progress) m_progress({stage, done, static_cast<int>(subjects.size())});
    try {
      const core::VolumePtr target = subject.target(), reference = subject.reference();
      m_ledger.enter(*target, subset, subject.id);
      m_ledger.enter(*reference, subset, subject.id);
      if (body) body(subject, target, reference);
    } catch (const core::Error& error) {
      throw core::Error(error.code(), "Subject " + subject.id + " of “" + subset + "”: " + error.what());
    }
    ++done;
  }
}

}  // namespace glmamba::training
