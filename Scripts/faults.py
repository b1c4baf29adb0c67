#!/usr/bin/env python3
"""Lets each call to the system fail in turn, and looks that nothing is lost.

    Scripts/faults.py [--program .build/debug/broadsheet] [--stride 1] [--jobs 2] [--only NAME]

The program has to be linked dynamically, as the debug one is: Tests/Faults/faults.c is preloaded
into it. Every part below is run once to count its calls about the reader's own files and the
archive, then once for each call and each error. After each run, without faults:

  what was there before is there, whole: marks, notes, searches, the place, the index;
  what the run was to add is there too, or it ended with a status or a message that says what and
  where; no run crashes or hangs.
"""
import argparse, concurrent.futures, errno, fcntl, json, os, pathlib, pty, re, select, shutil
import signal, struct, subprocess, sys, tempfile, termios, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
ERRORS = ["ENOSPC", "EIO", "EACCES", "EROFS", "EMFILE", "EINTR", "SHORT"]
DIGEST = """## Papers for {date}

| Title | Authors | Summary |
|---|---|---|
| First (Read more on [arXiv](https://arxiv.org/abs/{month}.00001))| Ada Lovelace | It is studied. |
| Second (Read more on [arXiv](https://arxiv.org/abs/{month}.00002))| Bo Li | It is found. |
"""


class Place:
    """A home with an archive, and what was kept there before."""

    def __init__(self, program):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="faults-"))
        self.program, self.archive = program, self.folder / "digests"
        self.environment = {
            "HOME": str(self.folder), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
            "PATH": os.environ["PATH"], "BROWSER": "true", "EDITOR": "true",
        }
        for name, text in {
            "digests/2025/05/07.md": DIGEST.format(date="2025-05-07", month="2505"),
            "digests/2025/04/21.md": DIGEST.format(date="2025-04-21", month="2504"),
            ".config/broadsheet/config.yaml": "auto-read: 0\n",
        }.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(text)
        self.run("marks", "set", "--star", "--tag", "kept", "2505.00001", "2504.00002")
        self.run("marks", "import", "-", text=json.dumps({
            "time": 1_700_000_000_000, "device": "other", "mark": "note", "paper": "2504.00001",
            "value": True, "text": "a note\n"}) + "\n")
        self.read("/second<enter>")
        # A run that was killed leaves its lines to be merged.
        own = next((self.state / "marks").glob("*.log"))
        (own.parent / (own.name[: -len(".log")] + ".aaaaaaaa.log")).write_bytes(own.read_bytes())

    state = property(lambda self: self.folder / ".local/state/broadsheet")

    def run(self, *words, text="", faults={}):
        done = subprocess.run(
            [self.program, *words], input=text, capture_output=True, text=True, timeout=60,
            env={**self.environment, **faults})
        return done.returncode, done.stdout, done.stderr

    def read(self, keys, faults={}):
        """The reader in a terminal of its own: its status, and all that it wrote."""
        pid, terminal = pty.fork()
        if pid == 0:
            environment = {**self.environment, **faults}
            os.execve(self.program, [self.program, str(self.archive)], environment)
        output, columns = b"", 120
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))
        deadline = time.monotonic() + 60
        for key in re.findall("<[a-z]+>|.", keys) + ["Q"]:
            output += quiet(terminal, b"unread" if not output else None)
            # Only what changes is drawn: at another size, whole lines are.
            columns = 130 if columns == 120 else 120
            fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))
            output += quiet(terminal, None)
            try:
                os.write(terminal, {"<enter>": "\r", "<esc>": "\x1b"}.get(key, key).encode())
            except OSError:
                break
        asked = time.monotonic()
        while time.monotonic() < deadline:
            output += quiet(terminal, None)
            if time.monotonic() > asked + 5:
                # What is typed before the terminal is the reader's is thrown away.
                asked = time.monotonic()
                try:
                    os.write(terminal, b"Q")
                except OSError:
                    pass
            done, status = os.waitpid(pid, os.WNOHANG)
            if done:
                output += quiet(terminal, None)
                os.close(terminal)
                return os.waitstatus_to_exitcode(status), output.decode(errors="replace"), ""
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        raise TimeoutError

    def marks(self):
        """What `export` prints, by what it is about."""
        status, output, errors = self.run("marks", "export")
        assert status == 0, errors
        objects = [json.loads(line) for line in output.splitlines()]
        return {(o["mark"], o.get("paper"), o.get("tag")): o.get("text", o["value"]) for o in objects
                if o["mark"] in ("star", "tag", "note")}

    def searches(self):
        return (self.state / "searches").read_text().split("\n")

    def check(self):
        """What was kept before is there."""
        marks = self.marks()
        for paper in ["2505.00001", "2504.00002"]:
            assert marks.get(("star", paper, None)) is True, f"the star of {paper} is lost"
            assert marks.get(("tag", paper, "kept")) is True, f"the tag of {paper} is lost"
        assert marks.get(("note", "2504.00001", None)) == "a note\n", "the note is lost"
        assert "second" in self.searches(), "the search is lost"
        for file in (self.state / "sessions").iterdir():
            if file.name.endswith("~"): continue
            assert file.read_bytes().endswith(b"\n"), f"{file.name} is not whole"
        status, output, errors = self.run("search", "--count", "--archive", str(self.archive), "title:second")
        assert (status, output) == (0, "2\n"), f"search: {status} {output} {errors}"
        status, output, errors = self.read("")
        assert status == 0 and "Second" in output, f"the reader does not open: {output[-500:]}"
        return marks


