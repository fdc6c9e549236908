// TSTInfo: what is read of it, and that nothing but its strict form is.
#include "tests/validators/signature/timestamp_support.hpp"
#include "validators/der/writer.hpp"

namespace baytrust::signature {
namespace {

std::string refusal(const Bytes& tst) {
  const auto parsed = parse_tst_info(tst);
  return parsed ? "read" : std::string(parsed.error().code().id);
}
Bytes small(der::Tag tag, std::int64_t value) {
  Bytes out = der::integer(value);
  out[0] = tag;
  return out;
}

TEST(TstInfo, ReadsEveryPart) {
  const Bytes name = x509::directory_name(tsa().certificate->subject.der());
  const Bytes extension =
      der::sequence({oid_der("2.999.7"), der::boolean(0xFF), der::octet_string(Bytes{1})});
  const Bytes tst = raw_tst(
      {.time = "20260303120000.25Z",
       .rest = {
           der::sequence({der::integer(1), small(der::context(0), 500), small(der::context(1), 3)}),
           der::boolean(0xFF), der::integer(77), der::explicitly(0, name),
           der::encode(der::context_constructed(1), {extension})}});
  const auto info = must(parse_tst_info(tst));
  EXPECT_EQ(to_string(info.policy), "2.999.1.1");
  EXPECT_EQ(info.imprint.hash, crypto::Hash::sha256);
  EXPECT_EQ(to_hex(info.serial_number), "05");
  EXPECT_EQ(to_string(info.gen_time), "2026-03-03T12:00:00.25Z");
  EXPECT_EQ(info.accuracy->in_micros(), 1'500'003);
  EXPECT_TRUE(info.ordering);
  EXPECT_EQ(to_hex(*info.nonce), "4d");
  EXPECT_EQ(info.tsa->kind, x509::GeneralName::Kind::directory_name);
  ASSERT_EQ(info.extensions.size(), 1U);
  EXPECT_TRUE(info.extensions[0].critical);
  // .25 with 1.500003 either way: whole seconds around it.
  EXPECT_EQ(info.latest(), test::kNoon + 2);
  EXPECT_EQ(info.earliest(), test::kNoon - 2);
}

TEST(TstInfo, TimesAreWholeSecondsAroundWhatIsStated) {
  const auto info = must(parse_tst_info(raw_tst({})));
  EXPECT_EQ(info.latest(), test::kNoon);
  EXPECT_EQ(info.earliest(), test::kNoon);
  const auto fine = must(parse_tst_info(raw_tst({.time = "20260303120000.0000001Z"})));
  EXPECT_EQ(fine.latest(), test::kNoon + 1);
  EXPECT_EQ(fine.earliest(), test::kNoon);
  EXPECT_EQ(to_string(fine.gen_time), "2026-03-03T12:00:00Z");
}

TEST(TstInfo, TimesHaveOneForm) {
  for (const char* good : {"20260303120000Z", "20260303120000.1Z", "20260303120000.123456789Z"}) {
    EXPECT_TRUE(decode_gen_time(as_bytes(good))) << good;
  }
  const std::string long_fraction = "20260303120000." + std::string(33, '1') + "Z";
  for (const std::string_view bad :
       {std::string_view(""), std::string_view("Z"), std::string_view("202603031200Z"),
        std::string_view("20260303120000"), std::string_view("20260303120000+0800"),
        std::string_view("20260303120000.Z"), std::string_view("20260303120000.10Z"),
        std::string_view("20260303120000,1Z"), std::string_view("20260303120000.1aZ"),
        std::string_view("20260303120060Z"), std::string_view("20260230120000Z"),
        std::string_view(long_fraction)}) {
    EXPECT_FALSE(decode_gen_time(as_bytes(bad))) << bad;
    EXPECT_EQ(refusal(raw_tst({.time = std::string(bad)})), "timestamp.time.malformed") << bad;
  }
}

TEST(TstInfo, RefusesWhatIsNotOfTheStructure) {
  const std::string malformed = "timestamp.malformed";
  EXPECT_EQ(refusal({}), malformed);
  EXPECT_EQ(refusal(der::sequence({der::integer(1)})), malformed);
  EXPECT_EQ(refusal(raw_tst({.policy = der::null()})), malformed);
  EXPECT_EQ(refusal(raw_tst({.imprint = der::sequence({der::null()})})), malformed);
  EXPECT_EQ(refusal(raw_tst(
                {.imprint = der::sequence({identifier("2.16.840.1.101.3.4.2.1"), der::null()})})),
            malformed);
  EXPECT_EQ(refusal(raw_tst({.serial = der::encode(der::kInteger, Bytes{0, 1})})), malformed);
  EXPECT_EQ(refusal(raw_tst({.rest = {der::null()}})), malformed);
  EXPECT_EQ(refusal(raw_tst({.rest = {der::explicitly(0, der::null())}})), malformed);
  Bytes trailing = raw_tst({});
  trailing.push_back(0);
  EXPECT_EQ(refusal(trailing), malformed);
  // The order of the parts is fixed.
  EXPECT_EQ(refusal(raw_tst({.rest = {der::integer(7), der::boolean(0xFF)}})), malformed);
}

TEST(TstInfo, RefusesVersionsNobodyDefined) {
  EXPECT_EQ(refusal(raw_tst({.version = der::integer(2)})), "timestamp.version.unknown");
}

TEST(TstInfo, RefusesDefaultsThatAreWritten) {
  const Bytes extension =
      der::sequence({oid_der("2.999.7"), der::boolean(0), der::octet_string({})});
  for (const Bytes& part :
       {der::boolean(0), der::boolean(1), der::encode(der::context_constructed(1), {extension})}) {
    EXPECT_EQ(refusal(raw_tst({.rest = {part}})), "timestamp.default_written");
  }
}

TEST(TstInfo, RefusesAccuraciesOutOfRange) {
  for (const Bytes& part :
       {der::integer(-1), der::integer(kMaxAccuracySeconds + 1), small(der::context(0), 0),
        small(der::context(0), 1000), small(der::context(1), 1000), small(der::context(1), -5)}) {
    EXPECT_EQ(refusal(raw_tst({.rest = {der::sequence({part})}})), "timestamp.accuracy.range");
  }
  EXPECT_EQ(refusal(raw_tst({.rest = {der::sequence({der::null()})}})), "timestamp.malformed");
}

TEST(TstInfo, BoundsItsExtensions) {
  const Bytes one = der::sequence({oid_der("2.999.7"), der::octet_string({})});
  const auto with = [&](std::size_t count) {
    Bytes list = der::sequence(std::vector<Bytes>(count, one));
    list[0] = der::context_constructed(1);
    return raw_tst({.rest = {list}});
  };
  EXPECT_EQ(refusal(with(kMaxTstExtensions)), "read");
  EXPECT_EQ(refusal(with(kMaxTstExtensions + 1)), "timestamp.extensions.too_many");
}

TEST(TstInfo, RefusesEveryTruncation) {
  const Bytes whole = write_tst_info(statement());
  for (std::size_t n = 0; n < whole.size(); ++n) {
    EXPECT_FALSE(parse_tst_info(ByteView(whole).first(n))) << n;
  }
}

}  // namespace
}  // namespace baytrust::signature
