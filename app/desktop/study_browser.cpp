// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/study_browser.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/desktop/run_words.h"
#include "app/desktop/study_tree.h"

namespace glmamba::app {

StudyBrowser::StudyBrowser(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_filter(new QLineEdit(this)),
      m_tree(new StudyTree(session, this)),
      m_pair(new QLabel(this)) {
  m_filter->setObjectName("studyFilter");
  m_filter->setPlaceholderText(tr("Filter by patient, study, series or contrast"));
  m_filter->setAccessibleName(tr("Filter the studies"));
  m_filter->setClearButtonEnabled(true);
  m_pair->setObjectName("pairText");
  m_pair->setWordWrap(true);
  m_pair->setTextFormat(Qt::PlainText);
  m_pair->setMargin(6);
  m_pair->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(4, 4, 4, 0);
  layout->setSpacing(4);
  layout->addWidget(m_filter);
  layout->addWidget(m_tree, 1);
  layout->addWidget(m_pair);
  connect(m_filter, &QLineEdit::textChanged, m_tree, &StudyTree::setFilter);
  connect(&session, &Session::imagesChanged, this, &StudyBrowser::showPair);
  showPair();
}

void StudyBrowser::showPair() {
  const QStringList lines = differences(m_session.images());
  m_pair->setVisible(!lines.isEmpty());
  m_pair->setText(lines.join("\n"));
}

}  // namespace glmamba::app
