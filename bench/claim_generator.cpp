#include "bench/claim_generator.h"

#include <cmath>

namespace onrecord {
namespace {

constexpr std::size_t kSpeakers = 20000, kWords = 30000, kSources = 60, kRecent = 50;
constexpr const char* kCountries[] = {"US", "CN", "RU", "GB", "UA", "DE", "FR", "IN", "MX", "JP", "IL", "IR", "TW", "KR",
                                      "BR", "CA", "PL", "TR", "SA", "EG", "VE", "CU", "GT", "HN", "CO", "IT", "ES", "NL",
                                      "SE", "PK", "AF", "SY", "IQ", "NG", "ZA", "KE", "ET", "VN", "PH", "ID"};

/// A made word: the same for the same number.
std::string make_word(std::uint64_t n) {
  static constexpr const char* kBegin[] = {"b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl"};
  static constexpr const char* kMiddle[] = {"a", "e", "i", "o", "u", "ai", "ea", "ou"};
  std::string out;
  for (std::uint64_t rest = n + 17; rest > 0; rest /= 128) out += std::string(kBegin[rest % 16]) + kMiddle[(rest / 16) % 8];
  return out;
}

std::string capital(std::string word) {
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

}  // namespace

ClaimGenerator::ClaimGenerator(std::uint64_t seed) : state_(seed * 2 + 1), countries_(std::begin(kCountries), std::end(kCountries)) {
  for (std::size_t i = 0; i < kWords; ++i) words_.push_back(make_word(i));
  for (std::size_t i = 0; i < kSpeakers; ++i) speakers_.push_back(capital(make_word(i * 7 + 3)) + " " + capital(make_word(i * 13 + 40000)));
}

std::uint64_t ClaimGenerator::below(std::uint64_t n) {
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return (z ^ (z >> 31)) % n;
}

std::size_t ClaimGenerator::pick(std::size_t n) {
  const double u = static_cast<double>(below(1U << 30U)) / static_cast<double>(1U << 30U);
  return std::min(n - 1, static_cast<std::size_t>(std::pow(static_cast<double>(n) + 1, u)) - 1);
}

void ClaimGenerator::add_claim(Extraction& x, std::uint32_t begin) {
  std::string& text = x.article.text;
  const std::string& name = speakers_[pick(kSpeakers)];
  const auto entity = static_cast<std::uint32_t>(x.annotations.entities.size());
  x.annotations.entities.push_back({EntityKind::person, name, "", "", {entity}, {}, "", "", {}, RoleBasis::none, 0});
  Mention m;
  m.span = {begin, begin + static_cast<std::uint32_t>(name.size())};
  m.type = MentionType::person;
  m.entity = entity;
  x.annotations.mentions.push_back(m);
  text += name + " said ";
  Claim c;
  c.source = {m.span};
  c.cue = {{m.span.end + 1, m.span.end + 5}};
  const auto from = static_cast<std::uint32_t>(text.size());
  if (below(5) == 0) {
    Figure f;
    const std::uint64_t value = 1000 + below(90) * 1000;
    f.low = f.high = static_cast<double>(value);
    f.modifier = below(3) == 0 ? Modifier::over : Modifier::none;
    f.span = {from, from + static_cast<std::uint32_t>(std::to_string(value).size())};
    f.counted = f.counted_lemma = words_[500 + pick(200)];
    const auto year = static_cast<int>(2017 + below(8));
    f.period = DateRange{*CivilDate::make(year, 1, 1), *CivilDate::make(year, 12, 31)};
    f.period_label = std::to_string(year);
    text += std::to_string(value) + " " + f.counted + " ";
    c.figures = {static_cast<std::uint32_t>(x.annotations.figures.size())};
    x.annotations.figures.push_back(f);
    c.about = f.period;
    c.about_label = f.period_label;
  }
  for (std::uint64_t i = 0, n = 8 + below(18); i < n; ++i) text += words_[pick(kWords)] + " ";
  text.pop_back();
  c.content = {{from, static_cast<std::uint32_t>(text.size())}};
  c.sentence = static_cast<std::uint32_t>(x.annotations.sentences.size());
  c.speaker.kind = SpeakerKind::person;
  c.speaker.entity = entity;
  c.speaker.name = name;
  c.quote = below(3) == 0 ? QuoteType::direct : QuoteType::indirect;
  c.claim_class = static_cast<ClaimClass>(below(11));
  c.cue_lemma = "say";
  c.countries = {*CountryCode::parse(countries_[pick(countries_.size())])};
  if (below(3) == 0) {
    const auto second = *CountryCode::parse(countries_[pick(countries_.size())]);
    if (second != c.countries[0]) c.countries.push_back(second);
  }
  x.claims.push_back(std::move(c));
}

void ClaimGenerator::add_sentence(Extraction& x, bool claim) {
  std::string& text = x.article.text;
  if (!text.empty()) text += ' ';
  const auto begin = static_cast<std::uint32_t>(text.size());
  if (claim) {
    add_claim(x, begin);
  } else {
    for (std::uint64_t i = 0, n = 12 + below(14); i < n; ++i) text += (i == 0 ? capital(words_[pick(kWords)]) : words_[pick(kWords)]) + " ";
    text.pop_back();
  }
  text += '.';
  x.annotations.sentences.push_back({{begin, static_cast<std::uint32_t>(text.size())}, 0, 0, 0});
}

ClaimGenerator::Made ClaimGenerator::next() {
  Made out;
  out.source = "source-" + std::to_string(pick(kSources));
  out.url = "https://" + out.source + ".example/" + std::to_string(articles_);
  const auto day = CivilDate::make(2017, 1, 1)->plus_days(static_cast<std::int32_t>((articles_ / 60) % 2900));
  ++articles_;
  if (!recent_.empty() && below(5) == 0) {
    out.extraction = recent_[below(recent_.size())];
  } else {
    out.extraction.article.title = capital(words_[pick(kWords)]) + " " + words_[pick(kWords)] + " " + words_[pick(kWords)];
    for (int i = 0; i < 24; ++i) add_sentence(out.extraction, i % 5 == 1);
    if (recent_.size() < kRecent) {
      recent_.push_back(out.extraction);
    } else {
      recent_[articles_ % kRecent] = out.extraction;
    }
  }
  out.extraction.article.published = PageDate{day, {}, day.to_string(), DateBasis::meta};
  for (Claim& c : out.extraction.claims) {
    c.said_on = day.plus_days(-static_cast<std::int32_t>(below(3)));
    c.said_basis = SaidBasis::text;
  }
  return out;
}

}  // namespace onrecord
