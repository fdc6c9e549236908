#include "gateway/decision/best_time.hpp"

#include <algorithm>
#include <array>

#include "gateway/decision/candidate.hpp"
#include "gateway/decision/codes.hpp"
#include "gateway/decision/time_codes.hpp"

namespace baytrust::decision {
namespace {

using signature::Coverage;
using signature::Integrity;

// A time-stamp of the content was made before the signature; one of references stamps what anyone
// may copy from another document.
bool covers_signature(Coverage covers) {
  return covers == Coverage::signature || covers == Coverage::everything;
}

// RFC 3161 4: an authority that ends its service with one of these keeps what it has stamped; with
// another, or with none, its key may be in wrong hands. `unspecified` is read as none: a CRL that
// gives no reason says the same (RFC 5280 5.3.1).
bool leaves_stamps_good(std::string_view reason) {
  static constexpr std::array<std::string_view, 3> kHarmless{"affiliationChanged", "superseded",
                                                             "cessationOfOperation"};
  return std::find(kHarmless.begin(), kHarmless.end(), reason) != kHarmless.end();
}

void note_unknown(const Decision& authority, TimestampJudged& judged) {
  const auto& path = authority.path;
  for (std::size_t i = 0; i < authority.revocation.size() && i + 1 < path.size(); ++i) {
    if (authority.revocation[i].state != revocation::State::unknown) continue;
    const bool noted =
        std::any_of(judged.unknown.begin(), judged.unknown.end(),
                    [&](const UnknownStatus& one) { return one.certificate == path[i]; });
    if (!noted) judged.unknown.push_back({path[i], path[i + 1], i});
  }
}

class Search {
 public:
  Search(const Question& question, crypto::Verifier& verifier, Budget& budget)
      : question_(question),
        verifier_(verifier),
        budget_(budget),
        proven_(question.at),
        covered_(question.at) {}

  BestTime run();

 private:
  TimestampJudged judge(std::size_t index);
  // The authority, asked about as of an instant.
  Decision ask(const TimestampAsked& stamp, Instant at);
  void judge_authority(const TimestampAsked& stamp, TimestampJudged& judged);
  // Why its keys may have been in other hands, or its algorithms broken, before the token is known
  // to have existed: the instant that it names is its own word.
  std::optional<Finding> lost_since(const TimestampAsked& stamp, TimestampJudged& judged);
  std::optional<Finding> weak_since(const TimestampAsked& stamp, const std::string& issuing) const;
  Finding refused(const Code& code, Facts facts) const;

