// Options: everything that a command line can say. Which command takes which of them stands in the table of commands alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/store.h"

namespace onrecord {

struct Options {
  // of a workspace
  std::string folder = ".";
  std::string now;  ///< RFC 3339; empty: the system's clock
  std::int64_t wait = 0;
  bool verbose = false;

  // of questions
  ClaimQuery query;
  std::string figure, period, measure;
  std::string by = "month";
  std::string split;
  std::string order = "said";
  std::string day;
  std::string name;
  std::vector<std::string> deliver_to;
  std::string title;
  bool without_texts = false;
  std::string format = "table";
  std::string output;
  std::int64_t claim = 0;
  bool explain = false;

  // of reading pages
  bool jsonl = false;
  std::int64_t threads = 0;
  std::string date;
  std::string golden;
  std::vector<std::string> allow_addresses;

  // of single commands
  bool help = false;
  std::string kind;
  std::string target;
  std::string source;
  std::string max_age;
  std::string backfill;
  bool disabled = false;
  std::string country;
  bool dry_run = false;
  std::string completion;
  bool man = false;
  std::vector<std::string> inputs;
};

}  // namespace onrecord
