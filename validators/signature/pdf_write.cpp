#include "validators/signature/pdf_write.hpp"

#include <fmt/format.h>

#include "validators/signature/libqpdf.hpp"
#include "validators/signature/pdf_codes.hpp"
#include "validators/signature/pdf_evidence.hpp"
#include "validators/signature/pdf_fields.hpp"
#include "validators/signature/pdf_update.hpp"

namespace baytrust::signature {
namespace {

using Handle = QPDFObjectHandle;

// Ten digits a number: they are put in when all places are known.
constexpr std::string_view kRangeRoom = "/ByteRange [0 0000000000 0000000000 0000000000]";

std::string pdf_string(std::string_view text) {
  return Handle::newUnicodeString(std::string(text)).unparse();
}

std::string pdf_time(Instant time) {
  const Civil c = to_civil(time);
  return fmt::format("(D:{:04}{:02}{:02}{:02}{:02}{:02}Z)", c.year, c.month, c.day, c.hour,
                     c.minute, c.second);
}

Error failed(const std::exception& exception) {
  return Error(kPdfWriteFailed, "pdf", {{"cause", exception.what()}});
}

Handle font() { return Handle::parse("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"); }

std::string lines_of(const std::vector<std::string>& lines) {
  std::string out = "BT /F1 14 Tf 72 760 Td 18 TL\n";
  for (const auto& line : lines) out += Handle::newString(line).unparse() + " Tj T*\n";
  return out + "ET\n";
}

struct Body {
  std::string text;
  std::size_t range = 0;     // where kRangeRoom begins in it
  std::size_t contents = 0;  // where '<' stands
  std::size_t end = 0;       // after '>'
};

std::string references_of(const PdfPlacement& placement) {
  std::string out;
  if (placement.certification) {
    out += fmt::format(
        "<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams "
        "/P {} /V /1.2 >> >> ",
        *placement.certification);
  }
  if (!placement.locked.empty()) {
    std::string names;
    for (const auto& name : placement.locked) names += pdf_string(name) + " ";
    out += fmt::format(
        "<< /Type /SigRef /TransformMethod /FieldMDP /TransformParams << /Type /TransformParams "
        "/Action /Include /Fields [ {}] /V /1.2 >> >> ",
        names);
  }
  return out.empty() ? out : " /Reference [ " + out + "]";
}

Body dictionary_of(const PdfPlacement& placement) {
  const bool stamp = placement.sub_filter == "ETSI.RFC3161";
  Body body;
  body.text = fmt::format("<< /Type /{} /Filter /Adobe.PPKLite /SubFilter /{} ",
                          stamp ? "DocTimeStamp" : "Sig", placement.sub_filter);
  body.range = body.text.size();
  body.text += std::string(kRangeRoom) + " /Contents ";
  body.contents = body.text.size();
  body.text += "<" + std::string(placement.reserve * 2, '0') + ">";
  body.end = body.text.size();
  if (placement.time) body.text += " /M " + pdf_time(*placement.time);
  body.text += references_of(placement) + placement.extra + " >>";
  return body;
}

Handle form_of(PdfUpdate& update) {
  Handle root = update.root();
  Handle form = root.getKey("/AcroForm");
  if (!form.isDictionary()) {
    form = update.add(Handle::parse("<< /Fields [] >>"));
    root.replaceKey("/AcroForm", form);
    update.change(root);
  }
  update.change(form.isIndirect() ? form : root);
  if (!form.getKey("/Fields").isArray()) form.replaceKey("/Fields", Handle::newArray());
  return form;
}

void append_to(PdfUpdate& update, Handle holder, const std::string& key, Handle item) {
  Handle list = holder.getKey(key);
  if (!list.isArray()) {
    list = Handle::newArray();
    holder.replaceKey(key, list);
  }
  list.appendItem(item);
  update.change(list.isIndirect() ? list : holder);
}

// A field that is its own widget, on the first page.
Handle new_field(PdfUpdate& update, const std::string& name, const std::string& type,
                 std::array<int, 4> box) {
  Handle page = update.first_page();
  Handle field = Handle::parse(
      fmt::format("<< /Type /Annot /Subtype /Widget /FT {} /T {} /F 132 /Rect [ {} {} {} {} ] >>",
                  type, pdf_string(name), box[0], box[1], box[2], box[3]));
  field.replaceKey("/P", page);
  Handle made = update.add(field);
  Handle form = form_of(update);
  append_to(update, form, "/Fields", made);
  append_to(update, page, "/Annots", made);
  if (type == "/Sig") form.replaceKey("/SigFlags", Handle::newInteger(3));
  return made;
}

void give_appearance(PdfUpdate& update, Handle field, const PdfPlacement& placement) {
  const auto box = *placement.rectangle;
  Handle dictionary = Handle::parse(fmt::format(
      "<< /Type /XObject /Subtype /Form /BBox [ 0 0 {} {} ] /Resources << /Font << /F1 << /Type "
      "/Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
      box[2] - box[0], box[3] - box[1]));
  Handle stream = update.add_stream(
      "BT /F1 10 Tf 2 4 Td " + Handle::newString(placement.shown).unparse() + " Tj ET\n",
      dictionary);
  Handle appearances = Handle::newDictionary();
  appearances.replaceKey("/N", stream);
  field.replaceKey("/AP", appearances);
  update.change(field);
}

// Where a new widget goes.
std::optional<Error> refuse_pageless(PdfUpdate& update) {
  if (update.first_page().isDictionary()) return std::nullopt;
  return Error(kPdfWriteFailed, "pdf", {{"cause", "page"}});
}

Result<Handle> field_of(PdfUpdate& update, PdfFile& file, const PdfPlacement& placement) {
  const auto fields = PdfFields::read(file);
  if (!fields) return fields.error();
  const bool wanted = placement.kind == PdfPlacement::Field::empty_one;
  const Error refused(kPdfWriteField, "pdf", {{"field", placement.field}});
  if (!wanted) {
    if (fields->has(placement.field)) return refused;
    return new_field(update, placement.field, "/Sig",
                     placement.rectangle.value_or(std::array<int, 4>{}));
  }
  for (const auto& field : fields->all()) {
    if (field.name != placement.field || field.type != "/Sig") continue;
    if (field.is_signature()) return refused;
    return update.qpdf().getObject(field.id);
  }
  return refused;
}

void put_number(Bytes& file, std::uint64_t at, std::uint64_t number) {
  const std::string digits = fmt::format("{:010}", number);
  std::copy(digits.begin(), digits.end(), file.begin() + static_cast<std::ptrdiff_t>(at));
}

// Range, digest, Contents: the octets around the gap are final before they are signed.
Result<Bytes> fill(PdfUpdate::Written written, QPDFObjGen id, const Body& body,
                   const SignOctets& sign) {
  Bytes& file = written.octets;
  const std::uint64_t at = written.placed.at(id);
  const std::uint64_t gap = at + body.contents;
  const std::uint64_t after = at + body.end;
  const std::uint64_t numbers = at + body.range + std::string_view("/ByteRange [0 ").size();
  put_number(file, numbers, gap);
  put_number(file, numbers + 11, after);
  put_number(file, numbers + 22, file.size() - after);
  Bytes covered(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(gap));
  covered.insert(covered.end(), file.begin() + static_cast<std::ptrdiff_t>(after), file.end());
  const auto cms = sign(covered);
  if (!cms) return cms.error();
  const std::string hex = to_hex(*cms);
  if (hex.size() > after - gap - 2) {
    return Error(kPdfWriteReserve, "pdf",
                 {{"octets", std::to_string(cms->size())},
                  {"limit", std::to_string((after - gap - 2) / 2)}});
  }
  std::copy(hex.begin(), hex.end(), file.begin() + static_cast<std::ptrdiff_t>(gap + 1));
  return std::move(file);
}

Handle streams_of(PdfUpdate& update, const std::vector<ByteView>& all) {
  Handle out = Handle::newArray();
  for (const ByteView octets : all) {
    out.appendItem(update.add_stream(std::string(as_text(octets)), Handle::newDictionary()));
  }
  return out;
}

}  // namespace

Result<Bytes> make_pdf(const std::vector<std::string>& lines, PdfObjects objects) {
  try {
    QPDF pdf;
    pdf.emptyPDF();
    Handle page = pdf.makeIndirectObject(
        Handle::parse("<< /Type /Page /MediaBox [ 0 0 595 842 ] /Resources << /Font << >> >> >>"));
    page.getKey("/Resources").getKey("/Font").replaceKey("/F1", pdf.makeIndirectObject(font()));
    page.replaceKey("/Contents", Handle::newStream(&pdf, lines_of(lines)));
    pdf.addPage(page, false);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setStreamDataMode(objects == PdfObjects::plain ? qpdf_s_preserve : qpdf_s_compress);
    writer.setObjectStreamMode(objects == PdfObjects::plain ? qpdf_o_disable : qpdf_o_generate);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return Bytes(buffer->getBuffer(), buffer->getBuffer() + buffer->getSize());
  } catch (const std::exception& exception) {
    return failed(exception);
  }
}

Result<Bytes> sign_pdf(ByteView file, const PdfPlacement& placement, const SignOctets& sign) {
  try {
    auto update = PdfUpdate::of(file);
    if (!update) return update.error();
    if (const auto refused = refuse_pageless(*update)) return *refused;
    auto read = PdfFile::open(file);
    if (!read) return read.error();
    const auto field = field_of(*update, *read, placement);
    if (!field) return field.error();
    const Body body = dictionary_of(placement);
    const QPDFObjGen id = update->add_written(body.text);
    Handle holder = *field;
    holder.replaceKey("/V", update->qpdf().getObject(id));
    update->change(holder);
    if (placement.rectangle) give_appearance(*update, holder, placement);
    if (placement.certification) {
      Handle permissions = Handle::newDictionary();
      permissions.replaceKey("/DocMDP", update->qpdf().getObject(id));
      update->root().replaceKey("/Perms", permissions);
      update->change(update->root());
    }
    auto written = update->write();
    if (!written) return written.error();
    return fill(*std::move(written), id, body, sign);
  } catch (const std::exception& exception) {
    return failed(exception);
  }
}

Result<Bytes> sign_pdf(ByteView file, const PdfPlacement& placement, const PdfSigner& signer) {
  return sign_pdf(file, placement, [&](ByteView covered) {
    return sign_cms({.octets = covered,
                     .packing = CmsContent::Packing::detached,
                     .types = signer.types,
                     .certificates = signer.certificates},
                    signer.signer);
  });
}

Result<Bytes> add_field(ByteView file, const std::string& name, PdfFieldKind kind) {
  try {
    auto update = PdfUpdate::of(file);
    if (!update) return update.error();
    if (const auto refused = refuse_pageless(*update)) return *refused;
    const bool text = kind == PdfFieldKind::text;
    Handle field =
        new_field(*update, name, text ? "/Tx" : "/Sig", std::array<int, 4>{72, 400, 300, 420});
    if (text) field.replaceKey("/DA", Handle::newString("/Helv 10 Tf 0 g"));
    auto written = update->write();
    if (!written) return written.error();
    return std::move(written->octets);
  } catch (const std::exception& exception) {
    return failed(exception);
  }
}

Result<Bytes> add_security_store(ByteView file, const Evidence& evidence,
                                 const std::vector<Bytes>& contents) {
  try {
    auto update = PdfUpdate::of(file);
    if (!update) return update.error();
    std::vector<ByteView> certificates;
    std::vector<ByteView> crls;
    std::vector<ByteView> ocsp;
    for (const auto& one : evidence.certificates) certificates.emplace_back(one->der);
    for (const auto& one : evidence.crls) crls.emplace_back(*one);
    for (const auto& one : evidence.ocsp) ocsp.emplace_back(*one.der);
    Handle store = Handle::parse("<< /Type /DSS >>");
    store.replaceKey("/Certs", streams_of(*update, certificates));
    store.replaceKey("/CRLs", streams_of(*update, crls));
    store.replaceKey("/OCSPs", streams_of(*update, ocsp));
    Handle by_signature = Handle::newDictionary();
    for (const auto& one : contents) {
      Handle entry = Handle::newDictionary();
      entry.replaceKey("/Cert", store.getKey("/Certs"));
      entry.replaceKey("/CRL", store.getKey("/CRLs"));
      entry.replaceKey("/OCSP", store.getKey("/OCSPs"));
      by_signature.replaceKey("/" + validation_key(one), entry);
    }
    if (!contents.empty()) store.replaceKey("/VRI", by_signature);
    update->root().replaceKey("/DSS", update->add(store));
    update->change(update->root());
    auto written = update->write();
    if (!written) return written.error();
    return std::move(written->octets);
  } catch (const std::exception& exception) {
    return failed(exception);
  }
}

}  // namespace baytrust::signature
