import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { defineCommand, quotedForShell } from "../../client/src/shell.js";

describe("command lines", () => {
  const commands: [options: Parameters<typeof defineCommand>, command: string][] = [
    [["/srv/lab.xml"], "virsh net-define --validate /srv/lab.xml"],
    [["/srv/lab.xml", { validate: false }], "virsh net-define /srv/lab.xml"],
    [
      ["/srv/my lab.xml", { connection: "qemu:///system" }],
      "virsh --connect qemu:///system net-define --validate '/srv/my lab.xml'",
    ],
    [
      ["/a.xml", { connection: "qemu+ssh://h/system?no_tty=1&x=1" }],
      "virsh --connect 'qemu+ssh://h/system?no_tty=1&x=1' net-define --validate /a.xml",
    ],
  ];
  for (const [options, command] of commands) it(command, () => assert.equal(defineCommand(...options), command));

  it("mean to a shell what they should", () => {
    const words = [
      "plain",
      "two words",
      "it's",
      "$HOME",
      "`id`",
      "a;b",
      "*",
      "\\",
      '"',
      "new\nline",
      "!x",
      "~",
      "",
      "é",
      "a=b",
    ];
    const line = `printf '%s\\0' ${words.map(quotedForShell).join(" ")}`;
    const said = execFileSync("sh", ["-c", line], { encoding: "utf8" });
    assert.deepEqual(said.split("\0").slice(0, -1), words);
  });
});
