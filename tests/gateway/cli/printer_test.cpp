// Tables and fields line up in every script; colour only where a terminal shows it.
#include "gateway/cli/printer.hpp"

#include <gtest/gtest.h>
#include <sstream>

#include "tests/gateway/cli/shell.hpp"

namespace baytrust::cli {
namespace {

using messages::Label;
using messages::Language;

TEST(Printer, AlignsTablesByColumns) {
  std::ostringstream out;
  Printer printer(out, Sink::plain, Language::zh_hant);
  printer.table({{"名稱", "state"}, {{{"香港"}, {"a"}}, {{"HK"}, {"b"}}, {{"廣東省"}, {"c"}}}});
  EXPECT_EQ(out.str(),
            "  名稱    state\n"
            "  香港    a\n"
            "  HK      b\n"
            "  廣東省  c\n");
}

TEST(Printer, AlignsFields) {
  std::ostringstream out;
  Printer printer(out, Sink::plain, Language::zh_hans);
  printer.fields({{Label::field_path, {"a"}}, {Label::field_why, {"b"}}});
  EXPECT_EQ(out.str(), "证书链  a\n原因    b\n");
}

TEST(Printer, ColoursOnlyATerminal) {
  std::ostringstream plain;
  Printer(plain, Sink::plain, Language::en).line("no", Style::bad);
  EXPECT_EQ(plain.str(), "no\n");
  std::ostringstream terminal;
  Printer(terminal, Sink::terminal, Language::en).line("no", Style::bad);
  EXPECT_EQ(terminal.str(), "\x1b[31mno\x1b[0m\n");
  std::ostringstream uncoloured;
  Printer(uncoloured, Sink::terminal, Language::en).line("so", Style::plain);
  EXPECT_EQ(uncoloured.str(), "so\n");
}

TEST(Printer, AHostileNameCannotReachTheTerminal) {
  std::ostringstream out;
  Printer printer(out, Sink::plain, Language::en);
  printer.table({{"name"}, {{{"\x1b]0;owned\x07"}}}});
  EXPECT_EQ(out.str().find('\x1b'), std::string::npos);
}

TEST(ProgressLine, IsWrittenOverOnATerminalAndNowhereElse) {
  for (const Sink sink : {Sink::plain, Sink::terminal}) {
    test::Shell shell;
    std::ostringstream err;
    std::istringstream in;
    Environment environment{.in = in,
                            .out = err,
                            .err = err,
                            .out_sink = sink,
                            .err_sink = sink,
                            .now = {},
                            .variable = {},
                            .stores = shell.stores,
                            .verifier = {},
                            .features = {}};
    {
      Progress progress(environment);
      progress.say("香港");
    }
    EXPECT_EQ(err.str(), sink == Sink::plain ? "" : "香港\r    \r");
  }
}

}  // namespace
}  // namespace baytrust::cli
