#include "validators/crypto/digest.hpp"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

#include "tests/support/source_tree.hpp"
#include "tests/validators/crypto/signed_message.hpp"

namespace baytrust::crypto {
namespace {

struct Known {
  Hash hash;
  std::string_view of_abc;
};
// FIPS 180-4 and RFC 1321, GM/T 0004 A.1: the digest of "abc".
constexpr std::array kKnown{
    Known{Hash::md5, "900150983cd24fb0d6963f7d28e17f72"},
    Known{Hash::sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"},
    Known{Hash::sha224, "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"},
    Known{Hash::sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    Known{Hash::sha384,
          "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
          "8086072ba1e7cc2358baeca134c825a7"},
    Known{Hash::sha512,
          "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
          "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"},
    Known{Hash::sm3, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"},
};

TEST(Digest, OfAbcIsTheStandardsOwn) {
  for (const auto& known : kKnown) {
    EXPECT_EQ(to_hex(digest(known.hash, as_bytes("abc"))), known.of_abc) << to_string(known.hash);
    EXPECT_EQ(known.of_abc.size(), 2 * size_of(known.hash));
  }
  EXPECT_EQ(to_hex(sha256(as_bytes("abc"))), kKnown[3].of_abc);
  EXPECT_EQ(to_hex(sha1(as_bytes("abc"))), kKnown[1].of_abc);
}

TEST(Digest, OfNothing) {
  EXPECT_EQ(to_hex(sha256({})), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Digest, ThreadsDoNotDisturbEachOther) {
  std::vector<std::jthread> threads;
  std::atomic<int> wrong = 0;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i) {
        for (const auto& known : kKnown) {
          if (to_hex(digest(known.hash, as_bytes("abc"))) != known.of_abc) ++wrong;
        }
      }
    });
  }
  threads.clear();
  EXPECT_EQ(wrong, 0);
}

TEST(Digest, Sm3AgreesWithPublishedVectors) {
  const std::filesystem::path file = test::source_tree() / "../shared/corpora/sm2/botan/sm3.vec";
  std::ifstream in(file);
  if (!in) GTEST_SKIP() << "no test data at " << file;
  std::string line;
  Bytes message;
  int compared = 0;
  while (std::getline(in, line)) {
    if (line.starts_with("In =")) message = from_hex(line.size() > 5 ? line.substr(5) : "");
    if (!line.starts_with("Out = ")) continue;
    EXPECT_EQ(digest(Hash::sm3, message), from_hex(line.substr(6)));
    ++compared;
  }
  EXPECT_GE(compared, 4);
}

TEST(Base64, RoundTripsTheExamplesOfRfc4648) {
  const std::vector<std::pair<std::string_view, std::string_view>> examples{
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"},
  };
  for (const auto& [plain, text] : examples) {
    EXPECT_EQ(base64_encode(as_bytes(plain)), text);
    EXPECT_EQ(base64_decode(text), to_bytes(as_bytes(plain)));
  }
}

TEST(Base64, EveryOctetRoundTrips) {
  Bytes all;
  for (unsigned i = 0; i < 256; ++i) {
    all.push_back(static_cast<std::uint8_t>(i));
    EXPECT_EQ(base64_decode(base64_encode(all)), all);
  }
}

TEST(Base64, SkipsWhiteSpaceAnywhere) {
  EXPECT_EQ(base64_decode(" Zm 9v\r\n\tYg\n=\n= "), to_bytes(as_bytes("foob")));
}

TEST(Base64, RefusesWhatIsNotBase64) {
  using namespace std::string_view_literals;
  const std::vector<std::string_view> refused{
      "Z",        "Zg",       "Zg=",       "Zg===",
      "Zm8",      "Zm8==",    "Zm9v=",     "=",
      "====",     "Zg==Zg==", "Zg=a",      "Zm9v-_==",
      "Zm9v\0"sv, "Zm9*",     "Zm9v\v",    "\xEF\xBB\xBFZm9v",
      "Zh==",     "Zm9=",     "Zm9vYg==A", "Z=g=",
  };
  for (const auto text : refused) EXPECT_FALSE(base64_decode(text)) << text;
}

}  // namespace
}  // namespace baytrust::crypto