def quiet(terminal, text, seconds=20):
    """What comes until nothing does for a moment, `text` at the least."""
    output, deadline = b"", time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not select.select([terminal], [], [], 0.05)[0]:
            if text is None or text in output:
                break
            continue
        try:
            data = os.read(terminal, 1 << 16)
        except OSError:
            break
        if not data:
            break
        output += data
    return output


# Each part: what is done, and whether what it was to add is there.

def mark(place, faults):
    return place.run("marks", "set", "--star", "2505.00002", faults=faults)

def is_marked(place, marks): return marks.get(("star", "2505.00002", None)) is True

def importing(place, faults):
    line = {"time": 1_700_000_000_001, "device": "other", "mark": "note", "paper": "2505.00002",
            "value": True, "text": "new\n"}
    return place.run("marks", "import", "-", text=json.dumps(line) + "\n", faults=faults)

def is_imported(place, marks): return marks.get(("note", "2505.00002", None)) == "new\n"

def index(place, faults): return place.run("index", str(place.archive), faults=faults)

def is_indexed(place, marks): return bool(list((place.folder / ".cache/broadsheet").glob("*.sqlite")))

def reading(place, faults): return place.read("j#new<enter>/first<enter><esc>", faults)

# Of which paper depends on what could be read of the archive.
def is_read(place, marks):
    return any(tag == "new" for _, _, tag in marks) and "first" in place.searches()

PARTS = {
    "marks set": (mark, is_marked), "marks import": (importing, is_imported),
    "index": (index, is_indexed), "reader": (reading, is_read),
}
SAYS = re.compile(
    r"No space left|Input/output error|Permission denied|Read-only file system|Too many open files"
    r"|Interrupted|File too large|disk (is full|cannot be)|cannot be (read|made|written|used any more)"
    r"|unable to open|not be(ing)? saved|not kept|SQLite|problems?: broadsheet check")


def failing(place, at, error, stays, counter):
    number = 0 if error == "SHORT" else getattr(errno, error)
    faults = {"LD_PRELOAD": str(place.shim), "FAULTS_BELOW": str(place.folder),
              "FAULTS_COUNT": str(counter), "FAULTS_AT": str(at), "FAULTS_ERROR": str(number)}
    if stays:
        faults["FAULTS_STAYS"] = "1"
    return faults


