#include "gateway/http/trace_context.hpp"

#include <gtest/gtest.h>

namespace baytrust::http {
namespace {

const std::string kTrace = "4bf92f3577b34da6a3ce929d0e0e4736", kParent = "00f067aa0ba902b7";

TEST(TraceContext, ReadsTheExampleOfTheRecommendation) {
  const auto context = parse_traceparent("00-" + kTrace + "-" + kParent + "-01");
  ASSERT_TRUE(context);
  EXPECT_EQ(context->trace_id, kTrace);
  EXPECT_EQ(context->parent_id, kParent);
  EXPECT_EQ(context->flags, 1);
  EXPECT_EQ(to_string(*context), "00-" + kTrace + "-" + kParent + "-01");
  EXPECT_TRUE(parse_traceparent("cc-" + kTrace + "-" + kParent + "-00-later"));
  EXPECT_TRUE(parse_traceparent("cc-" + kTrace + "-" + kParent + "-00"));
}

TEST(TraceContext, RefusesEverythingElse) {
  const std::string zeros(32, '0');
  for (const std::string& bad :
       {std::string(), "00-" + kTrace + "-" + kParent, "00-" + kTrace + "-" + kParent + "-01-x",
        "ff-" + kTrace + "-" + kParent + "-01", "00-" + zeros + "-" + kParent + "-01",
        "00-" + kTrace + "-" + zeros.substr(16) + "-01", "cc-" + kTrace + "-" + kParent + "-00x",
        "00-" + std::string(32, 'A') + "-" + kParent + "-01",
        "00_" + kTrace + "-" + kParent + "-01", "00-" + kTrace + "-" + kParent + "-0g",
        "cc-" + kTrace + "-" + kParent + "-00-" + std::string(300, 'x')}) {
    EXPECT_FALSE(parse_traceparent(bad)) << bad;
  }
}

TEST(TraceContext, RequestIdsAreShortAndPlain) {
  EXPECT_TRUE(is_sane_request_id("a"));
  EXPECT_TRUE(is_sane_request_id(std::string(64, 'z')));
  for (const std::string& bad : {std::string(), std::string(65, 'z'), std::string("a b"),
                                 std::string("a\"b"), std::string("a/b"), std::string("é")}) {
    EXPECT_FALSE(is_sane_request_id(bad)) << bad;
  }
}

TEST(TraceContext, MadeIdsAreWellFormedAndDiffer) {
  IdMaker ids(7);
  const auto a = ids.new_trace(), b = ids.new_trace();
  EXPECT_NE(a, b);
  EXPECT_EQ(parse_traceparent(to_string(a)), a);
  EXPECT_NE(ids.request_id(), ids.request_id());
  EXPECT_TRUE(is_sane_request_id(ids.request_id()));
}

}  // namespace
}  // namespace baytrust::http
