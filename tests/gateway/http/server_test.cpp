// The server over real sockets: what is well said is answered in order, what is not is refused.
#include <gmock/gmock.h>
#include <stdexcept>
#include <thread>

#include "gateway/http/codes.hpp"
#include "tests/gateway/http/server_fixture.hpp"

namespace baytrust::http {
namespace {

using std::chrono::milliseconds;
using test::RawClient;
using ::testing::HasSubstr;

TEST_F(ServerTest, AnswersAndKeepsTheConnection) {
  start();
  auto c = client();
  for (int i = 0; i < 3; ++i) {
    const auto r = c.get("/echo");
    EXPECT_EQ(r.status, 200);
    EXPECT_EQ(r.body, "127.0.0.1 connection plain no certificate");
    EXPECT_NE(r.header("date"), "");
    EXPECT_EQ(r.header("connection"), "");
    EXPECT_EQ(r.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(r.header("x-request-id").size(), 32U);
  }
  EXPECT_EQ(c.get("/livez").body, "ok\n");
}

TEST_F(ServerTest, KeepsASaneRequestIdAndReplacesOthers) {
  start();
  auto c = client();
  EXPECT_EQ(c.get("/echo", "X-Request-Id: abc-1.2_Z\r\n").header("x-request-id"), "abc-1.2_Z");
  EXPECT_EQ(c.get("/echo", "X-Request-Id: a b\r\n").header("x-request-id").size(), 32U);
}

TEST_F(ServerTest, AnswersPipelinedRequestsInOrder) {
  start();
  auto c = client();
  std::string all;
  for (int i = 0; i < 20; ++i) {
    all += "POST /length HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(i) + "\r\n\r\n" +
           std::string(static_cast<std::size_t>(i), 'x');
  }
  ASSERT_TRUE(c.send(all));
  for (int i = 0; i < 20; ++i) EXPECT_EQ(c.response().body, std::to_string(i));
}

TEST_F(ServerTest, AnswersAClientThatEndedItsSide) {
  start();
  auto c = client();
  ASSERT_TRUE(
      c.send("GET /echo HTTP/1.1\r\nHost: h\r\n\r\nGET /livez HTTP/1.1\r\nHost: h\r\n\r\n"));
  c.end_sending();
  EXPECT_EQ(c.response().status, 200);
  EXPECT_EQ(c.response().body, "ok\n");
  EXPECT_TRUE(c.is_closed_within());
}

TEST_F(ServerTest, SpeaksHttp10) {
  start();
  auto c = client();
  ASSERT_TRUE(c.send("GET /livez HTTP/1.0\r\n\r\n"));
  const auto r = c.response();
  EXPECT_EQ(r.body, "ok\n");
  EXPECT_EQ(r.header("connection"), "close");
  EXPECT_TRUE(c.is_closed_within());
}

TEST_F(ServerTest, HeadHasTheHeaderOfGetAndNoBody) {
  start();
  auto c = client();
  ASSERT_TRUE(c.send("HEAD /livez HTTP/1.1\r\nHost: h\r\n\r\n"));
  const auto r = c.response(RawClient::Body::none);
  EXPECT_EQ(r.status, 200);
  EXPECT_EQ(r.header("content-length"), "3");
  EXPECT_EQ(c.get("/livez").body, "ok\n");
}

TEST_F(ServerTest, ReadsChunkedBodiesHoweverTheyAreCut) {
  start();
  const std::string message =
      "POST /length HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
      "5;x=y\r\nhello\r\n3\r\n123\r\n0\r\nTrailer-Field: 1\r\n\r\n";
  auto whole = client();
  ASSERT_TRUE(whole.send(message));
  EXPECT_EQ(whole.response().body, "8");
  auto pieces = client();
  for (const char c : message) ASSERT_TRUE(pieces.send(std::string_view(&c, 1)));
  EXPECT_EQ(pieces.response().body, "8");
  EXPECT_EQ(pieces.get("/livez").status, 200);
}

TEST_F(ServerTest, SaysContinueOnlyWhenTheBodyIsWanted) {
  start();
  auto c = client();
  ASSERT_TRUE(
      c.send("POST /length HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n"
             "Expect: 100-continue\r\n\r\n"));
  EXPECT_EQ(c.head().status, 100);
  ASSERT_TRUE(c.send("abc"));
  EXPECT_EQ(c.response().body, "3");
  ASSERT_TRUE(
      c.send("POST /length HTTP/1.1\r\nHost: h\r\nContent-Length: 9999999\r\n"
             "Expect: 100-continue\r\n\r\n"));
  EXPECT_EQ(c.response().status, 413);
  EXPECT_TRUE(c.is_closed_within());

  auto other = client();
  EXPECT_EQ(other.get("/livez", "Expect: 200-ok\r\n").status, 417);
}

struct Malformed {
  std::string name, message, code;
};

class MalformedTest : public ServerTest, public ::testing::WithParamInterface<Malformed> {};

TEST_P(MalformedTest, IsRefusedAsAProblemAndClosed) {
  start({.hosts = {"known.example"}});
  auto c = client();
  ASSERT_TRUE(c.send(GetParam().message));
  const auto r = c.response();
  EXPECT_EQ(code_of(r), GetParam().code) << r.status << r.body;
  EXPECT_EQ(r.header("connection"), "close");
  EXPECT_TRUE(c.is_closed_within());
}

constexpr const char* kGet = "GET /livez HTTP/1.1\r\nHost: known.example\r\n";
constexpr const char* kPost = "POST /length HTTP/1.1\r\nHost: known.example\r\n";

INSTANTIATE_TEST_SUITE_P(
    Server, MalformedTest,
    ::testing::Values(
        Malformed{"BadChunk",
                  std::string(kPost) + "Transfer-Encoding: chunked\r\n\r\nxyz\r\nhello\r\n",
                  "http.request.malformed"},
        Malformed{"HugeChunk",
                  std::string(kPost) + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n",
                  "http.request.malformed"},
        Malformed{"ChunkEnd",
                  std::string(kPost) + "Transfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n0\r\n\r\n",
                  "http.request.malformed"},
        Malformed{
            "EndlessChunkExtension",
            std::string(kPost) + "Transfer-Encoding: chunked\r\n\r\n5;" + std::string(40'000, 'x'),
            "http.request.malformed"},
        Malformed{"BothFramings",
                  std::string(kPost) + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
                  "http.request.malformed"},
        Malformed{"BothFramingsTheOtherWay",
                  std::string(kPost) + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc",
                  "http.request.malformed"},
        Malformed{"TwoLengths",
                  std::string(kPost) + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
                  "http.request.malformed"},
        Malformed{"LengthList", std::string(kPost) + "Content-Length: 3, 3\r\n\r\nabc",
                  "http.request.malformed"},
        Malformed{"SignedLength", std::string(kPost) + "Content-Length: +3\r\n\r\nabc",
                  "http.request.malformed"},
        Malformed{"OtherCoding", std::string(kPost) + "Transfer-Encoding: gzip, chunked\r\n\r\n",
                  "http.request.malformed"},
        Malformed{"Http10Chunked",
                  "POST /length HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                  "http.request.malformed"},
        Malformed{"ObsFold", std::string(kGet) + "A: b\r\n c\r\n\r\n", "http.request.malformed"},
        Malformed{"SpaceBeforeColon", std::string(kGet) + "A : b\r\n\r\n",
                  "http.request.malformed"},
        Malformed{"NoColon", std::string(kGet) + "A\r\n\r\n", "http.request.malformed"},
        Malformed{"BareLineFeed", std::string(kGet) + "A: b\nB: c\r\n\r\n",
                  "http.request.malformed"},
        Malformed{"ControlCharacter", std::string(kGet) + "A: b\x01\r\n\r\n",
                  "http.request.malformed"},
        Malformed{"AbsoluteForm",
                  "GET http://known.example/livez HTTP/1.1\r\nHost: known.example\r\n\r\n",
                  "http.request.malformed"},
        Malformed{"Connect", "CONNECT known.example:443 HTTP/1.1\r\nHost: known.example\r\n\r\n",
                  "http.request.malformed"},
        Malformed{"NoHost", "GET /livez HTTP/1.1\r\n\r\n", "http.request.malformed"},
        Malformed{"TwoHosts", std::string(kGet) + "Host: known.example\r\n\r\n",
                  "http.request.malformed"},
        Malformed{"BadHost", "GET /livez HTTP/1.1\r\nHost: a/b\r\n\r\n", "http.request.malformed"},
        Malformed{"OtherHost", "GET /livez HTTP/1.1\r\nHost: other.example\r\n\r\n",
                  "http.host.unknown"},
        Malformed{"Http2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "http.version.unsupported"},
        Malformed{"Tls", std::string("\x16\x03\x01\x02\x00\x01", 6), "http.request.malformed"},
        Malformed{"TwoSpaces", "GET  /livez HTTP/1.1\r\nHost: known.example\r\n\r\n",
                  "http.request.malformed"},
        Malformed{"ProxyHeader", std::string("\r\n\r\n\0\r\nQUIT\n!\x11\0\x0c", 16),
                  "http.request.malformed"}),
    [](const auto& test) { return test.param.name; });

TEST_F(ServerTest, ABadEscapeIsRefusedButTheConnectionGoesOn) {
  start();
  auto c = client();
  EXPECT_EQ(code_of(c.get("/li%zz")), "http.request.malformed");
  EXPECT_EQ(c.get("/livez").status, 200);
}

// ----- limits, one by one

TEST_F(ServerTest, LimitsTheHeader) {
  start({.limits = {.header_bytes = 1000, .header_fields = 5, .target_bytes = 200}});
  const auto refused = [&](const std::string& message) {
    auto c = client();
    c.send(message);
    const auto r = c.response();
    return std::to_string(r.status) + " " + code_of(r);
  };
  const std::string get = "GET /livez HTTP/1.1\r\nHost: h\r\n";
  EXPECT_EQ(refused(get + "A: " + std::string(2000, 'a') + "\r\n\r\n"),
            "431 http.header.too_large");
  EXPECT_EQ(refused(get + "A: " + std::string(1100, 'a')), "431 http.header.too_large");
  EXPECT_EQ(refused(get + "A: 1\r\nB: 1\r\nC: 1\r\nD: 1\r\nE: 1\r\n\r\n"),
            "431 http.header.too_many");
  EXPECT_EQ(refused("GET /" + std::string(300, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n"),
            "414 http.target.too_long");
  EXPECT_EQ(refused("GET /" + std::string(3000, 'a')), "414 http.target.too_long");
}

TEST_F(ServerTest, LimitsTheBodyOfARoute) {
  start();
  auto announced = client();
  EXPECT_EQ(code_of(announced.post("/length", std::string((1 << 20) + 1, 'x'))),
            "http.body.too_large");
  auto chunked = client();
  chunked.send("POST /length HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
  chunked.send("100001\r\n" + std::string(0x100001, 'x') + "\r\n0\r\n\r\n");
  EXPECT_EQ(code_of(chunked.response()), "http.body.too_large");
  auto none = client();
  none.send("GET /livez HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx");
  EXPECT_EQ(code_of(none.response()), "http.body.too_large");
  auto most = client();
  EXPECT_EQ(most.post("/length", std::string(1 << 20, 'x')).body, "1048576");
}

TEST_F(ServerTest, LimitsAllBodiesTogether) {
  start({.limits = {.body_bytes_in_total = 100'000}});
  auto c = client();
  EXPECT_EQ(c.post("/length", std::string(90'000, 'x')).status, 200);
  const auto r = c.post("/length", std::string(200'000, 'x'));
  EXPECT_EQ(code_of(r), "http.busy");
  EXPECT_EQ(r.header("retry-after"), "1");
  // What was held is given back.
  auto again = client();
  EXPECT_EQ(again.post("/length", std::string(90'000, 'x')).status, 200);
}

TEST_F(ServerTest, LimitsTheTimeOfAHeader) {
  start({.limits = {.header = milliseconds(50)}});
  auto c = client();
  ASSERT_TRUE(c.send("GET /livez HTTP/1.1\r\nHost:"));
  const auto r = c.response();
  EXPECT_EQ(r.status, 408);
  EXPECT_EQ(code_of(r), "http.timeout");
  EXPECT_TRUE(c.is_closed_within());
}

TEST_F(ServerTest, LimitsTheTimeAndTheRateOfABody) {
  start({.limits = {.body = milliseconds(50)}});
  auto late = client();
  ASSERT_TRUE(late.send("POST /length HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nabc"));
  EXPECT_EQ(code_of(late.response()), "http.timeout");

  server_.reset();
  start({.limits = {.body_bytes_per_second = 1'000'000, .body_grace = milliseconds(50)}});
  auto slow = client();
  ASSERT_TRUE(slow.send("POST /length HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nabc"));
  const auto r = slow.response();
  EXPECT_EQ(r.status, 408);
  EXPECT_EQ(code_of(r), "http.body.too_slow");
}

TEST_F(ServerTest, ClosesIdleConnectionsSilently) {
  start({.limits = {.idle = milliseconds(50)}});
  auto fresh = client();
  EXPECT_TRUE(fresh.is_closed_within());
  auto used = client();
  EXPECT_EQ(used.get("/livez").status, 200);
  EXPECT_TRUE(used.is_closed_within());
}

TEST_F(ServerTest, LimitsTheRequestsOfAConnection) {
  start({.limits = {.requests_per_connection = 2}});
  auto c = client();
  EXPECT_EQ(c.get("/livez").header("connection"), "");
  EXPECT_EQ(c.get("/livez").header("connection"), "close");
  EXPECT_TRUE(c.is_closed_within());
}

TEST_F(ServerTest, LimitsTheConnectionsOfAnAddress) {
  start({.limits = {.connections_per_address = 3}});
  std::vector<RawClient> three;
  for (int i = 0; i < 3; ++i) {
    three.push_back(client());
    EXPECT_EQ(three.back().get("/livez").status, 200);
  }
  auto fourth = client();
  EXPECT_TRUE(fourth.is_closed_within());
  three.clear();
  // A place is free as soon as the server saw the others go.
  int status = 0;
  for (int i = 0; i < 1000 && status != 200; ++i) status = client().get("/livez").status;
  EXPECT_EQ(status, 200);
}

TEST_F(ServerTest, TheOldestIdleConnectionGivesWay) {
  start({.limits = {.connections = 2}});
  auto first = client();
  EXPECT_EQ(first.get("/livez").status, 200);
  auto second = client();
  EXPECT_EQ(second.get("/livez").status, 200);
  auto third = client();
  EXPECT_EQ(third.get("/livez").status, 200);
  EXPECT_TRUE(first.is_closed_within());
  EXPECT_EQ(second.get("/livez").status, 200);
}

// A thousand connections that say nothing, and as many that dribble, beside good requests.
TEST_F(ServerTest, SlowAndIdleConnectionsDoNotStopGoodOnes) {
  start({.limits = {.connections = 1500, .connections_per_address = 10'000}});
  std::vector<RawClient> crowd;
  for (int i = 0; i < 1000; ++i) crowd.push_back(client());
  for (int i = 0; i < 1000; ++i) {
    crowd.push_back(client());
    crowd.back().send("GET /livez HTTP/1.1\r\nX-Slow: ");
  }
  for (int i = 0; i < 20; ++i) {
    auto good = client();
    EXPECT_EQ(good.get("/livez").status, 200);
    for (std::size_t k = 1000; k < 1100; ++k) crowd[k].send("a");
  }
}

TEST_F(ServerTest, TellsWhenItIsBusyBeforeItCollapses) {
  Gate gate;
  start({.limits = {.workers = 2, .queued = 3}}, [&] {
    std::vector<Operation> more;
    more.push_back(open_operation("GET", "/wait", [&](const Request&, const Caller&) {
      gate.pass();
      return Result<Response>(plain("done"));
    }));
    return more;
  }());
  std::vector<RawClient> clients;
  const auto ask = [&] {
    clients.push_back(client());
    clients.back().send("GET /wait HTTP/1.1\r\nHost: h\r\n\r\n");
  };
  ask();
  ask();
  gate.await(2);
  for (int i = 0; i < 3; ++i) ask();
  // Five are taken: two are worked on and three wait. The next one is told, and may stay.
  RawClient sixth = client();
  const auto r = sixth.get("/livez");
  EXPECT_EQ(code_of(r), "http.busy");
  EXPECT_EQ(r.header("retry-after"), "1");
  gate.open();
  for (auto& c : clients) EXPECT_EQ(c.response().body, "done");
  EXPECT_EQ(sixth.get("/livez").status, 200);  // on the connection that was told
}

TEST_F(ServerTest, AClientThatStopsReadingIsGivenUp) {
  std::vector<Operation> more;
  more.push_back(open_operation("GET", "/large", [](const Request&, const Caller&) {
    return Result<Response>(plain(std::string(32 << 20, 'x')));
  }));
  start({.limits = {.write = milliseconds(100)}}, std::move(more));
  auto c = client(4096);
  ASSERT_TRUE(c.send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n"));
  const auto lines = log_.wait_for(1);
  ASSERT_FALSE(lines.empty());
  EXPECT_THAT(lines[0], HasSubstr(R"("end":"cut")"));
  EXPECT_EQ(client().get("/livez").status, 200);
}

TEST_F(ServerTest, ALargeAnswerArrivesWhole) {
  std::vector<Operation> more;
  more.push_back(open_operation("GET", "/large", [](const Request&, const Caller&) {
    return Result<Response>(plain(std::string(3'000'001, 'x')));
  }));
  start({}, std::move(more));
  auto c = client();
  EXPECT_EQ(c.get("/large").body.size(), 3'000'001U);
  EXPECT_EQ(c.get("/livez").status, 200);
}

TEST_F(ServerTest, AThrowingHandlerIsOurFaultAndTellsNothing) {
  std::vector<Operation> more;
  more.push_back(
      open_operation("GET", "/throw", [](const Request&, const Caller&) -> Result<Response> {
        throw std::runtime_error("secret place");
      }));
  more.push_back(open_operation("GET", "/inject", [](const Request&, const Caller&) {
    return Result<Response>(Response{.headers = {{"X-A", "b\r\nSet-Cookie: c"}}});
  }));
  start({}, std::move(more));
  auto c = client();
  const auto r = c.get("/throw", "X-Request-Id: find-me\r\n");
  EXPECT_EQ(r.status, 500);
  EXPECT_EQ(code_of(r), "http.internal");
  EXPECT_EQ(r.header("x-request-id"), "find-me");
  EXPECT_EQ(r.body.find("secret"), std::string::npos);
  const auto lines = log_.wait_for(1);
  EXPECT_THAT(lines[0], HasSubstr("secret place"));
  EXPECT_THAT(lines[0], HasSubstr("find-me"));
  const auto injected = c.get("/inject");
  EXPECT_EQ(injected.status, 500);
  EXPECT_EQ(injected.header("set-cookie"), "");
}

// ----- stopping

TEST_F(ServerTest, StopsAfterWhatIsUnderWay) {
  Gate gate;
  std::vector<Operation> more;
  more.push_back(open_operation("GET", "/wait", [&](const Request&, const Caller&) {
    gate.pass();
    return Result<Response>(plain("done"));
  }));
  start({}, std::move(more));
  auto idle = client();
  EXPECT_EQ(idle.get("/livez").status, 200);
  auto busy = client();
  busy.send("GET /wait HTTP/1.1\r\nHost: h\r\n\r\n");
  gate.await(1);
  Server::Stopped stopped{};
  std::thread stopping([&] { stopped = server_->stop(milliseconds(10'000)); });
  EXPECT_TRUE(idle.is_closed_within());  // idle ones go at once
  gate.open();
  const auto r = busy.response();
  EXPECT_EQ(r.body, "done");
  EXPECT_EQ(r.header("connection"), "close");
  EXPECT_TRUE(busy.is_closed_within());
  busy.end_sending();
  stopping.join();
  EXPECT_EQ(stopped, Server::Stopped::complete);
  EXPECT_FALSE(RawClient(port()).connected());
}

TEST_F(ServerTest, StopsAtTheDeadline) {
  start();
  auto c = client();
  c.send("POST /length HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(c.head().status, 100);
  EXPECT_EQ(server_->stop(milliseconds(20)), Server::Stopped::cut);
}

// ----- starting

TEST_F(ServerTest, SaysWhyItCannotListen) {
  start();
  ServerSettings taken{.listeners = {Listener{.port = port()}}};
  const auto second = Server::start(taken, *api_);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code(), kListenFailed);
  const auto nowhere = Server::start({.listeners = {Listener{.address = "nowhere"}}}, *api_);
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().code(), kListenFailed);
}

TEST_F(ServerTest, ListensAtSeveralPlaces) {
  start({.listeners = {Listener{}, Listener{}}});
  EXPECT_NE(port(0), port(1));
  EXPECT_EQ(RawClient(port(0)).get("/livez").status, 200);
  EXPECT_EQ(RawClient(port(1)).get("/livez").status, 200);
}

}  // namespace
}  // namespace baytrust::http