def fresh(original):
    place = object.__new__(Place)
    place.__dict__.update(original.__dict__)
    place.folder = pathlib.Path(tempfile.mkdtemp(prefix="faults-"))
    shutil.copytree(original.folder, place.folder, dirs_exist_ok=True, symlinks=True)
    place.archive = place.folder / "digests"
    place.environment = {**original.environment, "HOME": str(place.folder)}
    return place


def count_calls(original, part):
    place = fresh(original)
    counter = place.folder.with_suffix(".count")
    counter.write_bytes(bytes(8))
    try:
        status, output, errors = PARTS[part][0](place, failing(place, 0, "EIO", False, counter))
        assert status == 0, f"{part}: {output} {errors}"
        return struct.unpack("q", counter.read_bytes())[0]
    finally:
        counter.unlink()
        shutil.rmtree(place.folder)


def run(original, part, at, error, stays):
    """What is wrong, None for nothing."""
    place = fresh(original)
    counter = place.folder.with_suffix(".count")
    counter.write_bytes(bytes(8))
    act, is_done = PARTS[part]
    name = f"{part}: call {at}{' and on' if stays else ''}: {error}"
    try:
        status, output, errors = act(place, failing(place, at, error, stays, counter))
        if status < 0 or status > 2 or "Fatal error" in output + errors:
            return f"{name}: ended with {status}: {output[-600:]}{errors[-600:]}"
        marks = place.check()
        # Messages of the reader are drawn piece by piece.
        said = SAYS.search(re.sub(r"\x1b\[[0-9;:?]*[ -/]*[@-~]", "", output + errors))
        if not is_done(place, marks) and not said and status == 0:
            return f"{name}: not done, and nothing is said: {output[-600:]!r}{errors[-600:]}"
        left = [p for p in place.folder.rglob("*~") if not stays and error not in ("EMFILE",)]
        if left and error != "EINTR" and len(left) > 1:
            return f"{name}: leaves {left}"
    except AssertionError as problem:
        return f"{name}: {problem}"
    except (TimeoutError, subprocess.TimeoutExpired) as problem:
        return f"{name}: hangs: {problem or 'the reader'}"
    finally:
        counter.unlink()
        shutil.rmtree(place.folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=str(ROOT / ".build/debug/broadsheet"))
    parser.add_argument("--stride", type=int, default=1, help="only every so many-th run")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", choices=PARTS)
    options = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="faults-shim-") as folder:
        shim = pathlib.Path(folder) / "faults.so"
        subprocess.run(
            [os.environ.get("CC", "cc"), "-O1", "-shared", "-fPIC", "-o", shim,
             ROOT / "Tests/Faults/faults.c"], check=True)
        original = Place(str(pathlib.Path(options.program).resolve()))
        original.shim = shim
        try:
            sys.exit(all_runs(original, options, start))
        finally:
            shutil.rmtree(original.folder)


def all_runs(original, options, start):
    original.check()
    runs, counts = [], {}
    for part in [options.only] if options.only else PARTS:
        counts[part] = count_calls(original, part)
        for error in ERRORS:
            for stays in [False, True] if error in ("ENOSPC", "EROFS", "EMFILE") else [False]:
                runs += [(part, at, error, stays) for at in range(1, counts[part] + 1)]
    runs = runs[options.stride // 2 :: options.stride]
    problems = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for problem in pool.map(lambda each: run(original, *each), runs):
            if problem:
                problems.append(problem)
                print(problem, flush=True)
    calls = ", ".join(f"{part} {count}" for part, count in counts.items())
    print(f"calls: {calls}; {len(runs)} runs, {len(problems)} wrong, {time.monotonic() - start:.0f} s")
    return 1 if problems else 0


if __name__ == "__main__":
    main()
