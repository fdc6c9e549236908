// The contract of kept answers, over every adapter.
#include "tests/gateway/store/contract.hpp"

namespace baytrust::contract {
namespace {

service::KeptAnswer answer_of(std::string caller, std::string key, std::int64_t made = 100) {
  return {.caller = std::move(caller),
          .key = std::move(key),
          .request = digest_of("POST /v1/submissions"),
          .status = 201,
          .media_type = "application/pdf",
          .body = std::string("a body of\0any octets\xff", 21),
          .made = {made}};
}

class IdempotencyContract : public Contract {};

TEST_P(IdempotencyContract, KeepsAnAnswerAsItWas) {
  ASSERT_TRUE(created().idempotency().keep(answer_of("ana", "k")));
  service::Store& store = opened();
  EXPECT_EQ(store.idempotency().find("ana", "k").value(), answer_of("ana", "k"));
  EXPECT_EQ(store.idempotency().find("ana", "other").value(), std::nullopt);
}

TEST_P(IdempotencyContract, OneCallersKeysAreNoOthers) {
  service::Store& store = created();
  ASSERT_TRUE(store.idempotency().keep(answer_of("ana", "k")));
  EXPECT_EQ(store.idempotency().find("bao", "k").value(), std::nullopt);
  EXPECT_TRUE(store.idempotency().keep(answer_of("bao", "k")));
}

TEST_P(IdempotencyContract, TheFirstAnswerStays) {
  service::Store& store = created();
  ASSERT_TRUE(store.idempotency().keep(answer_of("ana", "k")));
  auto other = answer_of("ana", "k", 200);
  other.status = 500;
  EXPECT_EQ(code_of(store.idempotency().keep(other)), "store.known");
  EXPECT_EQ(store.idempotency().find("ana", "k").value(), answer_of("ana", "k"));
}

TEST_P(IdempotencyContract, OfSeveralAtOnceEachIsKeptUnlessItsKeyWasUsed) {
  service::Store& store = created();
  ASSERT_TRUE(store.idempotency().keep(answer_of("ana", "k")));
  const std::vector all{answer_of("ana", "k", 200), answer_of("ana", "other", 200),
                        answer_of("bao", "k", 200), answer_of("bao", "k", 300)};
  ASSERT_TRUE(store.idempotency().keep_all(all));
  ASSERT_TRUE(store.idempotency().keep_all({}));
  EXPECT_EQ(store.idempotency().find("ana", "k").value()->made, Instant{100});
  EXPECT_EQ(opened().idempotency().find("ana", "other").value(), all[1]);
  EXPECT_EQ(opened().idempotency().find("bao", "k").value(), all[2]);
}

TEST_P(IdempotencyContract, ForgetsWhatWasMadeBefore) {
  service::Store& store = created();
  ASSERT_TRUE(store.idempotency().keep(answer_of("ana", "old", 100)));
  ASSERT_TRUE(store.idempotency().keep(answer_of("ana", "new", 200)));
  EXPECT_EQ(store.idempotency().forget({100}).value(), 0U);
  EXPECT_EQ(store.idempotency().forget({200}).value(), 1U);
  EXPECT_EQ(store.idempotency().find("ana", "old").value(), std::nullopt);
  EXPECT_TRUE(store.idempotency().find("ana", "new").value());
  EXPECT_TRUE(store.idempotency().keep(answer_of("ana", "old", 300))) << "the key has lapsed";
}

TEST_P(IdempotencyContract, DoesNotMoveTheRevision) {
  service::Store& store = created();
  const std::uint64_t before = revision(store);
  ASSERT_TRUE(store.idempotency().keep(answer_of("ana", "k")));
  ASSERT_TRUE(store.idempotency().forget({999}));
  EXPECT_EQ(revision(store), before);
}

INSTANTIATE_TEST_SUITE_P(Adapters, IdempotencyContract, adapters(), adapter_name);

}  // namespace
}  // namespace baytrust::contract
