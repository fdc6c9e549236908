// The stylesheet of /docs. Contrast of every text is at least 4.5 to 1 (WCAG 2.2, 1.4.3), light and
// dark; what does not fit scrolls in its own frame, so that the page never does sideways.
#include "gateway/http/docs_page.hpp"

namespace baytrust::http {

std::string_view docs_css() {
  return R"css(:root {
  color-scheme: light dark;
  --page: #ffffff; --text: #1b1f24; --quiet: #4f5863; --line: #d3d9e0; --raised: #f4f6f8;
  --link: #0b5394; --get: #0b5394; --post: #1c6b3c; --badge: #ffffff; --mark: #fff3c4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #10151b; --text: #e4e9ef; --quiet: #a3adb8; --line: #35404c; --raised: #1a222b;
    --link: #86bdf5; --get: #86bdf5; --post: #7fd6a2; --badge: #10151b; --mark: #4a3d10;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--text); line-height: 1.55;
  font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
body:lang(zh-Hant), a:lang(zh-Hant) { font-family: system-ui, "PingFang HK", "Microsoft JhengHei", "Noto Sans CJK HK",
  "Noto Sans HK", sans-serif; }
body:lang(zh-Hans), a:lang(zh-Hans) { font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC",
  "Noto Sans SC", sans-serif; }
code, pre, .verb { font-family: ui-monospace, "SF Mono", Consolas, "Liberation Mono", "Noto Sans Mono",
  monospace; font-size: 0.875em; }
code { overflow-wrap: anywhere; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:focus-visible, summary:focus-visible, pre:focus-visible, .side:focus-visible {
  outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -100vw; padding: 0.5rem 1rem; background: var(--page); }
.skip:focus { left: 0.5rem; top: 0.5rem; }
header, .contents, .columns { max-width: 80rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1.25rem; padding-bottom: 0.75rem; }
header > p { max-width: 48rem; margin: 0.5rem 0; }
.languages { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; justify-content: flex-end; }
.languages a[aria-current] { color: var(--text); text-decoration: none; font-weight: 600; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0.5rem 0; }
h1 small { color: var(--quiet); font-size: 1rem; font-weight: 400; }
h2 { font-size: 1.5rem; margin: 3rem 0 0.75rem; padding-bottom: 0.35rem;
  border-bottom: 1px solid var(--line); }
#begin h2 { margin-top: 0.5rem; }
h3 { font-size: 1.1rem; margin: 1.75rem 0 0.5rem; }
h4 { font-size: 0.95rem; color: var(--quiet); margin: 1.1rem 0 0.35rem; }
pre { overflow-x: auto; margin: 0.75rem 0; padding: 0.75rem 1rem; background: var(--raised);
  border: 1px solid var(--line); border-radius: 6px; line-height: 1.5; }
pre code { font-size: 0.85rem; overflow-wrap: normal; }
.call { margin: 1.25rem 0; padding: 0.25rem 1.25rem 1rem; border: 1px solid var(--line);
  border-radius: 8px; }
.call h3 { margin-top: 0.9rem; }
.call h3 a { color: inherit; text-decoration: none; }
.call h3 a:hover code { text-decoration: underline; }
.method { display: inline-block; min-width: 3.6em; padding: 0.1em 0.5em; border-radius: 4px;
  background: var(--post); color: var(--badge); text-align: center; font-size: 0.8em; }
.method.get { background: var(--get); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; margin: 0.75rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; min-width: 0; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 1rem 0.35rem 0;
  border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--quiet); font-size: 0.875rem; }
th small { color: var(--quiet); display: block; }
summary { cursor: pointer; color: var(--link); }
details ul { margin: 0.5rem 0; padding-left: 1.25rem; }
tr:target, section:target { background: var(--mark); }
.side ul, .contents ul { list-style: none; margin: 0; padding: 0; }
.side li, .contents li { margin: 0.15rem 0; }
.side ul ul, .contents ul ul { margin: 0.1rem 0 0.6rem; }
.side > ul > li > a, .contents nav > ul > li > a { font-weight: 600; }
.side ul ul a, .contents ul ul a { color: var(--text); text-decoration: none; }
.side ul ul a:hover, .contents ul ul a:hover { text-decoration: underline; }
.verb { display: inline-block; width: 2.9em; color: var(--quiet); }
.side { display: none; }
main { min-width: 0; max-width: 52rem; }
@media (min-width: 64rem) {
  .contents { display: none; }
  .columns { display: grid; grid-template-columns: 21rem minmax(0, 1fr); gap: 2.5rem; }
  .side { display: block; position: sticky; top: 0; align-self: start; max-height: 100vh;
    overflow-y: auto; padding: 0.75rem 0.5rem 2rem 0; font-size: 0.9rem; }
}
@media (max-width: 40rem) {
  header, .contents, .columns { padding-left: 0.9rem; padding-right: 0.9rem; }
  .call { padding: 0.1rem 0.8rem 0.8rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 0.4rem; }
}
@media print {
  .side, .contents, .skip, .languages { display: none; }
  pre { white-space: pre-wrap; }
}
)css";
}

}  // namespace baytrust::http
