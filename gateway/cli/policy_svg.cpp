// The SVG of a policy drawing: levels as columns from left to right, policies as boxes, arrows with
// what they rest on between the columns. Labels are moved down until none covers another.
#include <algorithm>
#include <fmt/format.h>

#include "gateway/cli/policy_drawing.hpp"
#include "gateway/cli/width.hpp"

namespace baytrust::cli {
namespace {

using service::PolicyPicture;
using Origin = decision::PolicyEdge::Origin;

// All in user units, at a font of 13. A column of text is as wide as a digit in a wide font; a CJK
// character takes two.
constexpr int kFont = 13, kColumn = 8, kLine = 18;
constexpr int kMargin = 24, kPad = 10, kBox = 30, kRow = 58;
constexpr int kArrow = 26;  // free on both sides of an arrow's label

constexpr std::string_view kFonts =
    "'Noto Sans CJK TC', 'Noto Sans CJK SC', 'Source Han Sans', 'Microsoft JhengHei', "
    "'Microsoft YaHei', 'PingFang TC', 'PingFang SC', 'DejaVu Sans', sans-serif";

int text_width(std::string_view text) { return static_cast<int>(width(printable(text))) * kColumn; }

struct Rectangle {
  int x = 0, y = 0, w = 0, h = 0;
  bool overlaps(const Rectangle& o) const {
    return x < o.x + o.w && o.x < x + w && y < o.y + o.h && o.y < y + h;
  }
};

struct Canvas {
  std::string body;
  int width = 0, height = 0;

  void reach(int x, int y) {
    width = std::max(width, x);
    height = std::max(height, y);
  }
  // In the middle of a rectangle that is wide enough.
  void text_in(const Rectangle& box, std::string_view content, std::string_view style) {
    body += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"middle\"{}>{}</text>\n",
                        box.x + box.w / 2, box.y + box.h / 2 + 5, style, xml_text(content));
    reach(box.x + box.w, box.y + box.h);
  }
  void text(int x, int y, std::string_view content, std::string_view style = {}) {
    body += fmt::format("<text x=\"{}\" y=\"{}\"{}>{}</text>\n", x, y, style, xml_text(content));
    reach(x + text_width(content), y + 6);
  }
};

// Where one graph's boxes stand.
class Layout {
 public:
  Layout(const PolicyDrawing& drawing, const PolicyPicture& picture, int top);

  void draw(Canvas& canvas) const;
  int bottom() const { return bottom_; }

 private:
  std::string label_of(std::size_t node) const;
  void draw_edge(Canvas& canvas, const PolicyPicture::Edge& edge,
                 std::vector<Rectangle>& taken) const;

  const PolicyDrawing& drawing_;
  const PolicyPicture& picture_;
  std::vector<Rectangle> boxes_;  // of nodes
  int bottom_ = 0;
};

std::string Layout::label_of(std::size_t node) const {
  const std::string policy = to_string(picture_.nodes[node].policy);
  return policy == "2.5.29.32.0" ? drawing_.any_policy : policy;
}

Layout::Layout(const PolicyDrawing& drawing, const PolicyPicture& picture, int top)
    : drawing_(drawing), picture_(picture), boxes_(picture.nodes.size()), bottom_(top) {
  // The widest box of each level and the widest label before it.
  std::vector<int> column(picture.levels()), gap(picture.levels());
  for (std::size_t n = 0; n < boxes_.size(); ++n) {
    int& widest = column[picture.nodes[n].level];
    widest = std::max(widest, text_width(label_of(n)) + 2 * kPad);
  }
  for (const PolicyPicture::Edge& edge : picture.edges) {
    int& widest = gap[picture.nodes[edge.to].level];
    widest = std::max(widest, text_width(edge.reference) + 2 * kArrow);
  }
  std::vector<int> left(picture.levels()), next(picture.levels(), top);
  for (std::size_t level = 0, x = kMargin; level < left.size(); ++level) {
    if (level > 0) x += static_cast<std::size_t>(gap[level]);
    left[level] = static_cast<int>(x);
    x += static_cast<std::size_t>(column[level]);
  }
  for (std::size_t n = 0; n < boxes_.size(); ++n) {
    const std::uint32_t level = picture.nodes[n].level;
    boxes_[n] = {left[level], next[level], column[level], kBox};
    next[level] += kRow;
    bottom_ = std::max(bottom_, next[level]);
  }
}

void Layout::draw(Canvas& canvas) const {
  std::vector<Rectangle> taken = boxes_;
  for (const PolicyPicture::Edge& edge : picture_.edges) draw_edge(canvas, edge, taken);
  for (std::size_t n = 0; n < boxes_.size(); ++n) {
    const Rectangle& box = boxes_[n];
    const std::string label = label_of(n);
    const bool any = label == drawing_.any_policy;
    canvas.body +=
        fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"4\"/>\n",
                    any ? "any" : "policy", box.x, box.y, box.w, box.h);
    canvas.text_in(box, label, "");
  }
}

