// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/message_bar.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace glmamba::app {

namespace {

constexpr int kMostRows = 4;

}  // namespace

MessageBar::MessageBar(QWidget* parent) : QWidget(parent), m_rows(new QVBoxLayout(this)) {
  m_rows->setContentsMargins(0, 0, 0, 0);
  m_rows->setSpacing(1);
  setStyleSheet(
      "QFrame[kind=\"problem\"] { background: #6b2b22; } QFrame[kind=\"notice\"] { background: #24425c; }"
      "QFrame QLabel { color: #ffffff; } QToolButton { color: #ffffff; border: none; padding: 4px; }");
}

void MessageBar::showProblem(const QString& sentence) { add(sentence, "problem"); }
void MessageBar::showNotice(const QString& sentence) { add(sentence, "notice"); }

void MessageBar::showChoice(const QString& sentence, const QString& button, const std::function<void()>& action) {
  QFrame* row = add(sentence, "problem");
  if (!row) return;
  auto* choice = new QPushButton(button, row);
  choice->setObjectName("messageChoice");
  connect(choice, &QPushButton::clicked, row, [row, action] {
    row->deleteLater();
    action();
  });
  qobject_cast<QHBoxLayout*>(row->layout())->insertWidget(1, choice, 0, Qt::AlignTop);
}

QFrame* MessageBar::add(const QString& sentence, const char* kind) {
  if (sentences().contains(sentence)) return nullptr;
  auto* row = new QFrame(this);
  row->setProperty("kind", kind);
  auto* label = new QLabel(sentence, row);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* dismiss = new QToolButton(row);
  dismiss->setText("✕");
  dismiss->setToolTip(tr("Dismiss"));
  dismiss->setAccessibleName(tr("Dismiss this message"));
  connect(dismiss, &QToolButton::clicked, row, &QObject::deleteLater);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(10, 4, 6, 4);
  layout->addWidget(label, 1);
  layout->addWidget(dismiss, 0, Qt::AlignTop);
  m_rows->insertWidget(0, row);
  while (m_rows->count() > kMostRows) {
    QLayoutItem* oldest = m_rows->takeAt(m_rows->count() - 1);
    oldest->widget()->deleteLater();
    delete oldest;
  }
  return row;
}

void MessageBar::clear() {
  while (QLayoutItem* item = m_rows->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
}

QStringList MessageBar::sentences() const {
  QStringList sentences;
  for (int n = 0; n < m_rows->count(); ++n)
    if (const auto* label = m_rows->itemAt(n)->widget()->findChild<QLabel*>()) sentences << label->text();
  return sentences;
}

}  // namespace glmamba::app
