#!/usr/bin/env bash
# Installs the newest editors that Debian has beside those of the system, in a folder of their own (root, Debian; 4 minutes,
# 1 GB), and prints the folder. Does nothing that is done already. `newest.sh run COMMAND...` runs a command there, with
# this machine's /tmp and Node.
set -euo pipefail
folder=${VIRNET_EDITORS:?}/newest
log=$folder.log

if [ "${1:-}" = run ]; then
  shift
  export folder
  # shellcheck disable=SC2016
  exec unshare --mount --propagation private sh -c '
    mount -t proc proc "$folder/proc" && mount --rbind /dev "$folder/dev" && mount --bind /tmp "$folder/tmp" &&
      mount --bind "$(command -v node)" "$folder/usr/local/bin/node" && exec chroot "$folder" "$@"' sh "$@"
fi

if [ ! -e "$folder/.installed" ]; then
  rm -rf "$folder"
  command -v debootstrap >/dev/null || apt-get -o DPkg::Lock::Timeout=300 -qq install -y --no-install-recommends debootstrap >&2
  mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep '/debian/*$' | head -n 1)
  debootstrap --variant=minbase --no-check-gpg sid "$folder" "$mirror" >"$log" 2>&1
  echo "deb [trusted=yes] $mirror sid main" >"$folder/etc/apt/sources.list"
  touch "$folder/usr/local/bin/node"
  "$0" run sh -c 'apt-get -o Acquire::Check-Valid-Until=false -qq update &&
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
      neovim hx emacs-nox elpa-lsp-mode elpa-company elpa-yasnippet vim vim-ale libvirt-clients' >>"$log" 2>&1
  touch "$folder/.installed"
fi
echo "$folder"
