#include "gateway/authoring/draft_list.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "gateway/authoring/codes.hpp"
#include "gateway/authoring/list_row.hpp"
#include "gateway/authoring/listed_service.hpp"
#include "gateway/authoring/row_values.hpp"
#include "gateway/authoring/scheme.hpp"
#include "trustlists/uris.hpp"
#include "trustlists/write.hpp"

namespace baytrust::authoring {
namespace {

// A provider while rows about it are put together. What is the same for all its rows may stand in
// one of them.
struct Provider {
  xml::Texts name;
  std::size_t line = 0;
  Once<xml::Texts> trade_name, street, locality, information_uri;
  Once<std::string> state, postal_code, country, e_mail, web;
  std::vector<ListedService*> services;
};

std::string_view type_uri_of(RowKind kind) {
  switch (kind) {
    case RowKind::tsa:
      return trustlists::kTsa;
    case RowKind::ocsp:
      return trustlists::kOcsp;
    case RowKind::root:
    case RowKind::issuing:
      break;
  }
  return trustlists::kCaPkc;
}

class ListDrafter {
 public:
  ListDrafter(const DraftInputs& in, crypto::Verifier& verifier, Drafted& out)
      : in_(in), verifier_(verifier), out_(out) {}

  void run();

 private:
  void read_rows(const Table& table, const CertificatePool& pool, NameBinder& binder);
  Provider* provider_of(Row& row);
  void take_provider(Row& row, Provider& provider);
  void check_provider(Row row, const Provider& provider);
  void take_row(Row& row, const ListRow& listed, Provider& provider);
  ListedService& service_of(const x509::Certificate& certificate, RowKind kind, Provider& provider);
  void check_chain(Row& row, const ListRow& listed, const CertificatePool& pool);
  trustlists::TrustServiceProvider finished(const Provider& provider) const;
  void write(trustlists::TrustList list, const NameBinder& binder);

  const DraftInputs& in_;
  crypto::Verifier& verifier_;
  Drafted& out_;
  Draft draft_;
  trustlists::SchemeInformation scheme_;
  std::deque<Provider> providers_;
  std::map<std::string, Provider*, std::less<>> by_name_;
  std::deque<ListedService> services_;
  std::map<Digest, ListedService*> by_certificate_;
  std::set<Digest> roots_with_rows_;
  std::map<std::pair<Digest, Digest>, bool> chains_;
};

// The provider is known by its first name; any language may be that, but in every row the same.
Provider* ListDrafter::provider_of(Row& row) {
  xml::Texts name = row.texts("provider");
  if (name.empty()) {
    row.complain(kCellMissing, "provider");
    return nullptr;
  }
  Provider*& known = by_name_[name.front().lang + " " + name.front().text];
  if (known != nullptr) {
    if (known->name != name) {
      complain_contradiction(row, "provider", shown(name), shown(known->name), known->line);
    }
    return known;
  }
  Provider& fresh = providers_.emplace_back();
  known = &fresh;
  fresh.name = std::move(name);
  fresh.line = row.line();
  return &fresh;
}

void ListDrafter::take_provider(Row& row, Provider& provider) {
  const auto take_texts = [&](Once<xml::Texts>& once, std::string_view column) {
    const xml::Texts texts = row.texts(column);
    once.take(row, column, texts, shown(texts));
  };
  const auto take_text = [&](Once<std::string>& once, std::string_view column) {
    const std::string text = row.text(column);
    once.take(row, column, text, text);
  };
  take_texts(provider.trade_name, "trade name");
  take_texts(provider.street, "street");
  take_texts(provider.locality, "locality");
  take_texts(provider.information_uri, "information uri");
  take_text(provider.state, "state");
  take_text(provider.postal_code, "postal code");
  take_text(provider.country, "country");
  take_text(provider.e_mail, "e-mail");
  take_text(provider.web, "web");
}

// What TS 119 612 5.4 asks of a provider, said once, at its first row.
void ListDrafter::check_provider(Row row, const Provider& provider) {
  const auto need = [&](bool given, std::string_view column) {
    if (!given) row.complain(kCellMissing, column);
  };
  need(provider.street.given(), "street");
  need(provider.country.given(), "country");
  need(provider.e_mail.given() || provider.web.given(), "e-mail");
  need(provider.information_uri.given(), "information uri");
  for (const xml::LocalText& street : provider.street.value()) {
    need(xml::text_in(provider.locality.value(), street.lang).has_value(), "locality");
  }
}

ListedService& ListDrafter::service_of(const x509::Certificate& certificate, RowKind kind,
                                       Provider& provider) {
  ListedService*& known = by_certificate_[certificate->fingerprint];
  if (known == nullptr) {
    known = &services_.emplace_back(std::string(type_uri_of(kind)), certificate);
    provider.services.push_back(known);
  }
  return *known;
}

// A published pair whose certificates do not chain was bound to the wrong generation of a CA.
void ListDrafter::check_chain(Row& row, const ListRow& listed, const CertificatePool& pool) {
  if (listed.kind != RowKind::issuing) return;
  const auto key = std::pair((*listed.certificate)->fingerprint, (*listed.root)->fingerprint);
  auto known = chains_.find(key);
  if (known == chains_.end()) {
    const bool holds = pool.issued_under(*listed.certificate, *listed.root, verifier_);
    known = chains_.emplace(key, holds).first;
  }
  if (known->second) return;
  row.complain(kChainBroken, "issuing ca",
               {{"issuer", described(*listed.certificate)}, {"root", described(*listed.root)}});
}

void ListDrafter::take_row(Row& row, const ListRow& listed, Provider& provider) {
  const bool implied = listed.kind == RowKind::issuing && *listed.root != *listed.certificate &&
                       !roots_with_rows_.contains((*listed.root)->fingerprint);
  if (implied) {
    ListedService& root = service_of(*listed.root, RowKind::root, provider);
    root.take_default_name(name_of(*listed.root));
    root.take_implied_period(listed);
  }
  ListedService& service = service_of(*listed.certificate, listed.kind, provider);
  service.take_name(row, listed.service_name);
  service.take_supply_points(listed.supply_points);
  service.take_period(row, listed);
}

void ListDrafter::read_rows(const Table& table, const CertificatePool& pool, NameBinder& binder) {
  struct Read {
    Row row;
    ListRow listed;
    Provider* provider;
  };
  std::vector<Read> rows;
  std::map<const Provider*, std::size_t> first_rows;
  const ListRowInputs inputs{.binder = binder,
                             .scheme = scheme_,
                             .utc_offset = in_.jurisdiction.utc_offset_minutes,
                             .draft = draft_};
  for (std::size_t i = 0; i < table.size(); ++i) {
    Row row = table.row(i, out_.errors);
    Provider* provider = provider_of(row);
    if (provider != nullptr) {
      take_provider(row, *provider);
      first_rows.emplace(provider, i);
    }
    auto listed = read_list_row(row, inputs);
    row.finish();
    if (!listed || provider == nullptr) continue;
    check_chain(row, *listed, pool);
    if (listed->kind == RowKind::root) roots_with_rows_.insert((*listed->root)->fingerprint);
    rows.push_back({std::move(row), *std::move(listed), provider});
  }
  for (Provider& provider : providers_) {
    check_provider(table.row(first_rows.at(&provider), out_.errors), provider);
  }
  for (Read& read : rows) take_row(read.row, read.listed, *read.provider);
}

trustlists::TrustServiceProvider ListDrafter::finished(const Provider& provider) const {
  trustlists::TrustServiceProvider out;
  out.name = provider.name;
  out.trade_name = provider.trade_name.value();
  for (const xml::LocalText& street : provider.street.value()) {
    const auto locality = xml::text_in(provider.locality.value(), street.lang);
    out.address.postal.push_back({.lang = street.lang,
                                  .street = street.text,
                                  .locality = std::string(locality.value_or("")),
                                  .state = provider.state.value(),
                                  .postal_code = provider.postal_code.value(),
                                  .country = provider.country.value()});
  }
  if (const std::string& mail = provider.e_mail.value(); !mail.empty()) {
    out.address.electronic.push_back({"en", mail.starts_with("mailto:") ? mail : "mailto:" + mail});
  }
  if (!provider.web.value().empty()) {
    out.address.electronic.push_back({"en", provider.web.value()});
  }
  out.information_uri = provider.information_uri.value();
  for (const ListedService* service : provider.services) {
    out.services.push_back(service->finished(scheme_.list_issue_date_time));
  }
  return out;
}

void ListDrafter::write(trustlists::TrustList list, const NameBinder& binder) {
  auto document = trustlists::write(list);
  if (!document) {
    out_.errors.push_back(document.error());
    return;
  }
  draft_.document = std::move(*document);
  draft_.sequence = scheme_.sequence_number;
  draft_.pairings = binder.pairings();
  draft_.entries = services_.size();
  for (const ListedService& service : services_) draft_.types += service.types();
  out_.draft = std::move(draft_);
}

void ListDrafter::run() {
  auto scheme = read_list_scheme({.toml = as_text(*in_.scheme.bytes),
                                  .file = in_.scheme.name,
                                  .jurisdiction = in_.jurisdiction,
                                  .now = in_.now});
  const bool sound = scheme.has_value();
  if (sound) {
    scheme_ = std::move(*scheme);
  } else {
    out_.errors.push_back(scheme.error());
  }
  if (in_.next_signer) {
    scheme_.next_signer =
        trustlists::NextSigner{in_.next_signer->certificate_sha256, in_.next_signer->from};
  }
  const auto pool = CertificatePool::read(in_.certificates, in_.directory, out_.errors);
  draft_.unreadable = pool.unreadable();
  const Table table =
      Table::read(as_text(*in_.table.bytes), in_.table.name, list_columns(), out_.errors);
  // Without its scheme a row cannot be judged: levels and issue time would be missing in each.
  if (!sound) return;
  NameBinder binder(pool);
  read_rows(table, pool, binder);
  if (!out_.errors.empty()) return;
  trustlists::TrustList list;
  list.scheme = scheme_;
  for (const Provider& provider : providers_) {
    auto made = finished(provider);
    // All that was said under this name may stand under a provider that came before it.
    if (!made.services.empty()) list.providers.push_back(std::move(made));
  }
  write(std::move(list), binder);
}

}  // namespace

Drafted draft_list(const DraftInputs& in, crypto::Verifier& verifier) {
  Drafted out;
  ListDrafter(in, verifier, out).run();
  return out;
}

}  // namespace baytrust::authoring
