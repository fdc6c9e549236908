// Fact: one compared value beside a code ("not_after" = "2026-01-01T00:00:00Z"). Facts fill the
// placeholders of the code's text: the fact "not_after" stands for {not_after}.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baytrust {

struct Fact {
  std::string_view name;  // static text, snake_case
  std::string value;

  friend bool operator==(const Fact&, const Fact&) = default;
};
using Facts = std::vector<Fact>;

}  // namespace baytrust
