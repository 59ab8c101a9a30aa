#!/bin/sh
# Takes out of a deployed folder what its own machine never reads: other platforms' binaries, a driver's C sources, maps
# and declarations. usage: slim.sh <folder>
set -eu
modules="${1:?usage: slim.sh <folder>}/node_modules/.pnpm"
here=$(node -p '`${process.platform}-${process.arch}`')
for sqlite in "$modules"/better-sqlite3@*/node_modules/better-sqlite3; do
  rm -rf "$sqlite/deps" "$sqlite/src"
  find "$sqlite/prebuilds" -name '*.node' ! -name "$here.node" -delete
done
find "$modules" -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete
