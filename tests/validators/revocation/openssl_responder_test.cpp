// The openssl command as responder and as client: what it answers is judged here, what is written
// here is judged by it. Made at test time, at today's time, as its responder knows no other.
#include <ctime>
#include <fstream>
#include <sys/wait.h>

#include "tests/support/corpus.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/validators/revocation/world.hpp"
#include "validators/x509/ocsp_request.hpp"

namespace baytrust::revocation::testing {
namespace {

using test::Authority;
using test::OcspAnswer;
using CertStatus = x509::OcspSingle::Status;

int run(const std::string& command) {
  const int status = std::system((command + " >/dev/null 2>&1").c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

class OpensslResponder : public World {
 protected:
  void SetUp() override {
    if (run("openssl version") != 0) GTEST_SKIP() << "no openssl command here";
    file("ca.pem", x509::to_pem(ca.certificate()->der, "CERTIFICATE"));
    file("root.pem", x509::to_pem(root.certificate()->der, "CERTIFICATE"));
    file("responder.pem", x509::to_pem(responder.certificate()->der, "CERTIFICATE"));
    file("responder.key", responder.key().to_pem());
    file("index.txt", line("V", "", good) + line("R", "260101000000Z,keyCompromise", revoked_leaf) +
                          line("R", "260101000000Z,certificateHold", suspended));
  }

  static std::string line(const char* state, const std::string& revocation,
                          const x509::Certificate& certificate) {
    std::string number = x509::serial_text(certificate);
    if (number.size() > 2 && number.starts_with("00")) number.erase(0, 2);  // the sign octet
    for (char& c : number) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return std::string(state) + "\t391231235959Z\t" + revocation + "\t" + number +
           "\tunknown\t/CN=Leaf\n";
  }
  std::string file(const std::string& name, std::string_view content) const {
    const std::string path = directory_ / name;
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }
  std::string at(const char* name) const { return directory_ / name; }

  // What `openssl ocsp` answers to our request.
  x509::OcspResponse ask(const x509::Certificate& leaf, const Bytes& nonce,
                         const std::string& options = "") const {
    const Bytes request =
        x509::write_ocsp_request({.certificate = leaf,
                                  .issuer_key = ca.certificate()->subject_public_key_info,
                                  .nonce = nonce});
    file("request.der", as_text(request));
    EXPECT_EQ(run("openssl ocsp -index " + at("index.txt") + " -CA " + at("ca.pem") + " -rsigner " +
                  at("responder.pem") + " -rkey " + at("responder.key") + " -reqin " +
                  at("request.der") + " -respout " + at("response.der") + " -ndays 1 " + options),
              0);
    return x509::OcspResponse::parse(test::read_file(at("response.der"))).value();
  }
  Status judge_now(const x509::Certificate& leaf, const x509::OcspResponse& response) {
    responses = {};
    hold(response, now);
    return judge(leaf, {.at = now, .known_at = now});
  }

  const Authority responder = test::delegated_responder(ca);
  const x509::Certificate good = ca.issue(), revoked_leaf = ca.issue(), suspended = ca.issue(),
                          not_listed = ca.issue();
  const Instant now{static_cast<std::int64_t>(std::time(nullptr)) + 1};

 private:
  test::TemporaryDirectory directory_;
};

TEST_F(OpensslResponder, WhatItAnswersIsRead) {
  const Bytes nonce(32, 5);
  for (const char* options : {"", "-resp_key_id", "-rmd sha384"}) {
    const auto response = ask(good, nonce, options);
    EXPECT_EQ(x509::compare_nonce(nonce, response), x509::NonceAnswer::same);
    EXPECT_THAT(judge_now(good, response), Is(State::good, kOcspGood)) << options;
  }
  const auto revoked = judge_now(revoked_leaf, ask(revoked_leaf, nonce));
  EXPECT_THAT(revoked, Is(State::revoked, kOcspRevoked));
  EXPECT_EQ(revoked.reason, x509::RevocationReason::key_compromise);
  EXPECT_EQ(revoked.revocation_date, parse_rfc3339("2026-01-01T00:00:00Z"));
  EXPECT_THAT(judge_now(suspended, ask(suspended, nonce)), Is(State::on_hold, kOcspOnHold));
  EXPECT_THAT(judge_now(not_listed, ask(not_listed, nonce)), Is(State::unknown, kOcspUnknown));
}

TEST_F(OpensslResponder, WhatIsWrittenHereIsReadThere) {
  const auto verifies = [&](const OcspAnswer& answer) {
    file("leaf.pem", x509::to_pem(good->der, "CERTIFICATE"));
    file("ours.der", as_text(test::ocsp_der(ca, good, answer)));
    // It prints the status; the exit code tells whether the signature held.
    return run("openssl ocsp -respin " + at("ours.der") + " -issuer " + at("ca.pem") + " -cert " +
               at("leaf.pem") + " -CAfile " + at("root.pem") + " > " + at("out") +
               " && grep -q 'leaf.pem: good' " + at("out"));
  };
  OcspAnswer answer{.this_update = now - kHour, .next_update = now + kHour};
  EXPECT_EQ(verifies(answer), 0);
  answer.id = OcspAnswer::Id::by_key;
  EXPECT_EQ(verifies(answer), 0);
  answer.responder = &responder;
  answer.certificates = {responder.certificate()};
  EXPECT_EQ(verifies(answer), 0);
  answer.status = CertStatus::revoked;
  EXPECT_NE(verifies(answer), 0);
}

// The same response, judged by both: whoever may not answer here may not there.
TEST_F(OpensslResponder, BothRefuseTheSameResponders) {
  const auto stranger = test::make_authority("Stranger");
  const auto key = test::fresh_key();
  const Authority undelegated(ca.issue({.subject = "CN=Leaf 2", .key = key}), key);
  for (const Authority* other : {&stranger, &undelegated}) {
    const OcspAnswer answer{.this_update = now - kHour,
                            .next_update = now + kHour,
                            .responder = other,
                            .certificates = {other->certificate()}};
    const Bytes der = test::ocsp_der(ca, good, answer);
    EXPECT_EQ(judge_now(good, x509::OcspResponse::parse(der).value()).state, State::unknown);
    file("ours.der", as_text(der));
    file("leaf.pem", x509::to_pem(good->der, "CERTIFICATE"));
    EXPECT_NE(run("openssl ocsp -respin " + at("ours.der") + " -issuer " + at("ca.pem") +
                  " -cert " + at("leaf.pem") + " -CAfile " + at("root.pem")),
              0);
  }
}

}  // namespace
}  // namespace baytrust::revocation::testing
