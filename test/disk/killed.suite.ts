// The process is killed at each system call by which it writes, or that call fails. At any moment, the file has all of
// its old or all of its new text, or a file beside it has all of the new text.
import assert from "node:assert/strict";
import { chownSync, existsSync, linkSync, rmSync } from "node:fs";
import { type Fault, type Step, stepsOf, struckIn, tracing } from "./trace.js";
import { inWorld, nobody, type Outcome, old } from "./world.js";

interface Way {
  readonly title: string;
  readonly line: string;
  readonly file: string;
  prepare(): void;
  /** Calls that are known to belong to it, in this order. */
  readonly steps: readonly string[];
  /** Whether the file is written in place and its disk has no space for all of the text. */
  readonly tears?: boolean;
}

describe("a write", () => {
  const { path, read, write, names, mountDisk, fill, bind, virnet, result } = inWorld();

  const ways: readonly Way[] = [
    {
      title: "a file that is replaced",
      line: "lint --fix net.xml",
      file: "net.xml",
      prepare: () => write("net.xml"),
      steps: ["open copy", "pwrite copy", "fchmod copy", "fsync copy", "rename copy", "fsync folder"],
    },
    {
      title: "a file of another owner that is replaced",
      line: "format net.xml",
      file: "net.xml",
      prepare() {
        write("net.xml");
        chownSync(path("net.xml"), nobody, nobody);
      },
      steps: ["open copy", "pwrite copy", "fchown copy", "fchmod copy", "fsync copy", "rename copy", "fsync folder"],
    },
    {
      title: "a file with two names",
      line: "lint --fix net.xml",
      file: "net.xml",
      prepare() {
        write("net.xml");
        linkSync(path("net.xml"), path("other.xml"));
      },
      steps: [
        ...["open copy", "pwrite copy", "fsync copy", "fsync folder"],
        ...["open net.xml", "pwrite net.xml", "ftruncate net.xml", "fsync net.xml", "unlink copy"],
      ],
    },
    {
      title: "a mount point from a full disk",
      line: "lint --fix net.xml",
      file: "net.xml",
      prepare() {
        mountDisk("disk");
        write("disk/net.xml");
        fill("disk");
        write("net.xml", "");
        bind("disk/net.xml", "net.xml");
      },
      steps: [
        ...["open copy", "pwrite copy", "fchmod copy", "fsync copy", "rename copy", "fsync folder"],
        // What fits, what does not, and back.
        ...["pwrite net.xml", "pwrite net.xml 2", "pwrite net.xml 3", "ftruncate net.xml", "unlink copy"],
      ],
      tears: true,
    },
    {
      title: "a new file",
      line: "init",
      file: ".virnet.json",
      prepare() {},
      steps: ["open copy", "pwrite copy", "fsync copy", "link copy", "unlink copy", "fsync folder"],
    },
  ];

  const log = () => path("../trace.log");
  const contentOf = (name: string) => (existsSync(path(name)) ? read(name) : undefined);
  const copiesIn = () => names().filter((name) => name.endsWith(".tmp"));

  /** Empties the folder, except for mounts, which keep what is needed; then makes what the way needs. */
  function again({ prepare, tears }: Way): void {
    for (const name of copiesIn()) rmSync(path(name));
    if (tears && existsSync(path("disk"))) write("disk/net.xml");
    else {
      for (const name of names()) rmSync(path(name));
      prepare();
    }
  }

  /** The steps of a run in which nothing goes wrong. */
  function dryRun(way: Way): Step[] {
    again(way);
    virnet(way.line, "", { under: tracing(log()) });
    const steps = stepsOf(log(), path());
    const labels = steps.map(({ label }) => label);
    let at = -1;
    for (const label of way.steps) {
      const place = labels.indexOf(label, at + 1);
      assert.notEqual(place, -1, `no ${label} in its place: ${labels.join(", ")}`);
      at = place;
    }
    return steps;
  }

  /** Runs the command so that a step goes wrong. */
  function strike(way: Way, step: Step, fault: Fault): Outcome {
    let counted = step;
    for (let attempt = 1; ; attempt++) {
      again(way);
      const outcome = virnet(way.line, "", { under: tracing(log(), { step: counted, fault }) });
      const struck = struckIn(log(), path());
      if (struck === step.label) return outcome;
      assert.ok(attempt < 10, `${step.label} is not struck, but ${struck || "something else"}`);
      // Now and then Node opens a file more or less than in the run the step was counted in.
      counted = dryRun(way).find(({ label }) => label === step.label) ?? step;
    }
  }

  for (const way of ways) {
    const { title, line, file, tears = false } = way;
    describe(`${title}: ${line}`, function () {
      this.timeout(300_000);
      this.slow(60_000);
      const isOld = () => contentOf(file) === (file === "net.xml" ? old : undefined);
      const isNew = () => contentOf(file) === result(line);

      it("killed at each step", () => {
        const torn = dryRun(way).filter((step) => {
          assert.equal(strike(way, step, "signal=KILL").signal, "SIGKILL");
          if (isOld() || isNew()) return false;
          assert.ok(tears, `${step.label}: neither the old nor the new text`);
          assert.ok(
            copiesIn().some((name) => read(name) === result(line)),
            `${step.label}: torn, with no copy`,
          );
          return true;
        });
        assert.equal(torn.length > 0, tears);
      });

      // A torn text is not a document any more.
      if (!tears)
        it("what a killed run leaves behind does not keep the next one from its work", () => {
          for (const step of dryRun(way)) {
            strike(way, step, "signal=KILL");
            const isThere = file !== "net.xml" && isNew();
            const { code, stderr } = virnet(line);
            assert.ok(isNew(), step.label);
            assert.equal(code === 2, isThere, stderr);
          }
        });

      it("a signal that asks it to end waits for the end of the write", () => {
        for (const step of dryRun(way)) {
          const { signal, code } = strike(way, step, "signal=TERM");
          // A signal at the end of all work finds nothing left to end.
          assert.ok(signal === "SIGTERM" || code !== null, step.label);
          assert.ok(isOld() || isNew(), step.label);
          assert.deepEqual(copiesIn(), [], step.label);
        }
      });

      it("a call that fails at each step", () => {
        for (const step of dryRun(way)) {
          const { code, stderr } = strike(way, step, "error=EIO");
          const said = /^virnet: cannot write \S+: (.*)$/m.exec(stderr)?.[1];
          assert.equal(code === 2, said !== undefined, stderr);
          const copy = /its new text is in (.*)$/.exec(said ?? "")?.[1];
          if (copy === undefined) {
            assert.ok(said === undefined ? isNew() : isOld(), step.label);
            assert.equal(copiesIn().length, step.label === "unlink copy" ? 1 : 0, step.label);
          } else {
            assert.ok(tears, `${step.label}: ${stderr}`);
            assert.deepEqual(
              copiesIn().map((name) => path(name)),
              [copy],
            );
            assert.equal(read(copiesIn()[0] ?? ""), result(line));
          }
        }
      });

      if (way.steps.includes("pwrite net.xml"))
        it("a disk that fails for good", () => {
          const steps = dryRun(way);
          for (const step of steps.filter(({ label }) => /^(pwrite|ftruncate) net\.xml/.test(label))) {
            again(way);
            const under = tracing(log(), { step, fault: "error=EIO", lasts: true });
            const { code, stderr } = virnet(line, "", { under });
            assert.equal(code, 2);
            const [copy = ""] = copiesIn();
            assert.ok(
              stderr.includes(`; the file is damaged, and its new text is in ${path(copy)}\n`),
              `${step.label}: ${stderr}`,
            );
            assert.equal(read(copy), result(line));
          }
        });
    });
  }

  it("ended by a signal does not go on with the next file", () => {
    const way: Way = { title: "", line: "format net.xml next.xml", file: "net.xml", prepare, steps: [] };
    function prepare() {
      write("net.xml");
      write("next.xml");
    }
    const [step] = dryRun(way).filter(({ label }) => label === "rename copy");
    assert.ok(step);
    assert.equal(strike(way, step, "signal=TERM").signal, "SIGTERM");
    assert.notEqual(read("net.xml"), old);
    assert.equal(read("next.xml"), old);
    assert.deepEqual(names(), ["net.xml", "next.xml"]);
  });
});
