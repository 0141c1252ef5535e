"""Inside the chroot: one JSON request a line on standard input, one JSON answer a line on standard output; see README.md."""
import base64
import glob
import json
import os
import re
import sys
import threading
import time

import libvirt

import host
from tree import tree

HANG_SECONDS = 60
# Reasons to refuse that lie in this host, not in the document.
HOST_MATTERS = re.compile(
    r"is not an SR-IOV Virtual Function|No usable Vf's present|firewalld is not active|systemd-resolved is not available"
    r"|Unable to set bridge \S+ vlan_filtering|tc action module|TFTP directory .* inaccessible"
    r"|error creating bridge interface (eth|peer|br)[01]: File exists|conflicts with IP address for|already in use by interface"
    r"|Cannot find device"
)

libvirt.registerErrorHandler(lambda context, error: None, None)
libvirt.virEventRegisterDefaultImpl()
daemon = host.Daemon()
log = host.Log()
tests = libvirt.open("test:///default")


def refusal(message, code):
    lines = [line for line in message.splitlines() if line.strip()] or ["refused without a word"]
    return dict(ok=False, error=lines[0], code=code, detail=lines[1:8])


def refused(error):
    return refusal(error.get_error_message() or str(error), error.get_error_code())


def validate_schema(data):
    with open("/tmp/in.xml", "wb") as f:
        f.write(data)
    done = host.run("virt-xml-validate", "/tmp/in.xml", "network")
    if done.returncode == 0:
        return dict(ok=True)
    lines = (done.stderr + done.stdout).decode("utf-8", "replace").replace("/tmp/in.xml:", "line ").splitlines()
    return refusal("\n".join([line for line in lines if "error :" in line] or lines), 0)


def wipe(connection):
    for network in connection.listAllNetworks(0):
        for step in (network.destroy, network.undefine):
            try:
                step()
            except libvirt.libvirtError:
                pass


def define(connection, data, validate):
    """The network or None, and the answer. Like virsh: the file is a C string and ends at its first NUL."""
    data = data.split(b"\0", 1)[0]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return define_by_virsh(connection, data, validate)
    try:
        if validate:
            return connection.networkDefineXMLFlags(text, libvirt.VIR_NETWORK_DEFINE_VALIDATE), dict(ok=True)
        return connection.networkDefineXML(text), dict(ok=True)
    except libvirt.libvirtError as error:
        return None, refused(error)


def define_by_virsh(connection, data, validate):
    """For bytes that are no UTF-8, which Python's binding cannot hand over."""
    with open("/tmp/raw.xml", "wb") as f:
        f.write(data)
    command = "net-define /tmp/raw.xml" + (" --validate" if validate else "")
    done = host.run("virsh", "-q", "-c", connection.getURI(), command)
    if done.returncode == 0:
        return (connection.listAllNetworks(0) + [None])[0], dict(ok=True)
    lines = [line.replace("error: ", "", 1) for line in done.stderr.decode("utf-8", "replace").splitlines()]
    return None, refusal("\n".join(line for line in lines if not line.startswith("Failed to define")), 0)


def start(network, data):
    """What came of it; the network is down again afterwards."""
    answer = {}
    made = host.make_tftp_roots(data)
    try:
        log.warnings()
        network.create()
        answer["stage"] = "started"
        if host.dnsmasq_running():
            time.sleep(0.04)  # for what it says after it went to the background
            answer["warnings"] = log.warnings()[:8]
            answer["died"] = not host.dnsmasq_running()
        network.destroy()
    except libvirt.libvirtError as error:
        answer.update(refused(error))
        answer.setdefault("stage", "start")
    for directory in reversed(made):
        os.rmdir(directory)
    return answer


def leftovers(connection):
    """What a document left behind although it was undefined: a new daemon is due then."""
    if connection.numOfNetworks() or connection.numOfDefinedNetworks():
        return "networks"
    if host.links() != daemon.links:
        return "links"
    for _ in range(20):
        if not host.dnsmasq_running():
            return "files" if glob.glob("/etc/libvirt/qemu/networks/*.xml") else None
        time.sleep(0.05)
    return "dnsmasq"


def judge(mode, data, dump):
    if mode == "version":
        number = daemon.ensure().getLibVersion()
        return dict(ok=True, version="%d.%d.%d" % (number // 1000000, number // 1000 % 1000, number % 1000))
    if mode == "rng":
        return validate_schema(data)
    if mode == "test":
        wipe(tests)
        return define(tests, data, False)[1]
    connection = daemon.ensure()
    if connection.listAllNetworks(0):
        wipe(connection)
    if b"pci" in data:
        host.make_virtual_functions(data)
    network, answer = define(connection, data, mode.endswith("-validate"))
    if mode.startswith("start"):
        answer["stage"] = "define"
    if network is None:
        return answer
    if dump:
        answer["xml"] = network.XMLDesc(libvirt.VIR_NETWORK_XML_INACTIVE)
        answer["source"], answer["stored"] = tree(data.split(b"\0", 1)[0]), tree(answer["xml"])
    if mode.startswith("start"):
        answer.update(start(network, data))
    network.undefine()
    if mode.startswith("start") and leftovers(connection):
        answer["left"] = leftovers(connection)
        daemon.restart()
    return answer


for line in sys.stdin:
    request = json.loads(line)
    watchdog = threading.Timer(HANG_SECONDS, daemon.kill)
    watchdog.start()
    try:
        answer = judge(request["mode"], base64.b64decode(request.get("xml", "")), request.get("dump", False))
    except libvirt.libvirtError as error:
        answer = dict(refused(error), broken=True)
        daemon.restart()
    watchdog.cancel()
    if HOST_MATTERS.search(" ".join([answer.get("error", "")] + answer.get("detail", []))):
        answer["env"] = True
    answer = dict(id=request["id"], mode=request["mode"], **answer)
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stdout.flush()
daemon.stop()
