// A year of a gateway, over sockets: three countries publish, relying services ask, and everything
// that goes wrong in a year goes wrong. After each step: the verdicts, /readyz and the feed.
#include "gateway/service/change_pins.hpp"
#include "gateway/store/verify_store.hpp"
#include "tests/gateway/http/year_world.hpp"

namespace baytrust::http {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

constexpr const char* kYes = "yes valid-recognised";

class AYear : public YearTest {
 protected:
  // Each begins where the one before ended.
  void nothing_is_there();
  void first_editions();
  void a_rollback();
  void an_equivocation();
  void a_list_expires();
  void a_signer_rolls_over();
  void one_direction_is_withdrawn();
  void a_compromise_is_found_late();
  void an_emergency();
  void a_list_shrinks();
  void the_year_ends();

  SharedBytes first_of_hong_kong_;
  Instant macao_renews_by_;
  std::vector<policy_mapping::Recognition> macaos_;  // its register, as it grows
  std::vector<std::string> recalls(const std::string& who) {
    auto all = news(who);
    std::erase_if(all, [](const std::string& one) { return !one.starts_with("recall"); });
    return all;
  }
};

void AYear::nothing_is_there() {
  EXPECT_THAT(
      ready(),
      ElementsAre("503", "trust.document.missing list-CN-GD", "trust.document.missing list-HK",
                  "trust.document.missing list-MO", "trust.document.missing register-CN-GD",
                  "trust.document.missing register-HK", "trust.document.missing register-MO",
                  "trust.nothing_anchored"));
  EXPECT_THAT(verdict(mo_, hk_), Not(HasSubstr("yes")));
  EXPECT_THAT(news("auditor"), IsEmpty());
}

void AYear::first_editions() {
  for (const Country* country : {&hk_, &mo_, &gd_}) {
    const auto content = list(*country, 1);
    if (country == &hk_) first_of_hong_kong_ = hk_.publisher.sign(content);
    if (country == &mo_) macao_renews_by_ = *content.scheme.next_update;
    bring_into_force(*country, push(*country, content));
  }
  EXPECT_THAT(ready(), ElementsAre("503", "trust.document.missing register-CN-GD",
                                   "trust.document.missing register-HK",
                                   "trust.document.missing register-MO"));
  EXPECT_THAT(news("auditor"),
              ElementsAre("submission.staged list HK 1", "submission.scheduled list HK 1",
                          "edition.active list HK 1", "trust.state list HK",
                          "submission.staged list MO 1", "submission.scheduled list MO 1",
                          "edition.active list MO 1", "trust.state list MO",
                          "submission.staged list CN-GD 1", "submission.scheduled list CN-GD 1",
                          "edition.active list CN-GD 1", "trust.state list CN-GD"));
  EXPECT_EQ(verdict(hk_, hk_).substr(0, 3), "yes") << "at home the list is enough";
  bring_into_force(hk_, push(hk_, mapping(hk_, 1, entries_of(hk_))));
  // Macao's mappings widen with the agreement of those they are about.
  const auto macao = push(mo_, mapping(mo_, 1, entries_of(mo_)));
  EXPECT_THAT(verdict(mo_, hk_), Not(HasSubstr("yes")));
  bring_into_force(mo_, macao, {&hk_, &gd_});
  bring_into_force(gd_, push(gd_, mapping(gd_, 1, entries_of(gd_))));
  EXPECT_THAT(ready(), ElementsAre("200"));
  EXPECT_EQ(verdict(mo_, hk_), kYes);
  EXPECT_EQ(verdict(hk_, mo_), kYes);
  EXPECT_EQ(verdict(mo_, gd_), kYes);
  EXPECT_EQ(verdict(gd_, hk_).substr(0, 2), "no") << "nobody agreed on that";
}

void AYear::a_rollback() {
  until(day(30));
  bring_into_force(hk_, push(hk_, list(hk_, 2)));
  news("auditor");
  const auto before = revision();
  // The very file of the year's beginning, in an envelope that is sound.
  const auto old = push(hk_, DocumentKind::trust_list, 1, first_of_hong_kong_);
  EXPECT_EQ(state(old), "rejected edition.sequence.older");
  EXPECT_THAT(news("auditor"),
              ElementsAre("submission.rejected list HK 1", "edition.alarm list HK 1"));
  EXPECT_THAT(ready(), ElementsAre("200", "trust.document.rejected list-HK"));
  EXPECT_EQ(revision(), before);
  EXPECT_EQ(verdict(mo_, hk_), kYes);
}

void AYear::an_equivocation() {
  const auto second = push(hk_, list(hk_, 2));  // issued now: other content
  EXPECT_EQ(state(second), "rejected edition.sequence.equivocation");
  EXPECT_THAT(news("auditor"),
              ElementsAre("submission.rejected list HK 2", "edition.alarm list HK 2"));
  const std::string digest = text(submission(second), "edition");
  EXPECT_EQ(get("auditor", "/v1/trust-lists/HK/versions/" + digest).status, 200)
      << "evidence is kept";
  EXPECT_THAT(ready(), ElementsAre("200", "trust.document.rejected list-HK"));
  EXPECT_EQ(verdict(mo_, hk_), kYes);
}

void AYear::a_list_expires() {
  until(day(100));
  bring_into_force(hk_, push(hk_, list(hk_, 3)));
  bring_into_force(gd_, push(gd_, list(gd_, 2)));
  bring_into_force(hk_, push(hk_, mapping(hk_, 2, entries_of(hk_))));
  bring_into_force(mo_, push(mo_, mapping(mo_, 2, entries_of(mo_))));
  bring_into_force(gd_, push(gd_, mapping(gd_, 2, entries_of(gd_))));
  const auto banner = [&] { return ask(hk_, mo_).header("baytrust-trust"); };
  until(macao_renews_by_ + -1);
  news("auditor");
  EXPECT_THAT(ready(), ElementsAre("200"));
  EXPECT_THAT(banner(), AllOf(HasSubstr("trust.next_update.near;document=list-MO"),
                              Not(HasSubstr("trust.document"))));
  until(macao_renews_by_);
  EXPECT_THAT(ready(), ElementsAre("200", "trust.document.grace list-MO"));
  EXPECT_THAT(banner(), HasSubstr("trust.document.grace;document=list-MO"));
  EXPECT_EQ(verdict(hk_, mo_), kYes);
  EXPECT_THAT(news("auditor"), ElementsAre("trust.state list MO"));
  EXPECT_EQ(text(content_of("auditor", "trust.state"), "state"), "grace");
  restart();
  EXPECT_THAT(news("auditor"), IsEmpty()) << "it was told before";

  until(macao_renews_by_ + 7 * kDay);
  EXPECT_THAT(ready(), ElementsAre("503", "trust.document.stop list-MO"));
  EXPECT_THAT(banner(), HasSubstr("trust.document.stop;document=list-MO"));
  EXPECT_EQ(verdict(hk_, mo_).substr(0, 7), "unknown");
  EXPECT_EQ(verdict(mo_, hk_), kYes) << "not by Macao's list";
  EXPECT_THAT(news("auditor"), ElementsAre("trust.state list MO"));
  EXPECT_EQ(text(content_of("auditor", "trust.state"), "state"), "stop");

  bring_into_force(mo_, push(mo_, list(mo_, 2)));
  EXPECT_THAT(ready(), ElementsAre("200"));
  EXPECT_EQ(verdict(hk_, mo_), kYes);
  EXPECT_THAT(news("auditor"),
              ElementsAre("submission.staged list MO 2", "submission.scheduled list MO 2",
                          "edition.active list MO 2", "trust.state list MO"));
  EXPECT_EQ(text(content_of("auditor", "trust.state"), "state"), "fresh");
}

void AYear::a_signer_rolls_over() {
  const test::Publisher next("HK");
  auto content = list(hk_, 4);
  const Instant from = now() + 10 * kDay;
  content.scheme.next_signer = {.certificate_sha256 = next.certificate()->fingerprint,
                                .from = from};
  bring_into_force(hk_, push(hk_, content));
  for (const char* name : {"operator-a", "operator-b"}) {
    auto store = test::must(opener_.open(place_));
    test::must(service::change_pin(store->editions(), config_, verifier_,
                                   {.wish = service::PinRequest::Wish::announced,
                                    .territory = "HK",
                                    .certificate = share(to_bytes(next.certificate()->der)),
                                    .distrusted = {},
                                    .name = name,
                                    .now = now()}));
  }
  const auto early = push(hk_, DocumentKind::trust_list, 5, next.sign(list(hk_, 5)));
  EXPECT_EQ(state(early), "rejected edition.signer.not_pinned") << "not before its day";
  until(from);
  EXPECT_EQ(verdict(mo_, hk_), kYes);
  const auto late = push(hk_, list(hk_, 5));
  EXPECT_EQ(state(late), "rejected edition.signer.not_pinned") << "the old one is over";
  hk_.publisher = next;
  bring_into_force(hk_, push(hk_, list(hk_, 5)));
  restart();
  EXPECT_THAT(ready(), ElementsAre("200"));
  EXPECT_EQ(verdict(mo_, hk_), kYes);
  EXPECT_EQ(verdict(hk_, mo_), kYes) << "by a register of the old signer's time";
}

void AYear::one_direction_is_withdrawn() {
  using policy_mapping::Reason;
  using policy_mapping::Status;
  auto& entries = macaos_;
  entries = entries_of(mo_);
  entries[0].status.push_back({Status::withdrawn, now() + kDay, Reason::agreement, {}});
  const auto narrowing = push(mo_, mapping(mo_, 3, entries));
  EXPECT_EQ(verdict(mo_, hk_), kYes);
  bring_into_force(mo_, narrowing);
  EXPECT_EQ(verdict(mo_, hk_), "no valid-not-recognised");
  EXPECT_EQ(verdict(hk_, mo_), kYes) << "the other direction";
  EXPECT_EQ(verdict(mo_, gd_), kYes);

  auto again = entry(mo_, hk_);
  again.id = "mo-hk-anew";
  entries.push_back(again);
  const auto widening = push(mo_, mapping(mo_, 4, entries));
  bring_into_force(mo_, widening, {&hk_});
  EXPECT_EQ(verdict(mo_, hk_), kYes);
}

void AYear::a_compromise_is_found_late() {
  using policy_mapping::Reason;
  using policy_mapping::Status;
  for (const Country* country : {&hk_, &mo_, &gd_}) recalls(country->service());
  const auto ask_as = [&](const std::string& who, const Country& relying, const Country& issuing) {
    const auto answer = post(who, "/v1/certificates:validate",
                             R"({"certificate":")" + crypto::base64_encode(issuing.leaf->der) +
                                 R"(","relying":")" + relying.code + "\"}");
    return text(json(answer), "id");
  };
  ask_as(mo_.service(), mo_, hk_);
  until(now() + kHour);
  const Instant since = now();
  until(now() + kHour);
  const auto macaos = ask_as(mo_.service(), mo_, hk_);
  // The same question in the same second: one decision, and both lean on it.
  const auto guangdongs = ask_as(gd_.service(), mo_, hk_);
  EXPECT_EQ(macaos, guangdongs);
  ask_as(gd_.service(), mo_, gd_);
  ask_as(hk_.service(), hk_, mo_);

