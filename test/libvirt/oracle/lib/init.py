"""First process inside: runs worker.py, buries what the daemons leave behind, ends with the worker."""
import os

os.environ.update(PATH="/usr/sbin:/usr/bin:/sbin:/bin", HOME="/root", LC_ALL="C.UTF-8", LANG="C.UTF-8", PYTHONDONTWRITEBYTECODE="1")
worker = os.fork()
if worker == 0:
    os.execv("/usr/bin/python3", ["/usr/bin/python3", "-u", "/oracle/worker.py"])
while True:
    pid, status = os.wait()
    if pid == worker:
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
