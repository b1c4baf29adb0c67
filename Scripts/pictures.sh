#!/usr/bin/env bash
# Makes the pictures of the README, of the built-in sample in both house themes: docs/pictures/*.svg,
# or those of the folder that is named. `swift test` says where they are out of date.
#
#   swift build && Scripts/pictures.sh
#
# BROADSHEET names another program than .build/debug/broadsheet.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=${BROADSHEET:-$root/.build/debug/broadsheet}
folder=${1:-$root/docs/pictures}
mkdir -p "$folder"

# Name and keys of each.
pictures=(
  "reading   rjsjrj"
  "searching /attention"
  "zen       jjjz"
  "skim      S"
  "help      ?"
  "themes    T"
)
for theme in newsprint night-desk; do
  for picture in "${pictures[@]}"; do
    read -r name keys <<<"$picture"
    # Without a path it would be the archive that opens by itself.
    "$program" replay --svg --theme "$theme" --size 120x36 --today 2025-03-13 --keys "$keys" \
      "$root/Sources/SampleDigests/Digests" >"$folder/$name-$theme.svg"
  done
done
