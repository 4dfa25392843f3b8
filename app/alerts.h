// The watches of a workspace: asked, told, delivered.
#pragma once

#include <string>
#include <vector>

#include "app/settings.h"
#include "report/alert_report.h"
#include "store/store.h"

namespace onrecord {

[[nodiscard]] Watch to_watch(const WatchSection& section);
[[nodiscard]] Result<AlertTemplates> load_program_templates();

/// Matches every watch, renders and delivers its reports: files, mail (`to = "mailto:..."`), webhooks (`to = "https://..."`). Watches that deliver to
/// one target share one report. What failed or could not be asked goes to stderr, a line each.
struct AlertsDone {
  int sent = 0;         ///< reports delivered
  int bad_watches = 0;  ///< watches whose words cannot be read as a query: the others were told all the same
};
/// `dry_run`: the report goes to stdout and nowhere else; the settings name a copy of the index.
[[nodiscard]] Result<AlertsDone> run_alerts(const Settings& settings, Instant now, bool dry_run);

}  // namespace onrecord
