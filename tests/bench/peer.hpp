// A peer of the benchmark: one library, made ready for one course in its own best way: everything
// but the leaves parsed, stores filled, contexts reused, policy and CRL checks on where the course
// asks for them.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "tests/bench/course.hpp"

namespace baytrust::bench {

struct Answer {
  bool valid = false;
  std::string_view why{};  // static text
};

class Peer {
 public:
  Peer() = default;
  virtual ~Peer() = default;
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  // The bytes of the leaf of case i to its verdict.
  virtual Answer judge(std::size_t i) = 0;
  // The same with nothing prepared: certificates, CRLs and keys too are read.
  virtual Answer judge_cold(std::size_t i) = 0;
  virtual void parse_leaf(std::size_t i) = 0;
  // The leaf's signature alone, key loaded and message at hand; case i of a chain1 course.
  virtual bool verify_leaf(std::size_t i) = 0;
};

// The course outlives the peer.
std::unique_ptr<Peer> make_openssl(const Course& course);
std::unique_ptr<Peer> make_botan(const Course& course);

}  // namespace baytrust::bench
