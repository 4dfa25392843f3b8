#include "report/escape.h"
#include "report/plot.h"

namespace onrecord {

std::string to_page(const std::string& title, const std::string& picture) {
  return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escape_html(title) + "</title></head><body>\n<h1>" +
         escape_html(title) + "</h1>\n" + picture + "</body></html>\n";
}

}  // namespace onrecord
