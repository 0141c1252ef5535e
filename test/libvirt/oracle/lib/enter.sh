#!/bin/sh
# enter.sh SUITE: first process of fresh mount, net, pid, ipc and uts namespaces. Puts file systems in memory over all
# that libvirt writes to, then becomes the worker inside the chroot.
set -e
root=$ORACLE_HOME/chroot-$1
mount --make-rprivate /
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for node in null zero full random urandom tty; do
  touch "$root/dev/$node"
  mount --bind /dev/$node "$root/dev/$node"
done
mkdir -p "$root/dev/net" "$root/dev/shm" "$root/dev/pts"
touch "$root/dev/net/tun"
mount --bind /dev/net/tun "$root/dev/net/tun"
ln -s /proc/self/fd "$root/dev/fd"
ln -s fd/0 "$root/dev/stdin"
ln -s fd/1 "$root/dev/stdout"
ln -s fd/2 "$root/dev/stderr"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mkdir -p "$root/etc/libvirt/qemu/networks"
for state in var/lib/libvirt var/log/libvirt var/cache/libvirt etc/libvirt/qemu; do
  mkdir -p "$root/$state"
  mount -t tmpfs -o mode=755 tmpfs "$root/$state"
done
mkdir -p "$root/etc/libvirt/qemu/networks/autostart" "$root/var/lib/libvirt/dnsmasq" "$root/var/lib/libvirt/network" \
  "$root/run/libvirt" "$root/run/lock" "$root/oracle"
mount --bind "$ORACLE_LIB" "$root/oracle"
# An own, empty PCI bus, for the virtual functions that host.py makes up.
mount -t tmpfs -o mode=755 tmpfs "$root/sys/bus"
mkdir -p "$root/sys/bus/pci/devices" "$root/sys/bus/pci/drivers"
exec chroot "$root" /usr/bin/python3 -u /oracle/init.py