  ASSERT_FALSE(macaos_.empty());
  macaos_.back().status.push_back({Status::suspended, since, Reason::compromise, {}});
  const auto staged = push(mo_, mapping(mo_, 5, macaos_));
  std::vector<std::string> said;
  const auto as_staged = submission(staged);
  for (const auto& one : as_staged.at("impact").at("recalls").as_array()) {
    said.push_back(text(one, "verdict"));
  }
  EXPECT_THAT(said, ElementsAre(macaos));
  EXPECT_EQ(get(gd_.service(), "/v1/verdicts/" + guangdongs).status, 200);
  EXPECT_EQ(get(hk_.service(), "/v1/verdicts/" + guangdongs).status, 404);
  bring_into_force(mo_, staged);
  EXPECT_EQ(verdict(mo_, hk_).substr(0, 2), "no");
  const std::map<std::string, std::string> leaned{{mo_.service(), macaos},
                                                  {gd_.service(), guangdongs}};
  for (const auto& [who, id] : leaned) {
    EXPECT_THAT(recalls(who), ElementsAre("recall register MO 5"));
    const auto content = content_of(who, "recall");
    ASSERT_TRUE(content.as_object().contains("verdicts"));
    const auto& verdicts = content.at("verdicts").as_array();
    ASSERT_EQ(verdicts.size(), 1U) << who;
    EXPECT_EQ(text(verdicts[0], "id"), id);
  }
  EXPECT_THAT(recalls(hk_.service()), IsEmpty());
  EXPECT_THAT(recalls("auditor"), IsEmpty());

