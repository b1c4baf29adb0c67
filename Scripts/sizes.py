#!/usr/bin/env python3
"""Measures the reader over archives that are larger than any real one.

    Scripts/sizes.py [--program .build/release/broadsheet] [--folder FOLDER] [NAME ...]

The archives are made in FOLDER once (2 GB for all): `cell` has a summary of 1 MB, `ten` a day of
10,000 papers, `million` a day of 1,000,000 rows, `big` a file of 500 MB, `files` 100,000 files. Each
is indexed, then read in a terminal. Printed are the most anonymous memory in both, the time to the
first frame, and for each key how long it took until the screen changed, the longest and the median.
It fails where more than 200 MB or 50 ms were needed.
"""
import argparse, datetime, fcntl, os, pathlib, pty, select, shutil, signal, statistics, struct, subprocess
import sys, tempfile, termios, threading, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORDS = "model language video reward agent plan tool graph light noise image diffusion".split()
HEAD = "## Papers for {}\n\n| Title | Authors | Summary |\n|---|---|---|\n"
KEYS = [("j", 20), ("J", 3), ("k", 5), ("G", 1), ("g", 1), ("\x04", 3), ("\x06", 3), ("d", 2),
        ("v", 3), ("S", 2), ("z", 2), ("x", 2), ("s", 2), ("r", 2), ("[", 1), ("]", 1), ("h", 1),
        ("j", 2), ("k", 2), ("l", 1), ("/", 1), ("d", 1), ("i", 1), ("f", 1), ("f", 1), ("\r", 1),
        ("j", 5), ("\x1b", 1), ("n", 2), ("?", 1), ("\x1b", 1)]


def words(number, count):
    return " ".join(WORDS[(number * 7 + i * i) % len(WORDS)] for i in range(count))


def row(number, summary):
    link = f"(Read more on [arXiv](https://arxiv.org/abs/2505.{number % 100000:05d}))"
    return f"| Paper {number} of {words(number, 4)} {link}| Ada Lovelace, Bo Li | {summary} |\n"


def write(path, date, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        file.write(HEAD.format(date))
        file.writelines(rows)


def make(name, folder):
    day = folder / "2025/05/07.md"
    write(folder / "2025/05/06.md", "2025-05-06", (row(n, words(n, 60)) for n in range(20)))
    if name == "cell":
        rows = [row(1, words(1, 175_000)), row(2, words(2, 60))]
    elif name == "ten":
        rows = (row(n, words(n, 120)) for n in range(10_000))
    elif name == "million":
        rows = (f"|Paper {n} {WORDS[n % 12]}|Bo Li|It is {WORDS[n % 7]} {n % 1000}.|\n"
                for n in range(1_000_000))
    elif name == "big":
        rows = (row(n, words(n, 120)) for n in range(330_000))
    else:
        # A day each, back to the eighteenth century.
        last = datetime.date(2025, 5, 5).toordinal()
        for number in range(100_000):
            date = datetime.date.fromordinal(last - number).isoformat()
            path = folder / date[:4] / date[5:7] / f"{date[8:]}.md"
            write(path, date, (row(n, words(n, 40)) for n in range(2)))
        rows = (row(n, words(n, 60)) for n in range(20))
    write(day, "2025-05-07", rows)


def anonymous(pid):
    try:
        for line in open(f"/proc/{pid}/status"):
            if line.startswith("RssAnon:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


class Memory:
    """The most anonymous memory of a process, looked at a hundred times a second."""

    def __init__(self, pid):
        self.most, self.pid, self.isOn = 0, pid, True
        self.thread = threading.Thread(target=self.look)
        self.thread.start()

    def look(self):
        while self.isOn:
            self.most = max(self.most, anonymous(self.pid))
            time.sleep(0.01)

    def end(self):
        self.isOn = False
        self.thread.join()
        return self.most


def first_output(terminal, limit):
    """Seconds until there is some; what comes right after it is read, too."""
    start = time.monotonic()
    taken, data = None, b""
    while select.select([terminal], [], [], limit if taken is None else 0.06)[0]:
        if taken is None:
            taken = time.monotonic() - start
        data += os.read(terminal, 1 << 16)
    return taken, data


def measure(program, archive, home):
    environment = {"HOME": str(home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
                   "PATH": os.environ["PATH"], "BROWSER": "true", "EDITOR": "true"}
    config = home / ".config/broadsheet/config.yaml"
    config.parent.mkdir(parents=True)
    config.write_text("auto-read: 0\n")
    start = time.monotonic()
    index = subprocess.Popen([program, "index", str(archive)], env=environment,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    memory = Memory(index.pid)
    said = index.communicate()[0].strip().splitlines()
    indexing, seconds = memory.end(), time.monotonic() - start
    print(f"  index   {indexing / 1e6:6.1f} MB  {seconds:6.1f} s  {said[-1] if said else ''}")

    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(program, [program, str(archive)], environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    memory = Memory(pid)
    frame, data = first_output(terminal, 60)
    while True:
        taken, more = first_output(terminal, 1)
        data += more
        if taken is None:
            break
    times = []
    for key, count in KEYS:
        for _ in range(count):
            os.write(terminal, key.encode())
            taken, data = first_output(terminal, 2)
            times.append((taken if taken is not None else 0, key))
    reading = memory.end()
    os.write(terminal, b"Q")
    first_output(terminal, 5)
    os.kill(pid, signal.SIGTERM)
    os.waitpid(pid, 0)
    os.close(terminal)
    worst = sorted(times, reverse=True)[:3]
    print(f"  reader  {reading / 1e6:6.1f} MB  first frame {frame * 1e3:.0f} ms, keys "
          f"{statistics.median(t for t, _ in times) * 1e3:.1f} ms, longest "
          + ", ".join(f"{t * 1e3:.0f} ({k!r})" for t, k in worst), flush=True)
    return max(indexing, reading) <= 200e6 and worst[0][0] <= 0.05


def main():
    names = ["cell", "ten", "million", "big", "files"]
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=str(ROOT / ".build/release/broadsheet"))
    parser.add_argument("--folder", type=pathlib.Path)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names))
    options = parser.parse_args()
    program, isGood = str(pathlib.Path(options.program).resolve()), True
    with tempfile.TemporaryDirectory(prefix="sizes-") as own:
        for name in options.names or names:
            archive = (options.folder or pathlib.Path(own)) / name
            if not archive.exists():
                make(name, archive)
            print(name, flush=True)
            with tempfile.TemporaryDirectory(prefix="sizes-home-") as home:
                isGood = measure(program, archive, pathlib.Path(home)) and isGood
    sys.exit(0 if isGood else 1)


if __name__ == "__main__":
    main()
