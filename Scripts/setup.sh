#!/bin/sh
# Installs what broadsheet needs beside the Swift toolchain, on Debian and Ubuntu, and nothing that
# is there already. `setup.sh` is enough to build and read, `setup.sh tests` for the tests too.
set -eu

packages="libncurses-dev libsqlite3-dev"
case "${1:-}" in
  "") ;;
  tests) packages="$packages tmux python3" ;;
  *)
    echo "setup.sh: '$1' is no set of packages (leave it out, or say 'tests')" >&2
    exit 2
    ;;
esac

if ! command -v dpkg-query >/dev/null; then
  echo "setup.sh: only Debian and Ubuntu are known here (install the equals of: $packages)" >&2
  exit 1
fi
missing=""
for package in $packages; do
  status=$(dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null || true)
  [ "$status" = "install ok installed" ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" != 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "setup.sh: to install$missing takes root (run it as root, or install sudo)" >&2
    exit 1
  fi
  as_root="sudo"
fi
$as_root apt-get update --quiet
# shellcheck disable=SC2086 # package names are words
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes \
  --no-install-recommends $missing
