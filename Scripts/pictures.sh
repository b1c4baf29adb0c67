#!/usr/bin/env bash
# Makes the pictures of the README in both house themes, of the built-in sample, and those of plots of a
# made-up year: docs/pictures/*.svg, or those of the folder that is named. `swift test` says where they
# are out of date.
#
#   swift build && Scripts/pictures.sh
#
# BROADSHEET names another program than .build/debug/broadsheet.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=${BROADSHEET:-$root/.build/debug/broadsheet}
folder=${1:-$root/docs/pictures}
mkdir -p "$folder"

year=$(mktemp -d)
trap 'rm -rf "$year"' EXIT
python3 "$root/Scripts/made_year.py" "$year/made-up"

# Name and keys of each; a plot is that of the year.
pictures=(
  "reading   rjsjrj"
  "searching /attention"
  "zen       jjjz"
  "skim      S"
  "help      ?"
  "themes    T"
  "stats     c"
  "trend     :trend<space>diffusion,<space>reasoning,<space>agents,<space>\"flow<space>matching\"<enter>hhh"
)
for theme in newsprint night-desk; do
  for picture in "${pictures[@]}"; do
    read -r name keys <<<"$picture"
    archive=$root/Sources/SampleDigests/Digests
    today=2025-03-13
    case $name in stats | trend) archive=$year/made-up today=2025-06-01 ;; esac
    # Without a path it would be the archive that opens by itself.
    "$program" replay --svg --theme "$theme" --size 120x36 --today "$today" --keys "$keys" \
      "$archive" >"$folder/$name-$theme.svg"
  done
done
"$program" trend --svg --archive "$year/made-up" 'diffusion, reasoning, agents, "flow matching"' \
  >"$folder/slide.svg"
