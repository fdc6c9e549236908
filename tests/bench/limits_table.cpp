#include <algorithm>
#include <fmt/format.h>
#include <malloc.h>
#include <memory>
#include <openssl/x509.h>

#include "tests/bench/table.hpp"
#include "tests/bench/tables.hpp"
#include "validators/path/policy_set.hpp"
#include "validators/path/validate.hpp"
#include "validators/x509/extension_writer.hpp"

namespace baytrust::bench {
namespace {

constexpr std::size_t kEntries = 1'000'000;
constexpr double kMebibyte = 1U << 20;

// Octets the process holds on its heap.
std::size_t heap() {
  const auto info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

double milliseconds_since(std::int64_t began) {
  return static_cast<double>(thread_nanoseconds() - began) / 1e6;
}

// Serial numbers as CAs make them: 16 octets that look random, the first below 0x80.
Bytes serial_of(std::size_t number) {
  Bytes out(16);
  std::uint64_t state = number * 0x9E37'79B9'7F4A'7C15U + 1;
  for (std::size_t i = 0; i < out.size(); ++i) {
    state ^= state >> 12U;
    state ^= state << 25U;
    state ^= state >> 27U;
    out[i] = static_cast<std::uint8_t>(state >> 32U);
  }
  out[0] = static_cast<std::uint8_t>((out[0] & 0x3FU) | 0x40U);
  return out;
}

SharedBytes large_crl(const test::Authority& authority) {
  x509::CrlTemplate content{.issuer = authority.subject(),
                            .this_update = test::kNoon - kDay,
                            .next_update = test::kNoon + kDay};
  for (std::size_t i = 0; i < kEntries; ++i) {
    content.revoked.push_back({serial_of(i), test::kStart, {}});
  }
  return share(*x509::issue_crl(content, authority.key()));
}

// µs for each of many look-ups, every second one of a serial that is there.
template <class Find>
double look_up_time(const Find& find) {
  constexpr std::size_t kLookUps = 20'000;
  std::vector<Bytes> serials;
  for (std::size_t i = 0; i < kLookUps; ++i) {
    serials.push_back(serial_of(i % 2 == 0 ? (i * 4'999) % kEntries : kEntries + i));
  }
  std::vector<Row> rows{{.name = "",
                         .run = [&](std::size_t i) { keep(find(serials[i])); },
                         .most_per_round = kLookUps}};
  measure(rows, {});
  return rows[0].microseconds;
}

void add_ours(Table& table, const test::Authority& authority, const SharedBytes& der) {
  const std::size_t before = heap();
  const std::int64_t began = thread_nanoseconds();
  const auto crl = *x509::Crl::parse(der);
  const double took = milliseconds_since(began);
  const double index = static_cast<double>(heap() - before) / kMebibyte;
  const double all = index + static_cast<double>(der->size()) / kMebibyte;
  const std::string issuer = authority.certificate()->subject_key;
  const double found = look_up_time([&](const Bytes& serial) { return crl.find(issuer, serial); });
  table.add({"Baytrust: parse and index, ms", number(took), distance(took, 500, " ms")});
  table.add(
      {fmt::format("Baytrust: memory with the {} MiB of the list itself, MiB", number(all - index)),
       number(all), distance(all, 64, " MiB")});
  table.add({"Baytrust: look-up, µs", number(found, 3), distance(found, 0.2, " µs", 2)});
}

void add_openssl(Table& table, const SharedBytes& der) {
  const std::size_t before = heap();
  const std::int64_t began = thread_nanoseconds();
  const unsigned char* at = der->data();
  X509_CRL* crl = d2i_X509_CRL(nullptr, &at, static_cast<long>(der->size()));
  const auto find = [&](const Bytes& serial) {
    static ASN1_INTEGER* const number_of = ASN1_INTEGER_new();
    ASN1_STRING_set(number_of, serial.data(), static_cast<int>(serial.size()));
    X509_REVOKED* entry = nullptr;
    return X509_CRL_get0_by_serial(crl, &entry, number_of);
  };
  keep(find(serial_of(0)));  // sorts the entries
  const double took = milliseconds_since(began);
  const double held = static_cast<double>(heap() - before) / kMebibyte;
  const double found = look_up_time(find);
  table.add({"OpenSSL: parse and sort, ms", number(took), ""});
  table.add({"OpenSSL: memory, MiB", number(held), ""});
  table.add({"OpenSSL: look-up, µs", number(found, 3), ""});
  X509_CRL_free(crl);
}

using Mappings = std::vector<std::pair<Oid, Oid>>;

Oid policy(const char* arc, std::size_t number) {
  return Oid::literal(fmt::format("2.999.{}.{}", arc, 100'000 + number));
}

// All of them from policies that differ, to policies that differ.
Mappings wide(std::size_t count) {
  Mappings out;
  for (std::size_t i = 0; i < count; ++i) out.emplace_back(policy("1", i), policy("2", i));
  return out;
}
// Each of n to each of n: the graph that a tree of policies cannot hold.
Mappings dense(std::size_t n) {
  Mappings out;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) out.emplace_back(policy("1", i), policy("1", j));
  }
  return out;
}

struct Hostile {
  std::string name;
  Mappings mappings;
  std::size_t asserted;      // policies 2.999.1.n that every certificate asserts
  std::size_t certificates;  // CAs in a row with these mappings
};

// Leaf first, up to the certificate below the anchor.
std::vector<SharedBytes> issue(const Hostile& hostile, const test::Authority& root) {
  std::vector<SharedBytes> out;
  std::vector<x509::PolicyTemplate> policies;
  for (std::size_t i = 0; i < hostile.asserted; ++i) policies.push_back({policy("1", i)});
  if (hostile.asserted == 0) policies.push_back({Oid::literal("2.5.29.32.0")});
  test::Authority above = root;
  for (std::size_t i = 0; i < hostile.certificates; ++i) {
    test::CertificateRequest request{.subject = "CN=Hostile " + std::to_string(i)};
    request.extra = {x509::write_policies(policies), x509::write_policy_mappings(hostile.mappings)};
    above = above.subordinate(request);
    out.insert(out.begin(), above.certificate()->owner);
  }
  test::CertificateRequest request;
  request.extra = {x509::write_policies(policies)};
  out.insert(out.begin(), above.issue(request)->owner);
  return out;
}

bool add_hostile(Table& table, const Hostile& hostile) {
  const auto root = test::make_authority("Root");
  const auto ders = issue(hostile, root);
  std::size_t octets = 0;
  for (const auto& der : ders) octets += der->size();
  crypto::Verifier verifier;
  path::Inputs in;
  in.at = test::kNoon;
  in.anchor = path::TrustAnchor(root.certificate());
  in.explicit_policy = path::Require::yes;
  std::string said;
  std::vector<Row> rows{{.name = hostile.name, .run = [&](std::size_t) {
                           in.path.clear();
                           for (const auto& der : ders)
                             in.path.push_back(*x509::Certificate::parse(der));
                           Budget budget;
                           const path::Outcome outcome = path::validate(in, verifier, budget);
                           const auto limit = budget.exhausted();
                           said = limit ? "limit: " + std::string(to_string(*limit))
                                        : to_string(outcome.effect());
                         }}};
  measure(rows, {.rounds = 7});
  const double took = rows[0].microseconds / 1000;
  table.add({fmt::format("{}: {} mappings, {} MiB, {}", hostile.name,
                         hostile.mappings.size() * hostile.certificates,
                         number(static_cast<double>(octets) / kMebibyte, 2), said),
             number(took), distance(took, 50, " ms")});
  return true;
}

}  // namespace

bool print_limits() {
  const auto authority = test::make_authority("Large");
  Table crl({"CRL of 1,000,000 entries", "figure", "target"});
  {
    const SharedBytes der = large_crl(authority);
    add_ours(crl, authority, der);
    add_openssl(crl, der);
  }
  crl.print();

  Table mappings({"hostile mappings, parsed and validated, ms", "figure", "target"});
  add_hostile(mappings, {"wide", wide(56'000), 0, 1});
  add_hostile(mappings, {"wide, three CAs", wide(18'500), 0, 3});
  add_hostile(mappings, {"dense", dense(236), 236, 1});
  add_hostile(mappings, {"dense, three CAs", dense(136), 136, 3});
  add_hostile(mappings, {"dense, twelve CAs", dense(68), 68, 12});
  mappings.print();
  return true;
}

}  // namespace baytrust::bench
