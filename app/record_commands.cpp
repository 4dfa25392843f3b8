#include "app/record_commands.h"

#include <iostream>

#include "app/lock.h"
#include "app/workspace.h"

namespace onrecord {
namespace {

Result<Store> open_for(const Options& o, OpenMode mode) {
  const auto settings = load_main_settings(o.folder);
  if (!settings) return settings.error();
  return open_index(*settings, mode);
}

}  // namespace

int run_snapshot(Options& o) {
  auto store = open_for(o, OpenMode::write);
  if (!store) return fail(store.error());
  const Status done = store->snapshot(o.target, !o.without_texts);
  return done ? 0 : fail(done.error());
}

int run_forget(Options& o) {
  if (o.name.empty()) return fail({Failure::usage, "--person names whom to forget"});
  const auto settings = load_main_settings(o.folder);
  if (!settings) return fail(settings.error());
  const auto now = current_time(o);
  if (!now) return fail(now.error());
  const auto lock = Lock::take(settings->folder / "onrecord.lock", static_cast<int>(o.wait));
  if (!lock) return fail(lock.error());
  auto store = open_index(*settings, OpenMode::write);
  if (!store) return fail(store.error());
  const auto claims = store->forget_person(o.name, *now);
  if (!claims) return fail(claims.error());
  std::cerr << *claims << " claims removed; the texts of articles and the archive are as they were\n";
  return 0;
}

int run_restore(Options& o) {
  const auto settings = load_main_settings(o.folder);
  if (!settings) return fail(settings.error());
  const auto lock = Lock::take(settings->folder / "onrecord.lock", static_cast<int>(o.wait));
  if (!lock) return fail(lock.error());
  const Status done = restore_index(o.target, settings->index);
  return done ? 0 : fail(done.error());
}

}  // namespace onrecord
