// judgement.md, rule by rule, on whole decisions.
#include "gateway/decision/decide.hpp"

#include <gmock/gmock.h>

#include "tests/gateway/decision/world.hpp"

namespace baytrust::decision {
namespace {

using namespace baytrust::test;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Decide, AcceptsASoundForeignCertificate) {
  const World world;
  const Decision d = world.decide(sound_certificate());
  EXPECT_EQ(d.verdict.outcome, Outcome::valid_recognised) << explain(d);
  EXPECT_EQ(d.verdict.accepted, Accepted::yes);
  EXPECT_THAT(failed(d), IsEmpty());
  EXPECT_EQ(d.issuing, "HK");
}

}  // namespace
}  // namespace baytrust::decision
