// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/help_pages.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

// Outside of the namespace, as Qt wants it: the resource is in a static library, and is linked only where it is named.
static void initialiseHelp() { Q_INIT_RESOURCE(help); }

namespace glmamba::app {

const QStringList& helpPages() {
  static const QStringList kPages{"guide.md",    "looking.md",      "sessions.md",     "reading.md", "registration.md",
                                  "trust.md",    "segmentation.md", "dicom-export.md", "cohorts.md", "conformance.md",
                                  "training.md", "measurements.md", "performance.md",  "glossary.md"};
  return kPages;
}

QString helpPath(const QString& name) {
  initialiseHelp();
  return ":/help/" + name;
}

QString helpText(const QString& page) {
  QFile file(helpPath(page));
  if (!file.open(QIODevice::ReadOnly)) return {};
  QString text = QString::fromUtf8(file.readAll());
  static const QRegularExpression kLink(R"((!?)\[([^\]]*)\]\(([^)]+)\))");
  int from = 0;
  for (;;) {
    const QRegularExpressionMatch match = kLink.match(text, from);
    if (!match.hasMatch()) return text;
    const QString target = match.captured(3).section('#', 0, 0);
    QString kept = match.captured(0);
    if (!target.isEmpty() && !QFileInfo(helpPath(target)).isFile()) kept = match.captured(2);
    text.replace(match.capturedStart(), match.capturedLength(), kept);
    from = match.capturedStart() + kept.size();
  }
}

QString helpTitle(const QString& page) { return helpText(page).section('\n', 0, 0).remove(0, 2); }

QString headingAnchor(const QString& heading) {
  QString anchor;
  for (const QChar letter : heading.toLower())
    if (letter == ' ')
      anchor += '-';
    else if (letter.isLetterOrNumber() || letter == '-' || letter == '_')
      anchor += letter;
  return anchor;
}

}  // namespace glmamba::app