  const Question& question_;
  crypto::Verifier& verifier_;
  Budget& budget_;
  Instant proven_;   // the signature existed by then
  Instant covered_;  // time-stamps before those judged so far existed by then
  BestTime out_;
  std::size_t index_ = 0;
};

Finding Search::refused(const Code& code, Facts facts) const {
  facts.push_back({"timestamp", std::to_string(index_ + 1)});
  return {code, Subject(Subject::Kind::signature), std::move(facts)};
}

Decision Search::ask(const TimestampAsked& stamp, Instant at) {
  Request request{.certificate = stamp.tsa, .kind = RequestKind::timestamp};
  request.tsa_policy = stamp.policy;
  Question about{.request = request,
                 .evidence = question_.evidence,
                 .snapshot = question_.snapshot,
                 .profile = question_.profile,
                 .at = at,
                 .known_at = question_.known_at};
  Decision decision = decide(about, verifier_, budget_);
  out_.inputs.insert(out_.inputs.end(), decision.inputs.begin(), decision.inputs.end());
  return decision;
}

// Of what is found about the authority at `covered_`, only its keys are asked about: that its
// service has ended, or its list has aged, does not take back what it stamped in its time.
std::optional<Finding> Search::lost_since(const TimestampAsked& stamp, TimestampJudged& judged) {
  const Decision then = ask(stamp, covered_);
  note_unknown(then, judged);
  for (const RevocationUsed& used : then.revocation) {
    if (used.state == revocation::State::good) continue;
    const bool revoked = used.state == revocation::State::revoked && used.revocation_date;
    if (!revoked) {
      return refused(kTsaNotGoodSince,
                     {{"cause", std::string(to_string(used.state))}, {"at", to_string(covered_)}});
    }
    const Instant since = *used.revocation_date;
    if (leaves_stamps_good(used.reason) && *stamp.time < since) continue;
    return refused(kTsaRevokedSince, {{"since", to_string(since)},
                                      {"reason", used.reason.empty() ? "-" : used.reason}});
  }
  for (const Finding& finding : then.home_findings) {
    const std::string_view id = finding.code().id;
    const bool of_keys = id.starts_with("path.") || id.starts_with("crypto.") ||
                         finding.code() == kDistrusted || finding.code() == kNoChain;
    if (finding.effect() > Effect::warning && of_keys) {
      return refused(kTsaNotGoodSince, {{"cause", std::string(id)}, {"at", to_string(covered_)}});
    }
  }
  return weak_since(stamp, then.issuing);
}

std::optional<Finding> Search::weak_since(const TimestampAsked& stamp,
                                          const std::string& issuing) const {
  const Jurisdiction* rules = question_.snapshot.jurisdiction(issuing);
  const crypto::AlgorithmPolicy policy =
      rules != nullptr ? rules->algorithms : crypto::default_policy();
  const Subject subject(Subject::Kind::signature);
  Findings objections;
  if (stamp.algorithm) {
    objections = crypto::judge(policy, *stamp.algorithm, (*stamp.tsa)->subject_public_key_info,
                               covered_, subject);
  }
  if (stamp.imprint)
    append(objections, crypto::judge_hash(policy, *stamp.imprint, covered_, subject));
  const bool known = stamp.algorithm && stamp.imprint;
  if (known && worst(objections) <= Effect::warning) return std::nullopt;
  return refused(kTsaNotGoodSince,
                 {{"cause", first_objection(objections)}, {"at", to_string(covered_)}});
}

void Search::judge_authority(const TimestampAsked& stamp, TimestampJudged& judged) {
  const Decision authority = ask(stamp, *stamp.time);
  judged.issuing = authority.issuing;
  judged.home = authority.home;
  judged.recognition = authority.recognition;
  judged.path = authority.path;
  judged.findings = all_findings(authority);
  note_unknown(authority, judged);
  if (authority.verdict.accepted == Accepted::yes) {
    if (auto lost = lost_since(stamp, judged)) {
      out_.findings.push_back(std::move(*lost));
      return;
    }
    judged.accepted = Accepted::yes;
    out_.findings.push_back(
        refused(kTimestampAccepted,
                {{"time", to_string(*stamp.time)}, {"kind", std::string(to_string(stamp.kind))}}));
    return;
  }
  if (authority.verdict.accepted == Accepted::no) judged.accepted = Accepted::no;
  const bool valid = authority.home == Home::valid;
  out_.findings.push_back(
      valid
          ? refused(kTsaNotRecognised, {{"issuing", authority.issuing},
                                        {"cause", first_objection(authority.recognition_findings)}})
          : refused(kTsaNotValid, {{"cause", first_objection(authority.home_findings)}}));
}

TimestampJudged Search::judge(std::size_t index) {
  const TimestampAsked& stamp = question_.request.signature->timestamps[index];
  index_ = index;
  TimestampJudged judged;
  out_.inputs.push_back(stamp.token);
  if (stamp.integrity != Integrity::good || !stamp.time || !stamp.tsa) {
    judged.accepted = stamp.integrity == Integrity::bad ? Accepted::no : Accepted::unknown;
    judged.findings = stamp.findings;
    out_.findings.push_back(
        refused(kTimestampNotIntact, {{"cause", first_objection(stamp.findings)}}));
    return judged;
  }
  if (*stamp.time > proven_) {
    judged.accepted = Accepted::no;
    out_.findings.push_back(refused(
        kTimestampAhead, {{"time", to_string(*stamp.time)}, {"proven", to_string(proven_)}}));
    return judged;
  }
  judge_authority(stamp, judged);
  if (judged.accepted != Accepted::yes) return judged;
  if (stamp.covers == Coverage::everything) covered_ = *stamp.time;
  const bool lowers =
      covers_signature(stamp.covers) && question_.request.time_basis != TimeBasis::asserted;
  if (lowers) {
    proven_ = *stamp.time;
    out_.basis = TimeBasis::timestamp;
  }
  return judged;
}

BestTime Search::run() {
  const auto& stamps = question_.request.signature->timestamps;
  std::vector<std::size_t> order(stamps.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return stamps[a].time.value_or(Instant{}) > stamps[b].time.value_or(Instant{});
  });
  out_.basis = question_.request.time_basis;
  std::vector<std::optional<TimestampJudged>> judged(stamps.size());
  for (const std::size_t i : order) judged[i] = judge(i);
  for (auto& one : judged) out_.timestamps.push_back(std::move(*one));
  out_.at = proven_;
  return std::move(out_);
}

}  // namespace

BestTime best_time(const Question& question, crypto::Verifier& verifier, Budget& budget) {
  if (question.request.signature == nullptr) {
    return {.at = question.at, .basis = question.request.time_basis};
  }
  return Search(question, verifier, budget).run();
}

}  // namespace baytrust::decision
