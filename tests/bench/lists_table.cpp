// Trust lists as they are imported: signature verified, octets read, services indexed. Beside them,
// in the same rounds, what libxml2 and SHA-256 alone take for the same octets (a tree, exclusive
// canonical octets, their digest), which says nothing about who signed or what is listed.
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/table.hpp"
#include "tests/bench/tables.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/trustlists/sample_list.hpp"
#include "trustlists/anchors.hpp"
#include "trustlists/write.hpp"
#include "validators/crypto/digest.hpp"
#include "validators/xml/sign.hpp"

namespace baytrust::bench {
namespace {

constexpr double kRate = 100;  // MB/s, design target
constexpr double kMemory = 6;  // times the file
constexpr std::size_t kMegabyte = 1'000'000;

const crypto::PrivateKey& signing_key() {
  static auto* const key =
      new crypto::PrivateKey(*crypto::PrivateKey::generate(crypto::KeyType::p256));
  return *key;
}
const Bytes kCertificate{1, 2, 3};  // names the pin; its own content is not read

trustlists::Service service_of(std::size_t number) {
  static const auto& subject_key = test::shared_key(crypto::KeyType::rsa2048);
  test::CertificateRequest request{.subject = fmt::format("C=HK,O=DEMO CA,CN=DEMO CA {}", number),
                                   .key = subject_key};
  request.basic_constraints = x509::BasicConstraints{.ca = true, .path_len = 0};
  const auto certificate = trustlists::test::root().issue(request);
  trustlists::Service service = trustlists::test::root_service();
  service.current.name = {{"en", fmt::format("DEMO certification authority {}", number)},
                          {"zh-Hant", fmt::format("示範核證機關 {}", number)}};
  service.current.identity.certificates = {certificate};
  service.current.identity.subject_key_ids = {to_bytes(*certificate->extensions.subject_key_id)};
  return service;
}

// The sample list with as many services more as fill `size` octets, signed.
Bytes list_of(std::size_t size) {
  auto list = trustlists::test::sample_list();
  const std::size_t some = 100;
  auto& services = list.providers.front().services;
  const std::size_t before = (*trustlists::write(list)).size();
  for (std::size_t i = 0; i < some; ++i) services.push_back(service_of(i));
  const std::size_t each = ((*trustlists::write(list)).size() - before) / some;
  const std::size_t wanted = (size - before) / each;
  for (std::size_t i = some; i < wanted; ++i) services.push_back(service_of(i));
  const Bytes document = *trustlists::write(list);
  return *xml::sign_enveloped({.document = document,
                               .key = signing_key(),
                               .certificate = kCertificate,
                               .signing_time = trustlists::test::kIssued});
}

// What an import does with the octets; how many services came out.
std::size_t read_list(ByteView document, const xml::PinnedSigner& pin, crypto::Verifier& verifier) {
  const auto verified = xml::verify_enveloped(document, {&pin, 1}, verifier);
  if (!verified) return 0;
  const auto list = trustlists::parse(verified->document);
  if (!list) return 0;
  const trustlists::ServiceIndex index(*list);
  return index.ca_certificates().size();
}

int append(void* out, const char* octets, int size) {
  static_cast<std::string*>(out)->append(octets, static_cast<std::size_t>(size));
  return size;
}

// libxml2 and SHA-256 alone.
void plain(ByteView document) {
  xmlDoc* tree =
      xmlReadMemory(reinterpret_cast<const char*>(document.data()),
                    static_cast<int>(document.size()), nullptr, nullptr, XML_PARSE_NONET);
  std::string octets;
  octets.reserve(document.size());
  xmlC14NExecute(tree, nullptr, nullptr, XML_C14N_EXCLUSIVE_1_0, nullptr, 0,
                 xmlOutputBufferCreateIO(append, nullptr, &octets, nullptr));
  keep(crypto::sha256(as_bytes(octets)));
  xmlFreeDoc(tree);
}

std::size_t status_kibibytes(std::string_view field) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(field)) return std::strtoul(line.c_str() + field.size() + 1, nullptr, 10);
  }
  return 0;
}

std::string pin_text(const xml::PinnedSigner& pin) { return crypto::base64_encode(pin.spki); }

// In a process of its own that has done nothing else, so that no memory freed before hides what is
// needed: octets by which its peak grew.
std::size_t peak_of(const std::string& file, const std::string& small,
                    const xml::PinnedSigner& pin) {
  int ends[2];
  if (pipe(ends) != 0) return 0;
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], STDOUT_FILENO);
    execl("/proc/self/exe", "baytrust_bench", "list-memory", file.c_str(), small.c_str(),
          pin_text(pin).c_str(), nullptr);
    _exit(127);
  }
  close(ends[1]);
  std::string out;
  char buffer[64];
  for (ssize_t n = 0; (n = read(ends[0], buffer, sizeof buffer)) > 0;) {
    out.append(buffer, static_cast<std::size_t>(n));
  }
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  return status == 0 ? std::strtoul(out.c_str(), nullptr, 10) : 0;
}

Bytes content_of(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return to_bytes(as_bytes(out.str()));
}

xml::PinnedSigner pin_of(Bytes spki) {
  return {.certificate_sha256 = crypto::sha256(kCertificate),
          .certificate = kCertificate,
          .spki = std::move(spki)};
}

}  // namespace

int print_list_memory(const char* file, const char* small, const char* spki) {
  crypto::Verifier verifier;
  const auto pin = pin_of(*crypto::base64_decode(spki));
  // Libraries set themselves up once a process; that is not the list's memory.
  if (read_list(content_of(small), pin, verifier) == 0) return 1;
  const Bytes document = content_of(file);
  const std::size_t before = status_kibibytes("VmRSS:");
  std::ofstream("/proc/self/clear_refs") << 5;  // VmHWM starts again from VmRSS
  if (read_list(document, pin, verifier) == 0) return 1;
  fmt::print("{}\n", (status_kibibytes("VmHWM:") - before) * 1024);
  return 0;
}

bool print_lists(const Effort& effort) {
  const test::TemporaryDirectory directory;
  const auto pin = pin_of(signing_key().public_key_info());
  crypto::Verifier verifier;
  Table table({"trust list: verify + read + index", "services", "MB/s", "target",
               "over libxml2 + SHA-256 alone", "peak memory / file, file included", "target"});
  const auto kept = [&](const std::string& name, const Bytes& document) {
    const std::string path = directory / name;
    std::ofstream(path, std::ios::binary) << as_text(document);
    return path;
  };
  const std::string small = kept("small.xml", list_of(kMegabyte / 10));
  for (const std::size_t size : {1, 5, 20}) {
    const Bytes document = list_of(size * kMegabyte);
    const auto megabytes = static_cast<double>(document.size()) / kMegabyte;
    const std::size_t services = read_list(document, pin, verifier);
    if (services < 100) return false;
    std::vector<Row> rows{
        {.name = "ours",
         .run = [&](std::size_t) { keep(read_list(document, pin, verifier)); },
         .most_per_round = 8},
        {.name = "plain", .run = [&](std::size_t) { plain(document); }, .most_per_round = 8}};
    measure(rows, {.rounds = std::min<std::size_t>(effort.rounds, 15),
                   .nanoseconds_per_round = effort.nanoseconds_per_round * 10});
    const double rate = megabytes * 1e6 / rows[0].microseconds;
    const auto peak = peak_of(kept("list.xml", document), small, pin);
    const double memory = 1 + static_cast<double>(peak) / static_cast<double>(document.size());
    table.add({fmt::format("{} MB", size), std::to_string(services), number(rate),
               rate >= kRate ? "≥ 100 MB/s: met"
                             : fmt::format("≥ 100 MB/s: missed by {}", number(kRate - rate)),
               fmt::format("{}×", number(rows[0].microseconds / rows[1].microseconds, 2)),
               peak == 0 ? "not measured" : fmt::format("{}×", number(memory)),
               distance(memory, kMemory, "×")});
  }
  table.print();
  return true;
}

}  // namespace baytrust::bench
