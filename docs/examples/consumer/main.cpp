// Is this certificate good under that anchor? usage: consumer LEAF.pem ANCHOR.pem TIME
// [ISSUER.pem...]
#include <fstream>
#include <iostream>
#include <iterator>

#include "validators/path/build.hpp"
#include "validators/path/validate.hpp"

using namespace baytrust;

x509::Certificate load(const char* file) {
  std::ifstream in(file, std::ios::binary);
  const Bytes bytes((std::istreambuf_iterator<char>(in)), {});
  return x509::parse_certificates(bytes).value().front();  // ends the program on bad input
}

int main(int argc, char** argv) {
  if (argc < 4) return 64;
  const auto target = load(argv[1]);
  const auto at = parse_rfc3339(argv[3]);
  if (!at) return 64;
  std::vector<x509::Certificate> issuers;
  for (int i = 4; i < argc; ++i) issuers.push_back(load(argv[i]));

  const path::Pool pool(issuers, {path::TrustAnchor(load(argv[2]))});
  const path::Pool* pools[] = {&pool};
  crypto::Verifier verifier;
  Budget budget;
  for (const auto& path : path::build(target, pools, {.at = *at}, budget).paths) {
    path::Inputs in;
    in.path = path.certificates();
    in.anchor = path.anchor();
    in.at = *at;
    in.algorithms = crypto::default_policy();
    const auto outcome = path::validate(in, verifier, budget);
    for (const auto& finding : outcome.findings) std::cout << describe(finding) << "\n";
    if (outcome.valid()) return 0;
  }
  return 1;
}
