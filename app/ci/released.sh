#!/usr/bin/env bash
# Downloads the package of a version from the releases of hub, holds it against its checksum, and prints the path of its hub.
#
#   HUB_VERSION      such as 0.1.0
#   HUB_REPOSITORY   OWNER/NAME on GitHub of the hub whose releases are meant
#   HUB_SHA256       the checksum of the package; without it the list of the release itself counts
#   HUB_COMMAND      the engines are fetched for 'test' alone, which is the default
#   HUB_RELEASES     another place of the releases (default: https://github.com/$HUB_REPOSITORY/releases/download)
#   HUB_PACKAGES     where packages are unpacked (default: hub-packages in RUNNER_TEMP, else in the folder for temporary files)
set -euo pipefail

fail() {
  echo "hub: $1" >&2
  exit "$2"
}

fetch() {
  curl --fail --silent --show-error --location --proto '=https,file' --proto-redir '=https' --retry 2 \
    --output "$2" -- "$1" || fail "cannot download $1" 4
}

sum() {
  if command -v sha256sum >/dev/null; then sha256sum <"$1"; else shasum -a 256 <"$1"; fi | cut -d ' ' -f 1
}

[[ $HUB_VERSION =~ ^[0-9]+(\.[0-9]+)*(-[0-9A-Za-z.]+)?$ ]] ||
  fail "the version is 'source' or that of a release, such as 0.1.0, and not '$HUB_VERSION'" 2
if [ -z "${HUB_RELEASES:-}" ]; then
  [[ ${HUB_REPOSITORY:-} =~ ^[0-9A-Za-z._-]+/[0-9A-Za-z._-]+$ ]] ||
    fail "HUB_REPOSITORY, which names the repository of hub as OWNER/NAME, is '${HUB_REPOSITORY:-}': say it, or HUB_RELEASES" 2
  HUB_RELEASES=${GITHUB_SERVER_URL:-https://github.com}/$HUB_REPOSITORY/releases/download
fi
case $(uname -s)-$(uname -m) in
  Linux-x86_64) platform=linux-x86_64 list=SHA256SUMS-Linux-X64 ;;
  Linux-aarch64) platform=linux-aarch64 list=SHA256SUMS-Linux-ARM64 ;;
  Darwin-arm64) platform=macos-aarch64 list=SHA256SUMS-macOS-ARM64 ;;
  *) fail "no release has a package that this script can use on $(uname -s) $(uname -m): say 'source'" 2 ;;
esac
release=$HUB_RELEASES/v$HUB_VERSION
name=hub-$HUB_VERSION-$platform
packages=${HUB_PACKAGES:-${RUNNER_TEMP:-${TMPDIR:-/tmp}}/hub-packages}
mkdir -p "$packages"
work=$(mktemp -d "$packages/new.XXXXXX")
trap 'rm -rf "$work"' EXIT

fetch "$release/$list" "$work/sums"
listed=$(awk -v file="$name.tar.xz" '$2 == file { print $1; exit }' "$work/sums")
expected=${HUB_SHA256:-$listed}
[[ $expected =~ ^[0-9a-f]{64}$ ]] || fail "there is no checksum of $name.tar.xz in $release/$list" 4
fetch "$release/$name.tar.xz" "$work/$name.tar.xz"
found=$(sum "$work/$name.tar.xz")
[ "$found" = "$expected" ] || fail "$name.tar.xz has the checksum $found, and not $expected" 4
tar -xJf "$work/$name.tar.xz" -C "$work"
[ -x "$work/$name/bin/hub" ] || fail "there is no bin/hub in $name.tar.xz" 4
rm -rf "${packages:?}/$name"
mv "$work/$name" "$packages/$name"
program=$packages/$name/bin/hub

if [ "${HUB_COMMAND:-test}" = test ]; then
  # The package names its engines; hub itself takes none of another checksum.
  mkdir "$work/engines"
  while read -r engine; do
    fetch "$release/$engine" "$work/engines/$engine"
  done < <(tr '[:blank:]' '\n' <"$packages/$name/lib/engines.txt" | grep -E '^hub-engine-[0-9A-Za-z._-]+\.zip$' || :)
  "$program" engines install "$work/engines" >&2
fi
"$program" --version >&2
printf '%s\n' "$program"
