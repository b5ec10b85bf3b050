#!/bin/sh
# Sees to it that there is a Chromium: the one that CHROMIUM names, or one on PATH, or Debian's package of
# the one that draws no window.
set -eu
if [ -n "${CHROMIUM:-}" ]; then
  command -v "$CHROMIUM" > /dev/null || { echo "CHROMIUM=$CHROMIUM cannot be run." >&2; exit 1; }
  exit 0
fi
for name in chromium-headless-shell chromium chromium-browser google-chrome; do
  if command -v "$name" > /dev/null; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium-headless-shell fonts-dejavu-core
  exit 0
fi
echo "The browser tests need Chromium: apt-get install chromium-headless-shell, or CHROMIUM=/path/to/chrome make browser." >&2
exit 1