void Layout::draw_edge(Canvas& canvas, const PolicyPicture::Edge& edge,
                       std::vector<Rectangle>& taken) const {
  const Rectangle& from = boxes_[edge.from];
  const Rectangle& to = boxes_[edge.to];
  const int x1 = from.x + from.w, y1 = from.y + kBox / 2, x2 = to.x, y2 = to.y + kBox / 2;
  const bool registered = edge.origin == Origin::mapping_register;
  canvas.body += fmt::format(
      "<line class=\"{0}\" x1=\"{1}\" y1=\"{2}\" x2=\"{3}\" y2=\"{4}\" "
      "marker-end=\"url(#{0}-end)\"/>\n",
      registered ? "register" : "certificate", x1, y1, x2, y2);
  const int w = text_width(edge.reference);
  Rectangle label{(x1 + x2) / 2 - w / 2 - 3, (y1 + y2) / 2 - kLine / 2, w + 6, kLine};
  const auto covers = [&](const Rectangle& other) { return label.overlaps(other); };
  while (std::any_of(taken.begin(), taken.end(), covers)) label.y += kLine;
  taken.push_back(label);
  canvas.body +=
      fmt::format("<rect class=\"label\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", label.x,
                  label.y, label.w, label.h);
  canvas.text_in(label, edge.reference, " class=\"reference\"");
}

void draw_graph(Canvas& canvas, const PolicyDrawing& drawing, const DrawnGraph& graph) {
  const int top = canvas.height + kLine;
  canvas.text(kMargin, top + kFont, graph.caption, " class=\"caption\"");
  const int below = top + kFont + kLine;
  if (graph.picture.nodes.empty()) {
    canvas.text(kMargin, below + kFont, graph.when_empty, " class=\"reference\"");
    return;
  }
  const Layout layout(drawing, graph.picture, below);
  layout.draw(canvas);
  canvas.reach(0, layout.bottom() - (kRow - kBox));
}

void draw_legend(Canvas& canvas, const PolicyDrawing& drawing) {
  int y = canvas.height + 2 * kLine;
  const auto line = [&](std::string_view kind, const std::string& text) {
    canvas.body += fmt::format(
        "<line class=\"{0}\" x1=\"{1}\" y1=\"{2}\" x2=\"{3}\" y2=\"{2}\" "
        "marker-end=\"url(#{0}-end)\"/>\n",
        kind, kMargin, y - 4, kMargin + 34);
    canvas.text(kMargin + 46, y, text, " class=\"reference\"");
    y += kLine;
  };
  line("register", drawing.from_register);
  line("certificate", drawing.from_certificate);
  y += kLine / 2;
  for (const std::string& note : drawing.notes) {
    canvas.text(kMargin, y, note, " class=\"reference\"");
    y += kLine;
  }
}

std::string marker(std::string_view kind, std::string_view colour) {
  return fmt::format(
      "<marker id=\"{}-end\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"10\" "
      "markerHeight=\"10\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 "
      "8z\" fill=\"{}\"/></marker>\n",
      kind, colour);
}

}  // namespace

std::string to_svg(const PolicyDrawing& drawing) {
  constexpr std::string_view kRegister = "#0b6e4f", kCertificate = "#4a5568";
  Canvas canvas;
  canvas.text(kMargin, kMargin + kFont, drawing.title, " class=\"title\"");
  for (const DrawnGraph& graph : drawing.graphs) draw_graph(canvas, drawing, graph);
  draw_legend(canvas, drawing);
  const int w = canvas.width + kMargin, h = canvas.height + kMargin;
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
      "width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" font-family=\"{2}\" "
      "font-size=\"{3}\" fill=\"#1a202c\">\n<title>{4}</title>\n",
      w, h, kFonts, kFont, xml_text(drawing.title));
  out +=
      "<style>.title{font-size:16px;font-weight:bold}.caption{font-weight:bold}"
      ".reference{font-size:12px;fill:#2d3748}.policy{fill:#edf2f7;stroke:#2d3748}"
      ".any{fill:#fff;stroke:#718096;stroke-dasharray:4 3}.label{fill:#fff}";
  out += fmt::format(
      ".register{{stroke:{};stroke-width:2.5}}.certificate{{stroke:{};stroke-width:1.3}}</style>\n",
      kRegister, kCertificate);
  out += "<defs>\n" + marker("register", kRegister) + marker("certificate", kCertificate) +
         "</defs>\n";
  out += fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"#fff\"/>\n", w, h);
  return out + canvas.body + "</svg>\n";
}

}  // namespace baytrust::cli
