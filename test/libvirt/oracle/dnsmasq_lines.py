#!/usr/bin/env python3
"""Asks the dnsmasq of a suite whether it accepts lines of configuration: dnsmasq_lines.py SUITE < LINES > ANSWERS

LINES is a JSON list of texts, each a configuration of its own; ANSWERS one of "" for accepted, or what dnsmasq says.
"""
import json
import os
import subprocess
import sys

HOME = os.environ.get("ORACLE_HOME", "/var/cache/libvirt-oracle")
# Namespaces of its own: `conf-script` runs programs.
ENTER = "mount -t tmpfs tmpfs $1/tmp && cp $0 $1/tmp/lines.py && ip link set lo up; exec chroot $1 python3 /tmp/lines.py"


def ask(line):
    with open("/tmp/line.conf", "wb") as file:
        file.write(line.encode() + b"\n")
    # As libvirt does, without a locale.
    done = subprocess.run(["dnsmasq", "--test", "--conf-file=/tmp/line.conf"], stdin=subprocess.DEVNULL, timeout=20,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={"PATH": os.environ["PATH"]})
    if done.returncode == 0:
        return ""
    said = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
    return said.replace("dnsmasq: ", "").replace(" at line 1 of /tmp/line.conf", "") or "breaks down"


if len(sys.argv) > 1:
    chroot = HOME + "/chroot-" + sys.argv[1]
    os.execvp("unshare", ["unshare", "--mount", "--net", "--pid", "--ipc", "--uts", "--fork", "--kill-child",
                          "sh", "-c", ENTER, os.path.abspath(__file__), chroot])
os.chdir("/tmp")
json.dump([ask(line) for line in json.load(sys.stdin)], sys.stdout)
