#!/usr/bin/env python3
"""install_test.py BUILD CMAKE: the installed tree works from any folder, with nothing of the source or build tree."""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BUILD, CMAKE = sys.argv[1], sys.argv[2]
FILES = ["share/man/man1/onrecord.1", "share/bash-completion/completions/onrecord", "share/zsh/vendor-completions/_onrecord",
         "share/fish/vendor_completions.d/onrecord.fish", "share/onrecord/config/workspace/sources.toml", "share/onrecord/models/NOTICE"]


class Install(unittest.TestCase):
    def test_installed_tree(self):
        with tempfile.TemporaryDirectory() as folder:
            prefix = Path(folder, "tree")
            subprocess.run([CMAKE, "--install", BUILD, "--prefix", str(prefix)], check=True, capture_output=True)
            for name in FILES:
                self.assertGreater((prefix / name).stat().st_size, 0, name)
            moved = Path(folder, "elsewhere")
            prefix.rename(moved)  # the tree finds its own files wherever it stands
            binary = str(moved / "bin" / "onrecord")
            environment = {k: v for k, v in os.environ.items() if k != "ONRECORD_DATA"}

            def run(*words):
                return subprocess.run([binary, *words], cwd=folder, env=environment, check=True, capture_output=True, text=True, timeout=120)

            template = moved / "share/onrecord/config/workspace/watches.toml"
            template.write_text("# of the installed tree\n" + template.read_text())
            run("init", "w")
            self.assertIn("# of the installed tree", Path(folder, "w/watches.toml").read_text())
            Path(folder, "page.txt").write_text("Ada Venn, the chair of the board, said the ferry would stop in June.\n")
            self.assertIn("ferry would stop", run("extract", "page.txt").stdout)
            run("ingest", "page.txt", "--workspace", "w")
            self.assertIn("ferry", run("query", "--workspace", "w").stdout)
            self.assertEqual(run("help", "--man").stdout, (moved / FILES[0]).read_text())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
