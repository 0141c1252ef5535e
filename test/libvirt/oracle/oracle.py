#!/usr/bin/env python3
"""Asks real libvirt about network documents: one JSON object a line, for each file and mode.

modes:
  rng              virt-xml-validate: the schema
  test             net-define on test:///default: the XML parser
  define           net-define on network:///system: the parser, then the network driver
  define-validate  the same with --validate: the schema first
  start            define, net-start, net-destroy, net-undefine
  start-validate   the same with --validate
"""
import argparse
import base64
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
HOME = os.environ.get("ORACLE_HOME", "/var/cache/libvirt-oracle")
SUITES = ("bookworm", "trixie", "sid")
MODES = ("rng", "test", "define", "define-validate", "start", "start-validate")
# Namespaces of its own: nothing a document does reaches the machine, and all of it ends with this process.
ENTER = ["unshare", "--mount", "--net", "--pid", "--ipc", "--uts", "--fork", "--kill-child", "sh", HERE + "/lib/enter.sh"]


def environment():
    return dict(os.environ, ORACLE_HOME=HOME, ORACLE_LIB=HERE + "/lib")


def ask(suite, requests):
    """The worker's answers to (file, mode, dump) of one suite, in order."""
    worker = subprocess.Popen(ENTER + [suite], env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for file, mode, dump in requests:
        with open(file, "rb") as f:
            data = base64.b64encode(f.read()).decode()
        worker.stdin.write((json.dumps(dict(id=file, mode=mode, xml=data, dump=dump)) + "\n").encode())
        worker.stdin.flush()
        line = worker.stdout.readline()
        if not line:
            raise SystemExit("oracle.py: the worker of %s ended with %s" % (suite, worker.wait()))
        yield json.loads(line)
    worker.stdin.close()
    worker.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suite", required=True, help="of " + ", ".join(SUITES) + "; several with commas")
    parser.add_argument("--mode", help="one or several with commas")
    parser.add_argument("--dump", action="store_true", help="add what net-dumpxml --inactive shows afterwards")
    parser.add_argument("--serve", action="store_true", help="for programs: requests on standard input, see README.md")
    parser.add_argument("files", nargs="*")
    args = parser.parse_args()
    suites = args.suite.split(",")
    if args.serve:
        if len(suites) != 1:
            parser.error("--serve takes one suite")
        os.execvpe(ENTER[0], ENTER + suites, environment())
    modes = (args.mode or "").split(",")
    for mode in modes:
        if mode not in MODES:
            parser.error("mode is one of " + ", ".join(MODES))
    for suite in suites:
        for answer in ask(suite, [(file, mode, args.dump) for file in args.files for mode in modes]):
            answer.pop("source", None), answer.pop("stored", None)
            print(json.dumps(dict(file=answer.pop("id"), suite=suite, **answer), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
