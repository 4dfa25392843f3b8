# Shared by scripts/demo and scripts/test: what is missing is installed, then a preset is configured and built.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

say() { printf '== %s\n' "$*"; }

# Installs the Debian packages of scripts/packages.txt that are not there yet.
install_missing() {
  local wanted missing=() package
  wanted=$(grep -v '^#' scripts/packages.txt)
  for package in $wanted; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  if [ ${#missing[@]} -eq 0 ]; then return; fi
  say "installing Debian packages: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "these packages are missing and sudo is not there: ${missing[*]}" >&2; exit 69; }
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# build PRESET [TARGET...]
build() {
  local preset=$1
  shift
  local launcher=()
  if command -v ccache >/dev/null; then launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
  say "configuring and building preset $preset"
  cmake --preset "$preset" "${launcher[@]}" >"$root/build-$preset.log" 2>&1 || { cat "$root/build-$preset.log" >&2; exit 70; }
  rm -f "$root/build-$preset.log"
  cmake --build --preset "$preset" ${1:+--target "$@"}
}
