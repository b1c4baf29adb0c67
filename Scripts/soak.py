#!/usr/bin/env python3
"""Types random keys and events into the reader and watches that it lives and does not grow.

    Scripts/soak.py [--program .build/release/broadsheet] [--events 1000000] [--seed 1] ARCHIVE

It works on a copy of ARCHIVE, whose files it also changes, adds and removes meanwhile. Links are
given to `true`, notes to `true`; nothing leaves the machine. Every 10,000 events it goes to the same
day and prints the anonymous memory there. It fails where the program crashes, hangs for a
minute, or has grown: the median of the last tenth is more than a fifth and 8 MB above that of the
second. The seed alone decides what is typed; when it arrives between two frames is the system's.
"""
import argparse, fcntl, os, pathlib, pty, random, re, select, shutil, signal
import statistics, struct, sys, tempfile, termios, time

KEYS = [
    *("j" * 8), *("k" * 6), "g", "G", *"hl", "[", "]", "{", "}", *"    ", "J", "K", "v", "S", "z",
    "d", "n", "N", "*", "w", "r", "r", "s", "#", "x", "V", "u", "U", ".", "f", "m", "'", "o", "O",
    "p", "y", "Y", "T", "<", ">", "%", "R", ":", "?", "e", "t", "/", "/", "\\", "5", "0", "9",
    "\t", "\x1b[Z", "\r", "\r", "\r", "\x7f", "\x04", "\x15", "\x06", "\x02", "\x05", "\x19", "\x0e",
    "\x10", "\x0f", "\x17", "\x0b", "\x01", "\x12", "\x0c", "\x07",
    "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~", "\x1b[3~",
    "\x1bOP", "\x1b[1;5A", "\x1bx", "a", "b", "c", "i", "ä", "大", "🦉", "e\u0301", "\x1b[I",
]
WORDS = [
    "diffusion", "a:li", "is:unread", "is:starred", "#rl", "2025-03", "since:2025", "-model", '"',
    "(", ")", "or", "title:", "e", "x" * 300, "大型", "\u202e", "near/3", "order:oldest", "id:2504",
]
JUNK = [
    "\x1b[200~pasted\n\x1b[31mtext\x1b[201~", "\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1b[?1;2c",
    "\x1b[", "\x1b[999;999H", "\x9b31m", "\xff\xfe", "\x1b[<", "\x00", "\x1bP$q\x1b\\", "\x1b[M   ",
]


DAY = re.compile(r"(\d{4})/(\d\d)/(\d\d)\.md$")


class Reader:
    """The program in a pseudo-terminal of its own."""

    def __init__(self, program, archive, home):
        path = home / "bin"
        environment = {
            "HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": str(path),
            "BROWSER": "true", "EDITOR": "true", "LC_ALL": "C.UTF-8", "COLORTERM": "truecolor",
        }
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execve(program, [program, str(archive)], environment)
        os.set_blocking(self.terminal, False)
        self.last = b""
        self.resize(100, 30)

    def resize(self, columns, rows):
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def drain(self):
        """Reads what the program has drawn; False once it is gone."""
        while True:
            try:
                data = os.read(self.terminal, 1 << 16)
            except BlockingIOError:
                return True
            except OSError:
                return False
            if not data:
                return False
            self.last = (self.last + data)[-8192:]

    def type(self, data):
        """Whether all of it was taken; raises TimeoutError where nothing is for a minute."""
        deadline = time.monotonic() + 60
        while data:
            readable, writable, _ = select.select([self.terminal], [self.terminal], [], 1)
            if readable and not self.drain():
                return False
            if writable:
                try:
                    count = os.write(self.terminal, data[:512])
                except BlockingIOError:
                    count = 0
                except OSError:
                    return False
                if count:
                    deadline = time.monotonic() + 60
                data = data[count:]
            if time.monotonic() > deadline:
                raise TimeoutError
        return True

    def settles(self):
        """Waits until all that was typed has been applied: a key it knows is answered last."""
        if not self.is_idle(120):
            raise TimeoutError

    def go_to(self, date):
        """Leaves all layers, and shows a day in full."""
        self.type(b"\x1b" * 12 + b"t" + date.encode() + b"\r\x1bg")
        if self.stopped():
            os.kill(self.pid, signal.SIGCONT)
        self.settles()
        # What was freed is given back once there is time to.
        time.sleep(6)
        self.type(b"jk")
        self.settles()

    def is_idle(self, seconds=60):
        """Waits until it draws nothing for half a second."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if not select.select([self.terminal], [], [], 0.5)[0]:
                return True
            if not self.drain():
                return True
        return False

    def memory(self):
        """Anonymous memory in bytes; None once it is gone."""
        try:
            for line in open(f"/proc/{self.pid}/smaps_rollup"):
                if line.startswith("Anonymous:"):
                    return int(line.split()[1]) * 1024
        except OSError:
            pass
        return None

    def stopped(self):
        try:
            return open(f"/proc/{self.pid}/stat").read().rsplit(")", 1)[1].split()[0] == "T"
        except OSError:
            return False

    def end(self):
        """Its status as `waitpid` has it."""
        os.close(self.terminal)
        for _ in range(600):
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return status
            time.sleep(0.05)
        os.kill(self.pid, signal.SIGKILL)
        raise TimeoutError


class Files:
    """The archive's files, changed while they are read."""

    def __init__(self, folder, random):
        self.random, self.folder = random, folder
        self.paths = sorted(p for p in folder.rglob("*.md") if p.is_file() and not p.is_symlink())
        self.bytes = {p: p.read_bytes() for p in self.paths}

    def change(self):
        path = self.random.choice(self.paths)
        whole = self.bytes[path]
        how = self.random.randrange(6)
        path.parent.mkdir(parents=True, exist_ok=True)
        if how == 0:
            path.unlink(missing_ok=True)
        elif how == 1:
            path.write_bytes(whole[: self.random.randrange(len(whole) + 1)])
        elif how == 2:
            other = path.with_suffix(".part")
            other.write_bytes(whole + whole)
            other.replace(path)
        elif how == 3 and len(whole) < 1 << 20:
            with path.open("ab") as file:
                file.write(self.bytes[self.random.choice(self.paths)][:20000])
        else:
            path.write_bytes(whole)