  macaos_.back().status.push_back({Status::in_force, now() + kDay, Reason::review, {}});
  bring_into_force(mo_, push(mo_, mapping(mo_, 6, macaos_)), {&hk_});
  EXPECT_EQ(verdict(mo_, hk_), kYes);
}

void AYear::an_emergency() {
  news("auditor");
  const std::string act =
      R"({"kind":"distrust-certificate","territory":"HK","seconds":172800,"reason":"key stolen",)"
      R"("certificate_sha256":")" +
      to_hex(hk_.ca.certificate()->fingerprint) + "\"}";
  for (const auto& who : {hk_.person(1), mo_.person(0), hk_.partner(), hk_.service()}) {
    EXPECT_EQ(problem_of(post(who, "/v1/emergencies", act)), "403 emergency.not_authorised") << who;
  }
  EXPECT_EQ(verdict(mo_, hk_), kYes);
  const auto begun = post(hk_.person(0), "/v1/emergencies", act);
  ASSERT_EQ(begun.status, 201) << begun.body;
  const std::string id = text(json(begun), "id");
  const Instant lapses = now() + 2 * kDay;
  EXPECT_EQ(verdict(mo_, hk_).substr(0, 2), "no") << "at once, without maintenance";
  EXPECT_THAT(ask(mo_, hk_).header("baytrust-trust"), HasSubstr("trust.emergency"));
  restart();
  EXPECT_EQ(verdict(mo_, hk_).substr(0, 2), "no");
  until(lapses + -1);
  EXPECT_EQ(verdict(mo_, hk_).substr(0, 2), "no");
  EXPECT_EQ(verdict(hk_, mo_), kYes);
  EXPECT_THAT(news("auditor"), ElementsAre("emergency.begun " + id));
  until(lapses);
  EXPECT_EQ(verdict(mo_, hk_), kYes);
  EXPECT_THAT(news("auditor"), ElementsAre("emergency.lapsed " + id));
  restart();
  until(now() + kHour);
  EXPECT_THAT(news("auditor"), IsEmpty());
}

