#!/bin/sh
# Linux のキー操作から: hotkey.sh check | mask | restore | undo。結果を通知に出します。
case "$1" in
  check) told=$(promptguard check --clipboard --quiet 2>&1) ;;
  mask) told=$(promptguard mask --clipboard 2>&1) ;;
  restore) told=$(promptguard restore --clipboard 2>&1) ;;
  undo) told=$(promptguard clipboard undo 2>&1) ;;
  *) echo "usage: hotkey.sh check|mask|restore|undo" >&2; exit 2 ;;
esac
code=$?
if [ "$code" -eq 0 ] && [ -z "$told" ]; then
  told='送れないものは見つかりませんでした（見落としの可能性があります）。'
fi
notify-send --app-name promptguard -- promptguard "$told"
exit "$code"
