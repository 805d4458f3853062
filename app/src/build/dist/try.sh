#!/usr/bin/env bash
# Tries the packages in the folder $1 as a person would who has neither Java nor Maven nor Python: unpacks hub, installs its
# engines, and tests the example. Ends with the status of the first thing that is not as it should be.
set -euo pipefail

dist=$(cd "$1" && pwd)
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
tar -xJf "$dist"/hub-*.tar.xz -C "$dir"
home=$dir/home
mkdir "$home"
# Moved, so that nothing depends on where it was made.
mv "$dir"/hub-*/ "$dir/hub"
hub() {
  env -i HOME="$home" PATH=/usr/bin:/bin "$dir/hub/bin/hub" "$@"
}

hub --version
hub validate "$dir/hub/examples/nuclei-unet" | tail -n 1
if hub test "$dir/hub/examples/nuclei-unet" >"$dir/without.txt"; then
  echo 'try.sh: a test passed without an engine' >&2
  exit 1
fi
grep -q 'hub engines install' "$dir/without.txt"
hub engines install "$dist"
hub test "$dir/hub/examples/nuclei-unet" | tail -n 1
hub package "$dir/hub/examples/nuclei-unet" -o "$dir/package.zip" | tail -n 1
hub inspect "$dir/package.zip" >/dev/null
hub --licenses >/dev/null
grep -q HUB-FIX "$dir/hub/share/man/man1/hub-fix.1"
for file in bash-completion/completions/hub zsh/site-functions/_hub fish/vendor_completions.d/hub.fish; do
  grep -q validate "$dir/hub/share/$file"
done
