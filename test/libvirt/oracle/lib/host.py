"""The private host: its links, its libvirtd, and the few things made up so that documents are judged and not this host."""
import glob
import os
import re
import socket
import subprocess
import time

import libvirt


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)


def links():
    return set(os.listdir("/sys/class/net"))


def make_links():
    """lo, eth0 with the default route, eth1, and an empty bridge br0."""
    run("ip", "link", "set", "lo", "up")
    for index in (0, 1):
        if not os.path.exists("/sys/class/net/eth%d" % index):
            run("ip", "link", "add", "eth%d" % index, "type", "veth", "peer", "name", "peer%d" % index)
            run("ip", "link", "set", "eth%d" % index, "up")
            run("ip", "link", "set", "peer%d" % index, "up")
            if index == 0:
                run("ip", "addr", "add", "198.18.255.2/30", "dev", "eth0")
                run("ip", "route", "add", "default", "via", "198.18.255.1")
    if not os.path.exists("/sys/class/net/br0"):
        run("ip", "link", "add", "br0", "type", "bridge")
        run("ip", "link", "set", "br0", "up")


class Daemon:
    """libvirtd, started when first needed and again after it died."""

    def __init__(self):
        self.process = None
        self.connection = None
        self.links = set()

    def ensure(self):
        if self.process is None or self.process.poll() is not None:
            self.restart()
        return self.connection

    def restart(self):
        self.stop()
        make_links()
        for path in ("/etc/libvirt/qemu/networks/*.xml", "/run/libvirt/network/*", "/var/lib/libvirt/dnsmasq/*"):
            for file in glob.glob(path):
                if os.path.isfile(file):
                    os.unlink(file)
        self.links = links()
        self.process = subprocess.Popen(
            ["/usr/sbin/libvirtd", "-f", "/oracle/libvirtd.conf"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=open("/var/log/libvirt/stderr.log", "ab"),
        )
        deadline = time.time() + 60
        while True:
            try:
                self.connection = libvirt.open("network:///system")
                return
            except libvirt.libvirtError:
                if time.time() > deadline:
                    raise
                time.sleep(0.05)

    def stop(self):
        if self.process is None:
            return
        self.connection = None
        self.kill()
        self.process.wait()
        self.process = None
        run("killall", "-9", "dnsmasq")  # the namespace holds no one else's
        for link in links() - self.links:
            run("ip", "link", "del", link)
        run("nft", "flush", "ruleset")
        if os.path.exists("/run/libvirtd.pid"):
            os.unlink("/run/libvirtd.pid")

    def kill(self):
        if self.process is not None:
            self.process.kill()


def dnsmasq_running():
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/comm" % pid) as f:
                if f.read().strip() == "dnsmasq":
                    return True
        except OSError:
            pass
    return False


class Log:
    """A system log of its own: the only place where dnsmasq's warnings appear."""

    line = re.compile(r"<(\d+)>(?:\w{3} [ \d]\d [\d:]{8} )?([\w-]+)(?:\[\d+\])?: (.*)", re.S)

    def __init__(self):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind("/dev/log")
        os.chmod("/dev/log", 0o666)
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)

    def warnings(self):
        """Of dnsmasq since the last call."""
        found = []
        while True:
            try:
                entry = self.line.match(self.socket.recv(65536).decode("utf-8", "replace").rstrip("\0\n"))
            except (BlockingIOError, InterruptedError):
                return list(dict.fromkeys(found))
            if entry and entry.group(2).startswith("dnsmasq") and int(entry.group(1)) & 7 <= 4:
                if "no upstream servers configured" not in entry.group(3):  # this host has none
                    found.append(entry.group(3))


def c_number(text):
    """As strtoul reads it: hexadecimal with 0x, octal with 0."""
    text = text.strip().lstrip(b"+").lower()
    return int(text, 16 if text.startswith(b"0x") else 8 if text.startswith(b"0") else 10)


def make_virtual_functions(data):
    """Every PCI address named in the document becomes a virtual function of some card."""
    for element in re.finditer(rb"<address\b[^>]*>", data):
        attributes = dict(re.findall(rb"(?<![\w:])(\w+)\s*=\s*['\"]([^'\"]*)['\"]", element.group(0)))
        try:
            numbers = tuple(c_number(attributes.get(name) or b"0") for name in (b"domain", b"bus", b"slot", b"function"))
            path = "/sys/bus/pci/devices/%04x:%02x:%02x.%x" % numbers
            os.makedirs(path, exist_ok=True)
            if not os.path.islink(path + "/physfn"):
                os.symlink("..", path + "/physfn")
        except (ValueError, OSError):
            pass


def make_tftp_roots(data):
    """The directory of every tftp root, as an administrator would have it; what was made, to be removed."""
    made = []
    for root in re.finditer(rb"<tftp\b[^>]*\broot\s*=\s*['\"]([^'\"]+)['\"]", data):
        path = os.path.join("/", root.group(1).decode("utf-8", "replace"))  # libvirtd runs in /
        missing = []
        while not os.path.exists(path):
            missing.append(path)
            path = os.path.dirname(path.rstrip("/"))
        for directory in reversed(missing):
            try:
                os.mkdir(directory)
                os.chmod(directory, 0o755)
                made.append(directory)
            except OSError:
                break
    return made
