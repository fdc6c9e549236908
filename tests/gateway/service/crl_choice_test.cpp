// Which CRLs are chosen, against the rule written out: no index, every record looked at.
#include "gateway/service/crl_choice.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace baytrust::service {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Digest digest_of(std::uint8_t number) {
  Digest digest;
  digest.octets.fill(number);
  return digest;
}

std::vector<std::string> numbers(const std::vector<const CrlRecord*>& records) {
  std::vector<std::string> out;
  for (const CrlRecord* record : records) out.push_back(record->number);
  return out;
}

// "Of each series the last issued until t and every later one", as far as it was received by k.
std::vector<std::string> by_the_rule(const std::vector<CrlRecord>& records,
                                     const CrlIndex::Wish& wish) {
  const auto known = [&](const CrlRecord& record) {
    return record.received <= wish.known_at && std::ranges::count(wish.issuers, record.issuer) > 0;
  };
  std::vector<std::string> out;
  for (const CrlRecord& record : records) {
    const bool superseded = std::ranges::any_of(records, [&](const CrlRecord& other) {
      return known(other) && other.issuer == record.issuer && other.scope == record.scope &&
             other.this_update > record.this_update && other.this_update <= wish.at;
    });
    if (known(record) && !superseded) out.push_back(record.number);
  }
  return out;
}

TEST(CrlIndex, ChoosesAsTheRuleSays) {
  std::mt19937 random(5280);
  const auto below = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
  for (int round = 0; round < 200; ++round) {
    std::vector<CrlRecord> records;
    for (int i = below(40); i > 0; --i) {
      CrlRecord record{.digest = digest_of(static_cast<std::uint8_t>(i)),
                       .issuer = digest_of(static_cast<std::uint8_t>(below(3))),
                       .scope = digest_of(static_cast<std::uint8_t>(below(2))),
                       .issuer_name = "",
                       .number = std::to_string(i),
                       .this_update = {below(10)},
                       .next_update = {},
                       .received = {below(12)}};
      records.push_back(std::move(record));
    }
    const CrlIndex index(records);
    for (int question = 0; question < 10; ++question) {
      const std::vector<Digest> all{digest_of(0), digest_of(1), digest_of(7)};
      const CrlIndex::Wish wish{.issuers = std::span(all).first(std::size_t(below(4))),
                                .at = {below(11)},
                                .known_at = {below(13)}};
      EXPECT_EQ(numbers(index.wanted(wish)), by_the_rule(records, wish)) << round;
    }
  }
}

TEST(CrlIndex, AnsweredFromTheLastOneUntilTOn) {
  std::vector<CrlRecord> records;
  for (int day = 1; day <= 5; ++day) {
    records.push_back({.digest = digest_of(static_cast<std::uint8_t>(day)),
                       .issuer = digest_of(1),
                       .scope = digest_of(1),
                       .issuer_name = "",
                       .number = std::to_string(day),
                       .this_update = {day},
                       .next_update = {},
                       .received = {day}});
  }
  const CrlIndex index(records);
  const std::vector<Digest> issuers{digest_of(1)};
  EXPECT_THAT(numbers(index.wanted({.issuers = issuers, .at = {3}, .known_at = {9}})),
              ElementsAre("3", "4", "5"));
  EXPECT_THAT(numbers(index.wanted({.issuers = issuers, .at = {3}, .known_at = {2}})),
              ElementsAre("2"));
  EXPECT_THAT(numbers(index.wanted({.issuers = {}, .at = {3}, .known_at = {9}})), IsEmpty());
}

}  // namespace
}  // namespace baytrust::service
