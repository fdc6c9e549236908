// The benchmark's tables. Each measures and prints one; false: a verdict of ours was wrong, and
// nothing measured with it means anything.
#pragma once

#include "tests/bench/course.hpp"
#include "tests/bench/harness.hpp"

namespace baytrust::bench {

// Raw verification, parsing and validation of one family, beside OpenSSL and Botan.
bool print_paths(const Family& family, const Effort& effort);
// Where our time goes, signatures kept: everything but public-key operations.
bool print_parts(const std::vector<Family>& families, const Effort& effort);
// OCSP responses: parse, look up, judge, beside OpenSSL.
bool print_ocsp(const Effort& effort);
// The full decision and its canonical JSON.
bool print_decisions(const Effort& effort);
// A revocation list of a million entries; a megabyte of hostile policy mappings.
bool print_limits();
// Signed trust lists of 1, 5 and 20 MB: verify, read, index; time and memory.
bool print_lists(const Effort& effort);
// Time-stamp tokens, parsed and verified, beside OpenSSL.
bool print_cms(const Effort& effort);

bool print_timestamps(const Effort& effort);
// A signed PDF of 10 MB, beside the digest of its octets.
bool print_pdf(const Effort& effort);

bool print_memory();
// The memory of one list, in a process of its own; prints octets. The exit code of that process.
int print_list_memory(const char* file, const char* small, const char* spki);
// The service under load: calls and batches over sockets, beside the engine alone. False: an answer
// was not the engine's, or none came.
struct ServiceTables {
  bool batches = true;
  bool calls = true;
};
bool print_service(const Effort& effort, const ServiceTables& asked);

}  // namespace baytrust::bench
