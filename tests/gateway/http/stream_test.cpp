// Batches of lines, answered while they are sent, and answers that are streams.
#include <gmock/gmock.h>
#include <stdexcept>
#include <thread>

#include "tests/gateway/http/server_fixture.hpp"

namespace baytrust::http {
namespace {

using std::chrono::milliseconds;
using test::RawClient;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string chunk(std::string_view text) {
  char size[32];
  std::snprintf(size, sizeof size, "%zx\r\n", text.size());
  return size + std::string(text) + "\r\n";
}

constexpr std::string_view kLines =
    "POST /lines HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";

TEST_F(ServerTest, TheFirstAnswerArrivesBeforeTheLastLineIsSent) {
  start();
  auto c = client();
  ASSERT_TRUE(c.send(std::string(kLines) + chunk("one\ntw")));
  const auto head = c.head();
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("content-type"), "application/x-ndjson");
  EXPECT_EQ(c.next_chunk(), "[1 one]\n");
  ASSERT_TRUE(c.send(chunk("o\r\n\n")));
  EXPECT_EQ(c.next_chunk(), "[2 two]\n[3 ]\n");
  ASSERT_TRUE(c.send(chunk("last without end") + "0\r\n\r\n"));
  EXPECT_EQ(c.next_chunk(), "[4 last without end]\n");
  EXPECT_EQ(c.next_chunk(), std::nullopt);
  EXPECT_TRUE(c.saw_last_chunk());
  EXPECT_EQ(c.get("/livez").status, 200);
}

TEST_F(ServerTest, AnswersOfABatchComeInOrder) {
  start({.limits = {.workers = 4, .groups_per_batch = 4, .lines_per_group = 3}});
  auto c = client();
  std::string body, expected;
  for (int i = 1; i <= 4000; ++i) {
    body += std::to_string(i * 7) + "\n";
    expected += "[" + std::to_string(i) + " " + std::to_string(i * 7) + "]\n";
  }
  std::thread sending([&] {
    c.send("POST /lines HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body);
  });
  sending.join();
  EXPECT_EQ(c.response().body, expected);
  EXPECT_EQ(c.get("/livez").status, 200);
}

TEST_F(ServerTest, AnEmptyBatchHasAnEmptyAnswer) {
  start();
  auto c = client();
  const auto r = c.post("/lines", "");
  EXPECT_EQ(r.status, 200);
  EXPECT_EQ(r.body, "");
  EXPECT_EQ(c.get("/livez").status, 200);
}

TEST_F(ServerTest, ABatchMayWaitForContinue) {
  start();
  auto c = client();
  ASSERT_TRUE(
      c.send("POST /lines HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n"
             "Expect: 100-continue\r\n\r\n"));
  EXPECT_EQ(c.head().status, 100);
  ASSERT_TRUE(c.send("one\n"));
  EXPECT_EQ(c.response().body, "[1 one]\n");
}

TEST_F(ServerTest, ABatchSpeaksHttp10) {
  start();
  auto c = client();
  ASSERT_TRUE(c.send("POST /lines HTTP/1.0\r\nContent-Length: 8\r\n\r\none\ntwo\n"));
  EXPECT_EQ(c.response().body, "[1 one]\n[2 two]\n");
}

TEST_F(ServerTest, ALineThatIsTooLongEndsTheBatchAndSaysSo) {
  start();
  auto first = client();
  const auto r = first.post("/lines", std::string(1001, 'x') + "\n");
  EXPECT_EQ(r.status, 413);
  EXPECT_EQ(code_of(r), "http.lines.too_long");

  auto later = client();
  ASSERT_TRUE(later.send(std::string(kLines) + chunk("one\n")));
  later.head();
  EXPECT_EQ(later.next_chunk(), "[1 one]\n");
  ASSERT_TRUE(later.send(chunk("two\n" + std::string(1001, 'x'))));
  std::string rest;
  while (const auto piece = later.next_chunk()) rest += *piece;
  EXPECT_THAT(rest, StartsWith("[2 two]\n{"));
  EXPECT_THAT(rest, HasSubstr(R"("code":"http.lines.too_long")"));
  EXPECT_THAT(rest, HasSubstr(R"("line":"3")"));
  EXPECT_THAT(rest, EndsWith("}\n"));
  EXPECT_TRUE(later.is_closed_within());
}

TEST_F(ServerTest, TooManyLinesEndTheBatch) {
  start();
  auto c = client();
  std::string body;
  for (int i = 0; i < 5001; ++i) body += "\n";
  const auto r = c.post("/lines", body);
  EXPECT_EQ(r.status, 200);
  EXPECT_THAT(r.body, HasSubstr("[5000 ]\n{"));
  EXPECT_THAT(r.body, HasSubstr("http.lines.too_many"));
}

TEST_F(ServerTest, ABatchThatBreaksOffIsToldSo) {
  start({.limits = {.idle = milliseconds(100)}});
  auto bad = client();
  ASSERT_TRUE(bad.send(std::string(kLines) + chunk("one\n") + "zz\r\n"));
  std::string all = bad.response().body;
  EXPECT_THAT(all, HasSubstr("http.request.malformed"));
  EXPECT_TRUE(bad.is_closed_within());

  auto silent = client();
  ASSERT_TRUE(silent.send(std::string(kLines) + chunk("one\n")));
  all = silent.response().body;
  EXPECT_THAT(all, StartsWith("[1 one]\n{"));
  EXPECT_THAT(all, HasSubstr("http.timeout"));
}

class Broken : public LineExchange {
 public:
  std::string answer(std::uint64_t first, std::span<const std::string_view>) const override {
    if (first > 3) throw std::runtime_error("broken");
    return "fine\n";
  }
};

TEST_F(ServerTest, AnExchangeThatThrowsEndsTheBatch) {
  Operation broken = open_operation("POST", "/broken", {});
  broken.route.body = BodyKind::lines;
  broken.lines = [](const Request&, const Caller&) {
    return Result<std::unique_ptr<LineExchange>>(std::make_unique<Broken>());
  };
  start({.limits = {.lines_per_group = 3}}, {std::move(broken)});
  auto c = client();
  const auto r = c.post("/broken", "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
  EXPECT_THAT(r.body, HasSubstr("http.internal"));
  EXPECT_EQ(r.body.find("fine\n", 5), std::string::npos);
}

// Answers are forty times the lines; nobody takes them. What the server holds stays bounded: it
// stops reading, so that most of what is sent stays with the client.
class Loud : public LineExchange {
 public:
  std::string answer(std::uint64_t, std::span<const std::string_view> lines) const override {
    std::string out;
    for (const auto line : lines) out += std::string(line.size() * 40, 'y') + "\n";
    return out;
  }
};

TEST_F(ServerTest, ABatchWhoseAnswersNobodyTakesIsNotReadOn) {
  Operation loud = open_operation("POST", "/loud", {});
  loud.route.body = BodyKind::lines;
  loud.lines = [](const Request&, const Caller&) {
    return Result<std::unique_ptr<LineExchange>>(std::make_unique<Loud>());
  };
  start({.limits = {.write = milliseconds(200)}}, {std::move(loud)});
  auto c = client(4096);
  c.send("POST /loud HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string piece = chunk(std::string(999, 'x') + "\n");
  std::size_t sent = 0;
  while (sent < (64U << 20) &&
         ::send(c.fd(), piece.data(), piece.size(), MSG_NOSIGNAL | MSG_DONTWAIT) > 0) {
    sent += piece.size();
  }
  EXPECT_LT(sent, 64U << 20);
  const auto lines = log_.wait_for(1);
  ASSERT_FALSE(lines.empty());
  EXPECT_THAT(lines[0], HasSubstr(R"("end":"cut")"));
}

// Answers as Echo does, the first line only when the test says so; notes how many came at a time.
class Held : public Echo {
 public:
  struct Notes {
    Gate first, second;
    std::mutex mutex;
    std::vector<std::size_t> groups;
  };
  explicit Held(std::shared_ptr<Notes> notes) : notes_(std::move(notes)) {}
  std::string answer(std::uint64_t first, std::span<const std::string_view> lines) const override {
    {
      const std::lock_guard lock(notes_->mutex);
      notes_->groups.push_back(lines.size());
    }
    if (first == 1) notes_->first.pass();
    if (first == 2) notes_->second.pass();
    return Echo::answer(first, lines);
  }

 private:
  std::shared_ptr<Notes> notes_;
};

Operation held_operation(const std::shared_ptr<Held::Notes>& notes) {
  Operation held = open_operation("POST", "/held", {});
  held.route.body = BodyKind::lines;
  held.lines = [notes](const Request&, const Caller&) {
    return Result<std::unique_ptr<LineExchange>>(std::make_unique<Held>(notes));
  };
  return held;
}

constexpr std::string_view kHeld =
    "POST /held HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";

// What is kept of a group is written at once: lines that come by the piece go by the group.
TEST_F(ServerTest, LinesWaitForAWholeGroupWhileOthersAreWorkedOn) {
  const auto notes = std::make_shared<Held::Notes>();
  start({.limits = {.workers = 2, .lines_per_group = 10}}, {held_operation(notes)});
  auto c = client();
  ASSERT_TRUE(c.send(std::string(kHeld) + chunk("one\n")));
  notes->first.await(1);
  for (int i = 0; i < 4; ++i) ASSERT_TRUE(c.send(chunk("a\nb\nc\n")));
  notes->second.await(1);
  {
    const std::lock_guard lock(notes->mutex);
    EXPECT_THAT(notes->groups, ::testing::ElementsAre(1, 10));
  }
  notes->first.open();
  notes->second.open();
  ASSERT_TRUE(c.send("0\r\n\r\n"));
  const std::string body = c.response().body;
  EXPECT_THAT(body, StartsWith("[1 one]\n[2 a]\n"));
  EXPECT_THAT(body, EndsWith("[13 c]\n"));
}

// A piece is what a slow client has Limits::write for.
TEST_F(ServerTest, AnswersOfAGroupAreSentInPieces) {
  start();
  auto c = client();
  std::string body, expected;
  for (int i = 1; i <= 200; ++i) {
    body += std::string(900, 'x') + "\n";
    expected += "[" + std::to_string(i) + " " + std::string(900, 'x') + "]\n";
  }
  ASSERT_TRUE(c.send(std::string(kLines) + chunk(body) + "0\r\n\r\n"));
  EXPECT_EQ(c.head().status, 200);
  std::string all;
  while (const auto piece = c.next_chunk()) {
    EXPECT_LE(piece->size(), 64U << 10);
    all += *piece;
  }
  EXPECT_EQ(all, expected);
}

TEST_F(ServerTest, LinesThatWaitedAreAnsweredBeforeABreak) {
  const auto notes = std::make_shared<Held::Notes>();
  notes->second.open();
  start({.limits = {.workers = 2}}, {held_operation(notes)});
  auto c = client();
  ASSERT_TRUE(c.send(std::string(kHeld) + chunk("one\n")));
  notes->first.await(1);
  ASSERT_TRUE(c.send(chunk("two\nthr") + chunk("ee\nfo") + "zz\r\n"));
  notes->first.open();
  const std::string body = c.response().body;
  EXPECT_THAT(body, StartsWith("[1 one]\n[2 two]\n[3 three]\n{"));
  EXPECT_THAT(body, HasSubstr("http.request.malformed"));
  EXPECT_TRUE(c.is_closed_within());
}

// ----- streams

class Scripted : public ChunkSource {
 public:
  explicit Scripted(std::vector<Chunk> chunks) : chunks_(std::move(chunks)) {}
  Chunk next() override {
    if (at_ == chunks_.size()) throw std::runtime_error("no more");
    return chunks_[at_++];
  }

 private:
  std::vector<Chunk> chunks_;
  std::size_t at_ = 0;
};

std::vector<Operation> streaming(std::vector<Chunk> chunks) {
  std::vector<Operation> out;
  out.push_back(open_operation("GET", "/stream", [chunks](const Request&, const Caller&) {
    return Result<Response>(Response{.headers = {{"Content-Type", "text/event-stream"}},
                                     .stream = std::make_shared<Scripted>(chunks)});
  }));
  return out;
}

TEST_F(ServerTest, StreamsWhatIsPulled) {
  const auto later = Chunk{Chunk::Kind::later, "", milliseconds(5)};
  start({}, streaming({{Chunk::Kind::more, "a", {}},
                       {Chunk::Kind::more, "", {}},
                       later,
                       later,
                       {Chunk::Kind::more, "b", {}},
                       {Chunk::Kind::end, "c", {}}}));
  auto c = client();
  EXPECT_EQ(c.get("/stream").body, "abc");
  EXPECT_TRUE(c.saw_last_chunk());
  EXPECT_EQ(c.get("/livez").status, 200);
  ASSERT_TRUE(c.send("GET /stream HTTP/1.0\r\n\r\n"));
  const auto old = c.response();
  EXPECT_EQ(old.header("transfer-encoding"), "");
  EXPECT_EQ(old.body, "abc");
}

TEST_F(ServerTest, AStreamThatThrowsHasNoEnd) {
  start({}, streaming({{Chunk::Kind::more, "a", {}}}));
  auto c = client();
  EXPECT_EQ(c.get("/stream").body, "a");
  EXPECT_FALSE(c.saw_last_chunk());
}

TEST_F(ServerTest, SeesThatTheReaderOfAStreamWentAway) {
  start({},
        streaming({{Chunk::Kind::more, "a", {}}, {Chunk::Kind::later, "", std::chrono::hours(1)}}));
  {
    auto c = client();
    c.send("GET /stream HTTP/1.1\r\nHost: h\r\n\r\n");
    c.head();
    EXPECT_EQ(c.next_chunk(), "a");
  }
  const auto lines = log_.wait_for(1);
  ASSERT_FALSE(lines.empty());
  EXPECT_THAT(lines[0], HasSubstr(R"("end":"cut")"));
}

TEST_F(ServerTest, EndsStreamsWhenItStops) {
  start({},
        streaming({{Chunk::Kind::more, "a", {}}, {Chunk::Kind::later, "", std::chrono::hours(1)}}));
  auto c = client();
  c.send("GET /stream HTTP/1.1\r\nHost: h\r\n\r\n");
  c.head();
  EXPECT_EQ(c.next_chunk(), "a");
  std::thread stopping([&] { server_->stop(milliseconds(10'000)); });
  EXPECT_EQ(c.next_chunk(), std::nullopt);
  EXPECT_TRUE(c.saw_last_chunk());
  EXPECT_TRUE(c.is_closed_within());
  c.end_sending();
  { const RawClient closing = std::move(c); }
  stopping.join();
}

}  // namespace
}  // namespace baytrust::http
