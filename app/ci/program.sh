#!/usr/bin/env bash
# Prints the path of the hub to run, and makes it ready: built of these sources, which needs a JDK 21 or newer and Maven, or
# taken from a release.
#
#   HUB           another program to run
#   HUB_VERSION   'source' or empty; or the version of a release, for which see released.sh
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if [ -z "${HUB:-}" ] && [ "${HUB_VERSION:-source}" != source ]; then
  exec "$here/released.sh"
fi
program=${HUB:-$here/../bin/hub}
[ -n "${HUB:-}" ] || "$program" --version >&2
printf '%s\n' "$program"
