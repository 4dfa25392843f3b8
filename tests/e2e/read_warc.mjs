// read_warc.mjs FILE...: prints "type target-uri bytes" of every record, as npm's warcio reads it.
import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.cwd() + "/"));
const { WARCParser } = require("warcio");

for (const file of process.argv.slice(2)) {
  const parser = new WARCParser(createReadStream(file));
  for await (const record of parser) {
    const payload = await record.readFully(false);
    console.log(record.warcType, record.warcTargetURI, payload ? payload.length : 0);
  }
}
