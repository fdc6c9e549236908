#include "validators/signature/pdf_update.hpp"

#include <fmt/format.h>

#include "validators/signature/pdf_codes.hpp"
#include "validators/signature/pdf_fields.hpp"
#include "validators/signature/pdf_octets.hpp"

namespace baytrust::signature {
namespace {

// 7.5.4: one subsection an object; entries are twenty octets.
std::string table_of(const std::map<QPDFObjGen, std::uint64_t>& offsets) {
  std::string out = "xref\n";
  for (const auto& [id, offset] : offsets) {
    out += fmt::format("{} 1\n{:010} {:05} n \n", id.getObj(), offset, id.getGen());
  }
  return out;
}

}  // namespace

Result<PdfUpdate> PdfUpdate::of(ByteView octets) {
  auto file = PdfFile::open(octets);
  if (!file) return file.error();
  return PdfUpdate(*std::move(file));
}

QPDFObjectHandle PdfUpdate::first_page() {
  QPDFObjectHandle node = root().getKey("/Pages");
  for (int depth = 0; depth < 32 && node.isDictionary() && node.hasKey("/Kids"); ++depth) {
    node = node.getKey("/Kids").getArrayItem(0);
  }
  return node;
}

QPDFObjectHandle PdfUpdate::add(QPDFObjectHandle object) {
  QPDFObjectHandle made = qpdf().makeIndirectObject(object);
  changed_[made.getObjGen()] = made;
  return made;
}

QPDFObjectHandle PdfUpdate::add_stream(const std::string& octets, QPDFObjectHandle dictionary) {
  QPDFObjectHandle stream = QPDFObjectHandle::newStream(&qpdf(), octets);
  for (const auto& key : dictionary.getKeys()) {
    stream.getDict().replaceKey(key, dictionary.getKey(key));
  }
  changed_[stream.getObjGen()] = stream;
  return stream;
}

void PdfUpdate::change(QPDFObjectHandle object) { changed_[object.getObjGen()] = object; }

QPDFObjGen PdfUpdate::add_written(std::string body) {
  const QPDFObjGen id = qpdf().makeIndirectObject(QPDFObjectHandle::newDictionary()).getObjGen();
  written_[id] = std::move(body);
  return id;
}

void PdfUpdate::change_written(QPDFObjGen id, std::string body) { written_[id] = std::move(body); }

std::string PdfUpdate::body_of(QPDFObjectHandle object) {
  if (!object.isStream()) return object.unparseResolved();
  const auto data = object.getRawStreamData();
  QPDFObjectHandle dictionary = object.getDict().shallowCopy();
  dictionary.replaceKey("/Length",
                        QPDFObjectHandle::newInteger(static_cast<long long>(data->getSize())));
  std::string out = dictionary.unparse() + "\nstream\n";
  out.append(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  return out + "\nendstream";
}

Result<PdfUpdate::Written> PdfUpdate::write() {
  try {
    const auto previous = last_startxref(file_.octets());
    if (!previous) return Error(kPdfWriteFailed, "pdf", {{"cause", "startxref"}});
    std::string out(as_text(file_.octets()));
    if (!out.ends_with('\n')) out += '\n';
    std::map<QPDFObjGen, std::uint64_t> offsets;
    Written done;
    const auto put = [&](const QPDFObjGen& id, const std::string& body) {
      offsets[id] = out.size();
      out += fmt::format("{} {} obj\n", id.getObj(), id.getGen());
      done.placed[id] = out.size();
      out += body + "\nendobj\n";
    };
    for (const auto& [id, object] : changed_) put(id, body_of(object));
    for (const auto& [id, body] : written_) put(id, body);
    QPDFObjectHandle trailer = QPDFObjectHandle::newDictionary();
    for (const auto* key : {"/Root", "/Info", "/ID"}) {
      QPDFObjectHandle value = qpdf().getTrailer().getKey(key);
      if (!value.isNull()) trailer.replaceKey(key, value);
    }
    int size = qpdf().getTrailer().getKey("/Size").getIntValueAsInt();
    for (const auto& [id, offset] : offsets) size = std::max(size, id.getObj() + 1);
    trailer.replaceKey("/Size", QPDFObjectHandle::newInteger(size));
    trailer.replaceKey("/Prev", QPDFObjectHandle::newInteger(static_cast<long long>(*previous)));
    const std::size_t table = out.size();
    out += table_of(offsets) + "trailer\n" + trailer.unparse();
    out += fmt::format("\nstartxref\n{}\n%%EOF\n", table);
    done.octets = to_bytes(as_bytes(out));
    return done;
  } catch (const std::exception& exception) {
    return Error(kPdfWriteFailed, "pdf", {{"cause", exception.what()}});
  }
}

}  // namespace baytrust::signature
