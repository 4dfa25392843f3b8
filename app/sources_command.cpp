#include "app/sources_command.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/fetch_page.h"
#include "app/probe_site.h"
#include "app/source_health.h"
#include "app/source_of_url.h"
#include "app/workspace.h"
#include "core/table.h"
#include "core/terminal_text.h"
#include "core/url.h"
#include "crawler/source_facts.h"
#include "report/row_table.h"

namespace onrecord {
namespace {

/// A TOML basic string has the escapes of JSON, but for DEL.
std::string toml_text(const std::string& text) {
  std::string out = nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  for (std::size_t at = out.find('\x7F'); at != std::string::npos; at = out.find('\x7F')) out.replace(at, 1, "\\u007F");
  return out;
}

std::string line_of(const char* key, const std::vector<std::string>& urls) {
  if (urls.empty()) return {};
  std::string list;
  for (const std::string& url : urls) list += (list.empty() ? "" : ", ") + toml_text(url);
  return std::string(key) + " = [" + list + "]\n";
}

std::string free_id(const std::string& wanted, const std::vector<SourceSection>& sources) {
  const auto taken = [&](const std::string& id) {
    return std::any_of(sources.begin(), sources.end(), [&](const SourceSection& s) { return s.id == id; });
  };
  std::string id = wanted;
  for (int n = 2; taken(id); ++n) id = wanted + "-" + std::to_string(n);
  return id;
}

/// Takes away what a source names already; the id of that source.
std::string leave_out_known(const std::vector<SourceSection>& sources, ProbedSite& site) {
  std::string known;
  for (const SourceSection& source : sources) {
    const auto leave_out = [&](std::vector<std::string>& mine, const std::vector<std::string>& theirs) {
      const auto gone = std::erase_if(mine, [&](const std::string& url) { return std::find(theirs.begin(), theirs.end(), url) != theirs.end(); });
      if (gone > 0) known = source.id;
    };
    leave_out(site.feeds, source.feeds);
    leave_out(site.sitemaps, source.sitemaps);
    leave_out(site.sections, source.sections);
  }
  return known;
}

/// The block is put behind all that stands in the file; where the file is no good with it, the file stays as it was.
Status append_block(const Settings& settings, const std::string& block) {
  const auto path = settings.folder / "sources.toml";
  std::string before;
  if (std::filesystem::exists(path)) {
    auto text = read_file(path);
    if (!text) return text.error();
    before = std::move(*text);
  }
  const char* gap = before.empty() || before.ends_with('\n') ? "" : "\n";
  if (Status written = write_file(path, before + gap + block); !written) return written;
  const auto with_it = load_settings(settings.folder);
  if (with_it) return Done{};
  if (Status restored = write_file(path, before); !restored) return restored;
  return with_it.error();
}

Result<ProbedSite> probe(const Settings& settings, const std::string& url) {
  const auto parsed = parse_url(url);
  if (!parsed || !parsed->is_http() || !parsed->host) return Error{Failure::usage, "'" + url + "' is no http:// or https:// address"};
  FetchPageOptions options;
  options.user_agent = settings.crawler.user_agent + (settings.crawler.contact.empty() ? "" : " (+" + settings.crawler.contact + ")");
  options.allow_addresses = settings.crawler.allow_addresses;
  options.ca_file = settings.crawler.ca_file;
  options.proxy = settings.crawler.proxy;
  options.delay_seconds = settings.crawler.delay_seconds;
  auto fetcher = PageFetcher::make(options, *parsed->host);
  if (!fetcher) return fetcher.error();
  return probe_site(url,
                    {[&](const std::string& at) { return fetcher->fetch(at); }, [&](const std::string& at) { return fetcher->sitemaps_of(at); }});
}

int add_source(const Options& o) {
  if (o.inputs.size() != 2) return fail({Failure::usage, "sources add takes one URL"});
  const auto settings = load_settings(o.folder);
  if (!settings) return fail(settings.error());
  auto site = probe(*settings, o.inputs[1]);
  if (!site) return fail(site.error());
  for (const std::string& note : site->notes) std::cerr << to_terminal_text(note) << '\n';
  const std::string known = leave_out_known(settings->sources, *site);
  if (site->empty() && !known.empty()) {
    std::cout << "nothing new: source '" << known << "' has it already\n";
    return 0;
  }
  if (site->empty()) return fail({Failure::data, o.inputs[1] + ": no feed, no news sitemap, and no page with links to articles"});
  const std::string id = free_id(o.source.empty() ? id_of_site(o.inputs[1]) : o.source, settings->sources);
  const std::string block = "\n[[source]]\nid = " + toml_text(id) + "\nname = " + toml_text(site->name.empty() ? id : site->name) + "\n" +
                            line_of("feeds", site->feeds) + line_of("sitemaps", site->sitemaps) + line_of("sections", site->sections) +
                            "enabled = " + (o.disabled ? "false" : "true") + "\n";
  if (const Status added = append_block(*settings, block); !added) return fail(added.error());
  std::cout << to_terminal_text("added to sources.toml; kind, country and timezone are yours to add") << '\n' << block.substr(1);
  return 0;
}

std::string share(std::int64_t part, std::int64_t whole) {
  const int percent = per_cent(part, whole);
  return percent < 0 ? "" : std::to_string(percent) + " %";
}

void add_facts(const std::vector<SourceHealth>& health, const std::map<std::string, SourceFacts>& facts, RowTable& table) {
  for (const char* column : {"walls", "pay walls", "not read", "robots.txt changed", "feed moved to"}) table.columns.emplace_back(column);
  for (std::size_t i = 0; i < health.size(); ++i) {
    const auto found = facts.find(health[i].source_id);
    const SourceFacts f = found == facts.end() ? SourceFacts{} : found->second;
    std::string moved;
    for (const MovedListing& m : f.moved) moved += (moved.empty() ? "" : "; ") + m.url + " -> " + m.to;
    for (const std::string& cell : {share(f.walls, f.articles), share(f.paywalls, f.articles), share(f.unread, f.articles),
                                    f.robots_changed ? f.robots_changed->to_string() : std::string(), moved})
      table.rows[i].push_back(cell);
  }
}

}  // namespace

int run_sources(Options& options) {
  if (!options.inputs.empty()) {
    if (options.inputs.front() == "add") return add_source(options);
    return fail({Failure::usage, "sources: '" + options.inputs.front() + "' is no action; did you mean 'add'?"});
  }
  const auto settings = load_settings(options.folder);
  if (!settings) return fail(settings.error());
  const auto health = read_health(*settings);
  if (!health) return fail(health.error());
  const auto facts = read_source_facts(settings->index.string());
  if (!facts) return fail(facts.error());
  RowTable table = to_table(*health);
  add_facts(*health, *facts, table);
  std::cout << render(table, *parse_format(options.format));
  return 0;
}

}  // namespace onrecord
