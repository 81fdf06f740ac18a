"""An interpreter that has the usual packages imported, and forks for each script that it is asked to run.

preloaded.py SOCKET IDLE_SECONDS

A script runs in the namespaces of the process that asks, and for no process that has none of its own. This process ends with
whoever holds its standard input, and after so many seconds without a script.
"""
import builtins
import ctypes
import gc
import importlib
import importlib.machinery
import io
import marshal
import os
import platform
import select
import signal
import socket
import struct
import sys
import threading
import types

PACKAGES = (
    "numpy", "numpy.random", "pandas", "scipy.sparse", "scipy.stats", "sklearn.datasets", "sklearn.ensemble", "sklearn.linear_model",
    "sklearn.metrics", "sklearn.model_selection", "sklearn.pipeline", "sklearn.preprocessing", "sklearn.tree", "joblib",
    "mlflow", "mlflow.sklearn", "mlflow.tracking",
)
NAMESPACES = (("user", 0x10000000), ("mnt", 0x00020000), ("pid", 0x20000000))
CAPSET = {"x86_64": 126, "aarch64": 91}
SYS_ADMIN = 21
PR_CAPBSET_DROP = 24
C = ctypes.CDLL(None, use_errno=True)


def check(result):
    if result != 0:
        raise OSError(ctypes.get_errno(), "not allowed")


def control_group(process):
    with open(f"/proc/{process}/cgroup") as groups:
        return next((line[3:].strip() for line in groups if line.startswith("0::")), "")


def be_held_like(peer):
    """Takes the processors and the control group of another process for this one and for what it forks."""
    os.sched_setaffinity(0, os.sched_getaffinity(peer))
    group = control_group(peer)
    if group != control_group("self"):
        with open(f"/sys/fs/cgroup{group}/cgroup.procs", "w") as members:
            members.write("0")


def enter(peer):
    """Joins the namespaces of another process; the next fork is in all of them."""
    own = os.readlink("/proc/self/ns/pid")
    if os.readlink(f"/proc/{peer}/ns/pid") == own:
        raise OSError("a process without namespaces of its own asks")
    be_held_like(peer)
    files = [(os.open(f"/proc/{peer}/ns/{name}", os.O_RDONLY | os.O_CLOEXEC), flag) for name, flag in NAMESPACES]
    for file, flag in files:
        check(C.setns(file, flag))
        os.close(file)


def give_up_mounting():
    """What `setpriv` takes away from a command that is started as usual."""
    check(C.prctl(PR_CAPBSET_DROP, SYS_ADMIN, 0, 0, 0))
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    low, high = 0xFFFFFFFF & ~(1 << SYS_ADMIN), 0x1FF
    data = (ctypes.c_uint32 * 6)(low, low, 0, high, high, 0)
    with open("/proc/sys/kernel/cap_last_cap") as last:
        high = (1 << (int(last.read()) - 31)) - 1
    data[3] = data[4] = high
    check(C.syscall(CAPSET[platform.machine()], ctypes.byref(header), ctypes.byref(data)))


def receive(client):
    head, ancillary, _, _ = client.recvmsg(4, socket.CMSG_SPACE(12))
    files = struct.unpack("3i", ancillary[0][2])
    (size,) = struct.unpack("!I", head)
    body = b""
    while len(body) < size:
        body += client.recv(size - len(body))
    return files, marshal.loads(body)


def serve(client):
    """In a child: carries out one request. Returns, in the process that is to run the script, what it is."""
    begun, said = os.pipe()
    try:
        (peer,) = struct.unpack("i", client.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)[:4])
        files, (script, folder, environment) = receive(client)
        os.setsid()
        enter(peer)
        child = os.fork()
    except Exception:
        client.sendall(b"-")
        os._exit(1)
    if child == 0:
        client.close()
        os.close(begun)
        try:
            os.chdir(folder)
            with open(script[0], "rb") as source:
                source.read(1)
            for number, file in enumerate(files):
                os.dup2(file, number)
            for file in files:
                os.close(file)
            give_up_mounting()
        except Exception:
            os._exit(1)
        os.write(said, b"+")
        os.close(said)
        return script, environment
    os.close(said)
    for file in files:
        os.close(file)
    null = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(null, number)
    client.sendall(os.read(begun, 1) or b"-")
    _, status = os.waitpid(child, 0)
    try:
        client.sendall(struct.pack("!I", status))
    finally:
        os._exit(0)


def become(script, environment):
    """Makes of this process what `python SCRIPT ARGUMENT...` would be before its first line."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv[:] = script
    path = os.path.join(os.getcwd(), script[0])
    sys.path[0] = os.path.dirname(os.path.realpath(path))
    importlib.invalidate_caches()
    sys.path_importer_cache.clear()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()
    gc.unfreeze()
    gc.enable()
    main = types.ModuleType("__main__")
    main.__file__ = path
    main.__builtins__ = builtins
    main.__spec__ = None
    main.__loader__ = importlib.machinery.SourceFileLoader("__main__", path)
    main.__annotations__ = {}
    sys.modules["__main__"] = main
    return path, main


def run(path, main):
    try:
        with io.open_code(path) as source:
            code = compile(source.read(), path, "exec", dont_inherit=True)
        exec(code, main.__dict__)
    except SystemExit:
        raise
    except BaseException as failure:
        for stream in (sys.stderr, sys.stdout):
            # what was printed before comes before, as it does where the interpreter runs a file
            stream.flush()
        # without the frame of this function, as the script's author expects it
        trace = failure.__traceback__.tb_next
        sys.excepthook(type(failure), failure.with_traceback(trace), trace)
        if isinstance(failure, KeyboardInterrupt):
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGINT)
        raise SystemExit(1) from None


def loop(place, idle):
    loaded = 0
    for name in PACKAGES:
        try:
            importlib.import_module(name)
            loaded += 1
        except Exception:
            continue
    if loaded == 0 or threading.active_count() > 1 or platform.machine() not in CAPSET:
        sys.exit("nothing to preload, or what was preloaded runs threads that no fork can take along")
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    server.bind(place + ".new")
    server.listen(64)
    os.rename(place + ".new", place)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    gc.collect()
    gc.disable()
    gc.freeze()
    while True:
        ready, _, _ = select.select([server, 0], [], [], idle)
        if server not in ready:
            os.unlink(place)
            sys.exit(0)
        client, _ = server.accept()
        if os.fork() == 0:
            server.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            return serve(client)
        client.close()


run(*become(*loop(sys.argv[1], float(sys.argv[2]))))