def event(chance, reader, files, events):
    """One random event, done or as bytes to type."""
    what = chance.random()
    if what < 0.88:
        return chance.choice(KEYS)
    if what < 0.92:
        return "/" + chance.choice(WORDS) + chance.choice(["", " ", "\r", "\x1b"])
    if what < 0.97:
        button = chance.choice([0, 0, 0, 1, 2, 32, 35, 64, 65, 66])
        column, row = chance.randrange(1, 140), chance.randrange(1, 50)
        return f"\x1b[<{button};{column};{row}{chance.choice('Mm')}"
    if what < 0.985:
        return chance.choice(JUNK)
    if what < 0.993:
        size = chance.choice([(80, 24), (100, 30), (40, 12), (200, 60), (20, 5), (1, 1), (120, 40)])
        reader.resize(*size)
        return ""
    if what < 0.996:
        files.change()
        return ""
    if what < 0.999:
        return "\x1b\x1b\x1b"
    # Suspended, and brought back by the loop.
    return "\x1a" if chance.random() < 0.3 else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("archive", type=pathlib.Path)
    parser.add_argument("--program", default=".build/release/broadsheet")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--report", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        sys.exit(soak(options, pathlib.Path(folder)))


def soak(options, home):
    archive = home / "archive"
    shutil.copytree(options.archive, archive, symlinks=True)
    (home / "bin").mkdir()
    (home / "bin/true").symlink_to(shutil.which("true"))
    program = str(pathlib.Path(options.program).resolve())
    chance = random.Random(options.seed)
    files = Files(archive, random.Random(options.seed))
    days = sorted((len(files.bytes[p]), p) for p in files.paths if DAY.search(str(p)))
    usual = days[len(days) // 2][1]
    files.paths.remove(usual)
    usual = "-".join(DAY.search(str(usual)).groups())
    reader, typed, runs, samples = None, 0, 0, []
    start = time.monotonic()
    while typed < options.events:
        if reader is None:
            reader = Reader(program, archive, home)
            runs += 1
            reader.is_idle(30)
        burst = ""
        for _ in range(chance.choice([1, 1, 3, 10, 50])):
            burst += event(chance, reader, files, typed)
            typed += 1
        try:
            alive = reader.type(burst.encode())
            if reader.stopped():
                os.kill(reader.pid, signal.SIGCONT)
            if typed // options.report != len(samples) and alive:
                reader.resize(100, 30)
                reader.go_to(usual)
                memory = reader.memory()
                samples.append((typed, memory))
                print(f"{typed:>9} events  {runs} starts  {(memory or 0) / 1e6:7.1f} MB  "
                      f"{time.monotonic() - start:6.0f} s", flush=True)
        except TimeoutError:
            print(f"hangs after {typed} events (seed {options.seed})", file=sys.stderr)
            os.kill(reader.pid, signal.SIGABRT)
            return 1
        if not alive:
            status, last = reader.end(), reader.last
            if status != 0:
                sys.stderr.buffer.write(last[-4000:])
                print(f"\nended with status {status} after {typed} events (seed {options.seed})",
                      file=sys.stderr)
                return 1
            reader = None
    kept = [memory for _, memory in samples if memory]
    tenth = max(len(kept) // 10, 1)
    early = statistics.median(kept[tenth : 2 * tenth] or kept or [0])
    late = statistics.median(kept[-tenth:] or [0])
    print(f"{typed} events, {runs} starts: {early / 1e6:.1f} MB in the second tenth, "
          f"{late / 1e6:.1f} MB in the last, at most {max(kept, default=0) / 1e6:.1f} MB")
    if reader:
        os.kill(reader.pid, signal.SIGTERM)
        reader.drain()
        reader.end()
    # Before that, it is still getting to know the archive.
    if options.events >= 100_000 and late > early * 1.2 + 8e6:
        print("it grows", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    main()
