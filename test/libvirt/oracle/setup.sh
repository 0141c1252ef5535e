#!/bin/sh
# setup.sh [bookworm|trixie|sid]...: makes $ORACLE_HOME/chroot-SUITE, a minimal Debian with its own libvirt, unchanged.
# Needs root, a Debian host and a Debian mirror: the one this host uses, or the one DEBIAN_MIRROR names.
set -e
here=$(cd "$(dirname "$0")" && pwd)
home=${ORACLE_HOME:-/var/cache/libvirt-oracle}
[ $# -gt 0 ] || set -- bookworm trixie sid
mkdir -p "$home"
command -v debootstrap >/dev/null || {
  apt-get update -qq
  apt-get install -y -qq debootstrap >/dev/null
}

mirror=${DEBIAN_MIRROR:-$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list \
  2>/dev/null | grep -oE 'https?://[^ ]+' | grep -E '/debian/?$' | head -1)}
[ -n "$mirror" ] || {
  echo "setup.sh: no Debian mirror found; name one in DEBIAN_MIRROR" >&2
  exit 2
}
packages="libvirt-clients libvirt-daemon libvirt-daemon-system dnsmasq-base libxml2-utils iptables nftables iproute2
  python3 python3-libvirt kmod dmidecode procps psmisc"

for suite in "$@"; do
  root=$home/chroot-$suite
  log=$home/$suite.log
  [ -e "$root/.ready" ] && {
    echo "$suite: ready"
    continue
  }
  rm -rf "$root"
  # The keyring of an older host does not know the keys of a newer suite; the second try goes without.
  debootstrap --variant=minbase --keyring=/usr/share/keyrings/debian-archive-keyring.gpg "$suite" "$root" "$mirror" \
    >"$log" 2>&1 || {
    rm -rf "$root"
    debootstrap --variant=minbase --no-check-gpg "$suite" "$root" "$mirror" >>"$log" 2>&1
  }
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" # installing a service must not start it
  chmod 755 "$root/usr/sbin/policy-rc.d"
  echo "deb [trusted=yes] $mirror $suite main" >"$root/etc/apt/sources.list"
  cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true

  mount -t proc proc "$root/proc"
  trap 'umount "$root/proc" 2>/dev/null || true' EXIT
  chroot "$root" apt-get -o Acquire::Check-Valid-Until=false update -qq >>"$log" 2>&1
  driver=libvirt-daemon-driver-network # a package of its own in newer suites
  chroot "$root" apt-cache show $driver >/dev/null 2>&1 || driver=
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive chroot "$root" apt-get install -y -qq --no-install-recommends $packages $driver \
    >>"$log" 2>&1
  umount "$root/proc"
  trap - EXIT

  mv "$root/usr/sbin/tc" "$root/usr/sbin/tc.real" 2>/dev/null || mv "$root/sbin/tc" "$root/usr/sbin/tc.real"
  cp "$here/lib/tc-wrapper" "$root/usr/sbin/tc"
  chmod 755 "$root/usr/sbin/tc"
  rm -rf "$root/var/cache/apt/archives"/*.deb "$root/etc/libvirt/qemu/networks"
  touch "$root/.ready"
  echo "$suite: libvirt $(chroot "$root" dpkg-query -W -f '${Version}' libvirt0)"
done
