#!/usr/bin/env bash
# Installs what the editor tests need into a cache folder, and prints the folder. Does nothing that is done already.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
if [ "$(id -u)" -eq 0 ]; then default=/var/cache/virnet-editors; else default=${XDG_CACHE_HOME:-$HOME/.cache}/virnet-editors; fi
cache=${VIRNET_EDITORS:-$default}
quiet=(--ignore-scripts --no-audit --no-fund --loglevel=error)
workbenches=("$cache"/node_modules/vscode-{oldest,newest}/lib/vscode)

mkdir -p "$cache"
exec 9>"$cache/.lock"
flock 9

# The editors of the system.
packages=()
for pair in chromium:chromium nvim:neovim emacs:emacs-nox virsh:libvirt-clients rg:ripgrep tmux:tmux; do
  command -v "${pair%%:*}" >/dev/null || packages+=("${pair#*:}")
done
for package in elpa-eglot elpa-lsp-mode elpa-company elpa-yasnippet vim vim-ale; do
  dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || packages+=("$package")
done
if [ ${#packages[@]} -gt 0 ]; then
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "not installed, and only root on a Debian machine can install it: ${packages[*]}" >&2
    exit 1
  fi
  apt=(apt-get -o DPkg::Lock::Timeout=300 -qq)
  "${apt[@]}" update >&2
  DEBIAN_FRONTEND=noninteractive "${apt[@]}" install -y --no-install-recommends "${packages[@]}" >&2
fi

# The packages. Without their install scripts: nothing here needs to be compiled.
if ! cmp -s "$here/package-lock.json" "$cache/package-lock.json"; then
  rm -rf "$cache/node_modules"
  cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$cache"
fi
cd "$cache"
[ -e "${workbenches[0]}/package.json" ] || npm ci "${quiet[@]}" >&2
# VS Code itself has its packages from its own shrinkwrap.
for workbench in "${workbenches[@]}"; do
  [ -e "$workbench/.installed" ] ||
    (cd "$workbench" && npm install --omit=dev --legacy-peer-deps "${quiet[@]}" >&2 && touch .installed)
done
# The older one's program to find files would have been fetched by an install script.
mkdir -p "${workbenches[0]}/node_modules/@vscode/ripgrep/bin"
ln -sf "$(command -v rg)" "${workbenches[0]}/node_modules/@vscode/ripgrep/bin/rg"
echo "$cache"
