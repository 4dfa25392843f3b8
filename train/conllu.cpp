#include "train/conllu.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "core/table.h"
#include "extract/labeller/part_of_speech.h"

namespace onrecord {
namespace {

Pos to_pos(std::string_view name) {
  const auto& labels = part_of_speech_labels();
  const auto found = std::find(labels.begin(), labels.end(), name);
  return found == labels.end() ? Pos::none : static_cast<Pos>(found - labels.begin() + 1);
}

bool is_number(std::string_view id) { return id.find_first_not_of("0123456789") == std::string_view::npos; }

class Reader {
 public:
  std::vector<TaggedText> run(std::string_view bytes) {
    for (const std::string_view line : split(bytes, '\n')) take(line);
    flush();
    return std::move(texts_);
  }

 private:
  void take(std::string_view line) {
    if (line.starts_with("# newdoc")) flush();
    if (line.starts_with("# newpar") && !text_.text.empty()) gap_ = "\n\n";
    if (line.empty()) {
      covered_ = 0;
      if (gap_.empty()) gap_ = " ";
    }
    if (line.empty() || line[0] == '#') return;
    const auto cells = split(line, '\t');
    if (cells.size() < 10) return;
    if (const std::size_t dash = cells[0].find('-'); dash != std::string_view::npos) {
      std::from_chars(cells[0].data() + dash + 1, cells[0].data() + cells[0].size(), covered_);
      spaced_after_ = cells[9].find("SpaceAfter=No") == std::string_view::npos;
      return;
    }
    if (is_number(cells[0])) add_word(cells);
  }

  void add_word(const std::vector<std::string_view>& cells) {
    if (!text_.text.empty()) text_.text += gap_;
    const auto begin = static_cast<std::uint32_t>(text_.text.size());
    text_.text += cells[1];
    text_.words.push_back({{begin, static_cast<std::uint32_t>(text_.text.size())}, to_pos(cells[3])});
    int id = 0;
    std::from_chars(cells[0].data(), cells[0].data() + cells[0].size(), id);
    bool spaced = cells[9].find("SpaceAfter=No") == std::string_view::npos;
    if (id < covered_) spaced = false;
    if (id == covered_) spaced = spaced_after_;
    gap_ = spaced ? " " : "";
  }

  void flush() {
    if (!text_.words.empty()) texts_.push_back(std::move(text_));
    text_ = {};
    gap_.clear();
  }

  std::vector<TaggedText> texts_;
  TaggedText text_;
  std::string gap_;
  int covered_ = 0;            ///< last word of the open multi-word token
  bool spaced_after_ = false;  ///< white space follows that token
};

}  // namespace

Result<std::vector<TaggedText>> load_conllu(const std::filesystem::path& path) {
  const auto bytes = read_file(path);
  if (!bytes) return bytes.error();
  return Reader().run(*bytes);
}

std::vector<Pos> map_parts_of_speech(const TaggedText& gold, const std::vector<Token>& tokens) {
  std::vector<Pos> parts;
  std::size_t word = 0;
  for (const Token& token : tokens) {
    while (word < gold.words.size() && gold.words[word].span.end <= token.span.begin) ++word;
    Pos pos = Pos::none;
    if (word < gold.words.size() && gold.words[word].span.contains(token.span.begin)) pos = gold.words[word].pos;
    // "e-mail" is one word there and three tokens here.
    if (token.kind == TokenKind::punctuation && token.span != gold.words[std::min(word, gold.words.size() - 1)].span) pos = Pos::punct;
    parts.push_back(pos);
  }
  return parts;
}

}  // namespace onrecord
