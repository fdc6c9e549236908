// Policy graphs as drawings: Graphviz source, and SVG by an own layout so that no other program is
// needed. Equal drawings give equal octets. SVG is well-formed, names fonts that have Chinese
// characters, refers to nothing outside itself and holds no script; every text passes an escaper.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gateway/service/policy_picture.hpp"

namespace baytrust::cli {

struct DrawnGraph {
  std::string caption;
  std::string when_empty;  // said where the graph has no node
  service::PolicyPicture picture;
};

struct PolicyDrawing {
  std::string title;
  std::vector<DrawnGraph> graphs;
  std::string any_policy;     // the word for 2.5.29.32.0
  std::string from_register;  // legend: what the two kinds of arrows rest on
  std::string from_certificate;
  std::vector<std::string> notes;  // lines below: which certificate path[0] is ...
};

std::string to_dot(const PolicyDrawing& drawing);
std::string to_svg(const PolicyDrawing& drawing);

// Text as XML character data or attribute value: markup escaped, what XML cannot hold (control
// characters, broken UTF-8) and direction overrides shown as U+FFFD.
std::string xml_text(std::string_view utf8);
// The same between the quotes of a Graphviz string.
std::string dot_text(std::string_view utf8);

}  // namespace baytrust::cli