void AYear::a_list_shrinks() {
  auto content = list(hk_, 6);
  content.providers.front().services.pop_back();
  const auto small = push(hk_, content);
  EXPECT_EQ(state(small), "staged");
  EXPECT_EQ(verdict(mo_, hk_).substr(0, 7), "unknown") << "dropped, and nobody said why";
  EXPECT_THAT(ready(), ElementsAre("200", "trust.document.shrunk list-HK"));
  restart();
  EXPECT_EQ(verdict(mo_, hk_).substr(0, 7), "unknown");
  EXPECT_EQ(problem_of(post(mo_.person(0), small + ":reject")), "403 submission.approver.foreign");
  EXPECT_EQ(post(hk_.person(2), small + ":reject").status, 200);
  daemon_->work_now();
  EXPECT_EQ(state(small), "rejected submission.declined");
  EXPECT_EQ(verdict(mo_, hk_), kYes);
  EXPECT_THAT(news("auditor"),
              ElementsAre("submission.staged list HK 6", "submission.rejected list HK 6"));
}

void AYear::the_year_ends() {
  until(day(255));
  for (const Country* country : {&hk_, &mo_, &gd_}) {
    const std::int64_t next = country == &hk_ ? 7 : 3;
    const auto place = push(*country, list(*country, next));
    approve(place, {country->person(0), country->person(1)});
    ASSERT_EQ(state(place), "scheduled");
    if (country == &mo_) restart();  // while it waits for its day
    until(now() + kDay);
    ASSERT_EQ(state(place), "active");
  }
  bring_into_force(hk_, push(hk_, mapping(hk_, 3, entries_of(hk_))));
  bring_into_force(gd_, push(gd_, mapping(gd_, 3, entries_of(gd_))));
  until(day(365));
  restart();
  EXPECT_EQ(verdict(hk_, mo_), kYes);
  daemon_.reset();
  const auto looked = store::verify_store(place_, [](const store::VerifyProgress&) {});
  ASSERT_TRUE(looked) << describe(looked.error());
  EXPECT_EQ(looked->troubles.size(), 0U);
}

TEST_F(AYear, FromNothingToNothingLost) {
  nothing_is_there();
  first_editions();
  a_rollback();
  an_equivocation();
  a_list_expires();
  a_signer_rolls_over();
  one_direction_is_withdrawn();
  a_compromise_is_found_late();
  an_emergency();
  a_list_shrinks();
  the_year_ends();
}

}  // namespace
}  // namespace baytrust::http
