#!/usr/bin/env python3
"""own_gate.py ONRECORD: scores the gold texts of our own writing and holds their floors."""
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent

with tempfile.TemporaryDirectory() as folder:
    scores = str(Path(folder) / "scores.json")
    subprocess.run([sys.executable, str(HERE / "score_own.py"), sys.argv[1], scores], check=True)
    sys.exit(subprocess.run([sys.executable, str(HERE / "hold_floors.py"), scores, str(HERE / "own_floors.tsv")]).returncode)
