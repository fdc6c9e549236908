// Taking: what sources gave for a question goes where it is of use: a CRL to the store with the
// instant it came, before anything leans on it; issuers' certificates and OCSP responses to the
// request, and CRLs as well where there is no store. The shelf is told of new CRLs once, when a
// round is over. A store that refuses is told in a note, and the verdict does without. Not here:
// asking, and what the CRL or response says about anybody (validators/revocation).
#pragma once

#include <optional>
#include <string>

#include "gateway/service/check.hpp"
#include "gateway/service/missing_evidence.hpp"
#include "gateway/service/source_answer.hpp"

namespace baytrust::service {

// The fetch.* finding of an item: why it was not had, or that it was.
Finding note_of(const Code& code, const MissingItem& item, std::string host, std::string detail);
Finding note_of(const MissingItem& item, const Error& error);

class Taking {
 public:
  // All of them outlive it.
  Taking(CheckRequest& request, std::optional<CrlsAtHand>& held, crypto::Verifier& verifier)
      : request_(request), held_(held), verifier_(verifier) {}

  struct Given {
    const MissingItem& item;
    std::string host;
    const SourceAnswer& answer;
  };
  struct Taken {
    enum class Needed : std::uint8_t { no, yes };
    bool had = false;                  // it may well be what was missing
    Needed still_needed = Needed::no;  // by whoever asks next: nobody else keeps it
    Findings notes{};
  };
  Taken take(const Given& given);
  // What was kept is at hand from now on.
  Findings finish();

 private:
  Taken take_crl(const Given& given);
  Taken take_issuer(const Given& given);
  Taken take_response(const Given& given);

  CheckRequest& request_;
  std::optional<CrlsAtHand>& held_;
  crypto::Verifier& verifier_;
  // Kept since the shelf was told, last.
  struct Kept {
    MissingItem item;
    std::string host;
  };
  std::optional<Kept> kept_;
};

}  // namespace baytrust::service
