// Fails for codes that no test of a whole run emitted. usage: codes_emitted FILE, where FILE is
// what the tests wrote through $BAYTRUST_CODE_TRACE.
#include <cstdio>
#include <fstream>
#include <set>
#include <string>

#include "gateway/authoring/codes.hpp"
#include "gateway/cli/codes.hpp"
#include "gateway/http/codes.hpp"
#include "gateway/messages/catalogue.hpp"
#include "gateway/service/account_codes.hpp"
#include "gateway/service/batch_codes.hpp"
#include "gateway/service/codes.hpp"
#include "gateway/service/config_codes.hpp"
#include "gateway/service/envelope_codes.hpp"
#include "gateway/service/fetch_codes.hpp"
#include "gateway/service/pin_codes.hpp"
#include "gateway/service/remote_codes.hpp"
#include "gateway/service/serving_codes.hpp"
#include "gateway/service/submission_codes.hpp"
#include "gateway/service/trust_codes.hpp"
#include "gateway/store/codes.hpp"

int main(int argc, char** argv) {
  using namespace baytrust;
  if (argc != 2) return 64;
  std::ifstream in(argv[1]);
  std::set<std::string> emitted;
  for (std::string line; std::getline(in, line);) emitted.insert(line);

  std::vector<const Code*> codes = messages::judged_codes();
  for (const Code& code : service::kCodes) codes.push_back(&code);
  for (const Code& code : service::kConfigCodes) codes.push_back(&code);
  for (const Code& code : service::kPinCodes) codes.push_back(&code);
  for (const Code& code : service::kBatchCodes) codes.push_back(&code);
  for (const Code& code : service::kEnvelopeCodes) codes.push_back(&code);
  for (const Code& code : service::kAccountCodes) codes.push_back(&code);
  for (const Code& code : service::kSubmissionCodes) codes.push_back(&code);
  for (const Code& code : service::kTrustCodes) codes.push_back(&code);
  for (const Code& code : store::kCodes) codes.push_back(&code);
  for (const Code& code : cli::kCodes) codes.push_back(&code);
  for (const Code& code : authoring::kCodes) codes.push_back(&code);
  for (const Code& code : http::kCodes) codes.push_back(&code);
  for (const Code& code : service::kServingCodes) codes.push_back(&code);
  for (const Code& code : service::kFetchCodes) codes.push_back(&code);
  for (const Code& code : service::kRemoteCodes) codes.push_back(&code);
  int missing = 0;
  for (const Code* code : codes) {
    if (emitted.contains(std::string(code->id))) continue;
    std::fprintf(stderr, "no test emits %s\n", std::string(code->id).c_str());
    ++missing;
  }
  std::printf("%zu codes, %d of them emitted by no test\n", codes.size(), missing);
  return missing == 0 ? 0 : 1;
}
