// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/report_writer.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QImage>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>
#include <QUrl>
#include <filesystem>

#include "app/model/path_of.h"
#include "core/atomic_file.h"
#include "core/error.h"

namespace glmamba::app {

namespace {

constexpr int kDotsPerInch = 120;
constexpr double kMarginMm = 15;
constexpr double kMillimetresPerInch = 25.4;

/// The page with its pictures as resources of the document: their data within the page are not for QTextDocument.
QString withPictures(QTextDocument& document, const QString& html) {
  static const QString kStart = "src=\"data:image/png;base64,";
  QString page;
  int done = 0, count = 0;
  for (int at = html.indexOf(kStart); at >= 0; at = html.indexOf(kStart, done)) {
    const int first = at + kStart.size(), last = html.indexOf('"', first);
    if (last < 0) break;
    const QString name = QString("picture%1.png").arg(++count);
    const QByteArray bytes = QByteArray::fromBase64(html.mid(first, last - first).toLatin1());
    document.addResource(QTextDocument::ImageResource, QUrl(name), QImage::fromData(bytes, "PNG"));
    page += html.mid(done, at - done) + "src=\"" + name + "\"";
    done = last + 1;
  }
  page += html.mid(done);
  // Three of 240 pixels are wider than A4 within its margins.
  return page.replace("<img width=\"240\"", "<img width=\"190\"");
}

QByteArray pdfOf(const std::string& html) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&buffer);
    writer.setTitle("Report of a super-resolved MR image");
    writer.setCreator("GLMamba Viewer " GLMAMBA_VERSION);
    writer.setResolution(kDotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    QTextDocument document;
    document.documentLayout()->setPaintDevice(&writer);
    document.setDocumentMargin(kMarginMm / kMillimetresPerInch * kDotsPerInch);
    document.setHtml(withPictures(document, QString::fromStdString(html)));
    document.setPageSize(QSizeF(writer.width(), writer.height()));
    document.print(&writer);
  }
  return bytes;
}

}  // namespace

void writeReport(const std::string& html, const QString& file) {
  const std::filesystem::path path = pathOf(file);
  if (file.endsWith(".html", Qt::CaseInsensitive)) return core::writeFileAtomically(path, html);
  if (!file.endsWith(".pdf", Qt::CaseInsensitive))
    throw core::Error(core::ErrorCode::badValue,
                      path.filename().u8string() + " is no name of a report: end it in .html or .pdf.");
  const QByteArray pdf = pdfOf(html);
  core::writeFileAtomically(path, std::string_view(pdf.constData(), static_cast<std::size_t>(pdf.size())));
}

}  // namespace glmamba::app
