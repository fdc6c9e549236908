#include "gateway/cli/policy_drawing.hpp"

#include <fmt/format.h>

#include "gateway/cli/width.hpp"
#include "gateway/messages/markup.hpp"

namespace baytrust::cli {
namespace {

using service::PolicyPicture;
using Origin = decision::PolicyEdge::Origin;

bool is_from_register(const PolicyPicture::Edge& edge) {
  return edge.origin == Origin::mapping_register;
}

}  // namespace

std::string xml_text(std::string_view utf8) { return messages::markup_text(printable(utf8)); }

std::string dot_text(std::string_view utf8) {
  std::string out;
  for (const char c : printable(utf8)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string to_dot(const PolicyDrawing& drawing) {
  std::string out =
      fmt::format("digraph policies {{\n  label=\"{}\";\n  rankdir=LR;\n  node [shape=box];\n",
                  dot_text(drawing.title));
  for (std::size_t g = 0; g < drawing.graphs.size(); ++g) {
    const DrawnGraph& graph = drawing.graphs[g];
    out += fmt::format("  subgraph cluster_{} {{\n    label=\"{}\";\n", g, dot_text(graph.caption));
    const auto& nodes = graph.picture.nodes;
    if (nodes.empty()) {
      out += fmt::format("    g{}_empty [label=\"{}\", shape=plaintext];\n", g,
                         dot_text(graph.when_empty));
    }
    for (std::size_t n = 0; n < nodes.size(); ++n) {
      const std::string policy = to_string(nodes[n].policy);
      const bool any = policy == "2.5.29.32.0";
      out += fmt::format("    g{}_{} [label=\"{}\"{}];\n", g, n,
                         dot_text(any ? drawing.any_policy : policy), any ? ", style=dashed" : "");
    }
    for (const PolicyPicture::Edge& edge : graph.picture.edges) {
      out += fmt::format("    g{}_{} -> g{}_{} [label=\"{}\"{}];\n", g, edge.from, g, edge.to,
                         dot_text(edge.reference), is_from_register(edge) ? ", penwidth=2" : "");
    }
    out += "  }\n";
  }
  return out + "}\n";
}

}  // namespace baytrust::cli
