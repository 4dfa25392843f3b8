// memory_bench [FILE...]: peak memory of one page to its article, and to all that is found in it, above program and tables; beside 8 times the
// page's size + 32 MB. Exit status 1 where an article takes more.
//
// Without a file: pages of several sizes and shapes, written to take as much as they can. Each is read in a process of its own.
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include "bench/measure.h"
#include "bench/page_generator.h"
#include "core/table.h"
#include "extract/annotate.h"
#include "extract/content/read_article.h"
#include "report/extraction_json.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

constexpr std::size_t kMegabyte = 1U << 20;

std::string repeat(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

std::string in_page(const std::string& body) {
  return "<!doctype html><html><head><title>Council votes on pier</title></head><body><article><h1>Council votes on pier</h1>" + body +
         "</article></body></html>";
}

struct Shape {
  const char* name;
  std::function<std::string(std::size_t bytes)> make;
};

std::vector<Shape> shapes() {
  const std::string prose =
      "The council said on Monday that 4,000 people would cross the new pier by 2027, and Mayor Ann Hale denied that it costs $3.2 million. ";
  const auto paragraph = [](std::string piece) { return [piece](std::size_t bytes) { return in_page("<p>" + repeat(piece, bytes) + "</p>"); }; };
  const auto body = [](std::string piece) { return [piece](std::size_t bytes) { return in_page(repeat(piece, bytes)); }; };
  return {{"a long article", [](std::size_t bytes) { return make_page(7, bytes); }},
          {"one paragraph of x", paragraph("x ")},
          {"one paragraph of prose", paragraph(prose)},
          {"one paragraph of numbers", paragraph("7 ")},
          {"one paragraph of \"he said\"", paragraph("he said ")},
          {"one word", paragraph("x")},
          {"one attribute", [](std::size_t bytes) { return in_page("<p title='" + repeat("x", bytes) + "'>" + "text</p>"); }},
          {"small tags", body("<b>a</b>")},
          {"deep nesting", body("<div>")},
          {"formatting never closed", body("<i>a <p>")}};
}

double peak_megabytes() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) / 1024;
}

/// Megabytes by which `work` raises the peak of a process of its own; negative where it was killed.
double grown_by(const std::function<void()>& work) {
  int ends[2];
  if (::pipe(ends) != 0) std::exit(1);
  const pid_t child = ::fork();
  if (child == 0) {
    const double before = peak_megabytes();
    work();
    const double grown = peak_megabytes() - before;
    const bool written = ::write(ends[1], &grown, sizeof grown) == sizeof grown;
    ::_exit(written ? 0 : 1);
  }
  ::close(ends[1]);
  double grown = -1;
  if (::read(ends[0], &grown, sizeof grown) != sizeof grown) grown = -1;
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return grown;
}

bool report(const std::string& name, std::string html, const Lexicon& lexicon) {
  Page page;
  page.url = "https://harbour-post.example/pier";
  page.body = std::move(html);
  const double size = static_cast<double>(page.body.size()) / kMegabyte;
  const double allowed = 8 * size + 32;
  const double article = grown_by([&] { (void)read_article(page, lexicon.content); });
  const double whole = grown_by([&] { (void)to_json(extract_page(page, {}, lexicon), {}); });
  fmt::print("{:<26} {:6.1f} MB  article {:6.1f}  all {:6.1f}  allowed {:6.1f}{}\n", name, size, article, whole, allowed,
             article > allowed || article < 0 ? "  ARTICLE ABOVE"
             : whole > allowed || whole < 0   ? "  all above"
                                              : "");
  return article >= 0 && article <= allowed;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
  using namespace onrecord;
  const Lexicon lexicon = need(load_lexicon(source_root() + "/config", source_root() + "/models"));
  bool held = true;
  for (int i = 1; i < argc; ++i) held = report(argv[i], need(read_file(argv[i])), lexicon) && held;
  if (argc > 1) return held ? 0 : 1;
  for (const Shape& shape : shapes()) {
    for (const std::size_t bytes : {kMegabyte / 4, 2 * kMegabyte, 8 * kMegabyte}) held = report(shape.name, shape.make(bytes), lexicon) && held;
  }
  return held ? 0 : 1;
}
