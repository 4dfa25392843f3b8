// Which country's dollars, pesos or pounds an amount is in: asked in the order of config/figures/currency_bases.tsv.
#include <algorithm>

#include "extract/figures/counted.h"
#include "extract/figures/units.h"

namespace onrecord::figures {
namespace {

using Countries = StringMap<CountryCurrency>;

/// "$5 million (Canadian)", "$5 million in Australian dollars": a people's adjective at the amount that describes nothing else.
std::string country_beside(const FigureText& t, std::size_t end) {
  const TokenView& v = t.view;
  const bool bracket = v.is(end, "(");
  const std::size_t at = bracket || v.is(end, "in") ? end + 1 : end;
  if (at >= v.size() || v.starts_sentence(at)) return {};
  const auto country = country_in(t, v[at].span);
  if (!country) return {};
  const bool closed = bracket ? v.is(at + 1, ")") : at == end && !t.noun(at + 1) && v.pos(at + 1) != Pos::adj;
  return closed || v.is(at + 1, "dollars") || v.is(at + 1, "pesos") || v.is(at + 1, "pounds") ? country->str() : std::string();
}

/// The country of the subject; foreign papers convert what other countries spend, but nobody converts dollars of the United States.
std::string country_of_issuer(const FigureText& t, std::size_t begin) {
  Span whole;
  const Span subject = read_subject(t, begin, &whole);
  const auto country = country_in(t, whole.empty() ? subject : whole);
  if (!country) return {};
  const bool believed = !t.context.home || *t.context.home == *country || country->view() == "US";
  return believed ? country->str() : std::string();
}

std::string country_by(const FigureText& t, const std::string& basis, std::size_t begin, std::size_t end) {
  if (basis == "beside") return country_beside(t, end);
  if (basis == "issuer") return country_of_issuer(t, begin);
  if (basis == "source") return t.context.home ? t.context.home->str() : std::string();
  if (basis == "text") return t.context.home ? std::string() : t.country;
  return "*";
}

/// The currency of `country` where the table lets this basis tell it; null: not.
const CountryCurrency* currency_of(const Countries& countries, const std::string& country, const std::string& basis) {
  const auto own = countries.find(country);
  if (own == countries.end()) return nullptr;
  const auto& bases = own->second.bases;
  return country == "*" || std::find(bases.begin(), bases.end(), basis) != bases.end() ? &own->second : nullptr;
}

}  // namespace

CurrencyChoice currency_in_context(const FigureText& t, const std::string& unit, std::size_t begin, std::size_t end) {
  const auto names = t.tables.currency_countries.find(unit);
  if (names == t.tables.currency_countries.end()) return {unit, {}};
  for (const std::string& basis : t.tables.currency_bases) {
    const std::string country = country_by(t, basis, begin, end);
    if (country.empty()) continue;
    if (const CountryCurrency* currency = currency_of(names->second, country, basis)) return {currency->code, basis};
  }
  return {names->second.at("*").code, "default"};
}

}  // namespace onrecord::figures
