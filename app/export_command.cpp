#include "app/export_command.h"

#include <iostream>

#include "app/query_commands.h"
#include "app/workspace.h"
#include "core/hash.h"
#include "core/table.h"
#include "report/exports.h"

namespace onrecord {
namespace {

struct Exported {
  std::string bytes;
  std::int64_t rows = 0, entries = 0;
};

Result<Exported> make_export(Store& store, const Options& o, const std::string& database) {
  if (o.format == "datasette") {
    const auto docs = store.docs();
    if (!docs) return docs.error();
    std::vector<DocRow> rows;
    for (const auto& [object, field, description] : *docs) rows.push_back({object, field, description});
    return Exported{datasette_metadata(o.name.empty() ? database : o.name, rows), std::ssize(rows), std::ssize(rows)};
  }
  const auto format = parse_export_format(o.format);
  if (!format) return Error{Failure::usage, "--format '" + o.format + "' is no format of export"};
  const auto result = store.query(o.query);
  if (!result) return result.error();
  if (result->total != static_cast<std::int64_t>(result->rows.size()))
    return Error{Failure::internal, std::to_string(result->rows.size()) + " rows where " + std::to_string(result->total) + " match"};
  return Exported{render_export(result->rows, *format), result->total, count_entries(result->rows, *format)};
}

/// The manifest stands beside the file: FILE.manifest.json.
Status write_both(Store& store, const Options& o, const Exported& exported, Instant now) {
  if (const Status written = write_file(o.output, exported.bytes); !written) return written;
  const auto sql = store.explain(o.query);
  if (!sql) return sql.error();
  const auto stats = store.stats();
  if (!stats) return stats.error();
  Manifest manifest;
  manifest.file = std::filesystem::path(o.output).filename().string();
  manifest.sha256 = sha256_hex(exported.bytes);
  manifest.format = o.format;
  manifest.rows = exported.rows;
  manifest.entries = exported.entries;
  manifest.query = *sql;
  manifest.program = program_version();
  manifest.rules = stats->last_rules;
  manifest.made_at = now.to_string();
  return write_file(o.output + ".manifest.json", render_manifest(manifest));
}

}  // namespace

int run_export(Options& o) {
  if (o.format == "table") o.format = "csv";
  o.query.limit = -1;
  o.query.offset = 0;
  o.query.in_text = o.format == "annotations";
  if (const Status status = read_filters(o); !status) return fail(status.error());
  const auto settings = load_main_settings(o.folder);
  if (!settings) return fail(settings.error());
  const auto now = current_time(o);
  if (!now) return fail(now.error());
  auto store = open_index(*settings, OpenMode::read);
  if (!store) return fail(store.error());
  const auto exported = make_export(*store, o, settings->index.stem().string());
  if (!exported) return fail(exported.error());
  if (o.output.empty()) {
    std::cout << exported->bytes << std::flush;
    if (!std::cout) return fail({Failure::io, "cannot write the export"});
  } else if (const Status written = write_both(*store, o, *exported, *now); !written) {
    return fail(written.error());
  }
  std::cerr << exported->rows << (exported->rows == 1 ? " row" : " rows") << " exported";
  if (exported->entries != exported->rows) std::cerr << " as " << exported->entries << (exported->entries == 1 ? " entry" : " entries");
  std::cerr << '\n';
  return 0;
}

}  // namespace onrecord
