import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SOURCES } from "./sources";

const PAGE = readFileSync("docs/operations.md", "utf8");
/** Without the receivers, which merchants copy into logs of their own. */
const texts = SOURCES.filter((path) => !path.includes("/receivers/")).map(
  (path) => [path, readFileSync(path, "utf8")] as const,
);

it("each line of the log is JSON, as whoever looks through it is told", () => {
  const written = texts.flatMap(([path, text]) =>
    [...text.matchAll(/console\.(?:log|info|debug|warn|error)\(\s*([^\n]{0,60})/g)].map(([, what = ""]) => ({
      path,
      what,
    })),
  );
  expect(written.length).toBeGreaterThan(20);
  expect(written.filter(({ what }) => !/^(JSON\.stringify\(\{|(text|line)\))/.test(what))).toEqual([]);
});

it("the page of operations says what each that writes in the log is", () => {
  const writers = texts.flatMap(([, text]) =>
    [...text.matchAll(/JSON\.stringify\(\{\s*(?:\.\.\.\{ )?at: "([a-z-]+)"|logLine\("([a-z-]+)"/g)].map(
      ([, one, other]) => one ?? other ?? "",
    ),
  );
  const [, section = ""] = /\n## The log\n([\s\S]*?)\n## /.exec(PAGE) ?? [];
  expect(new Set(writers).size).toBeGreaterThan(10);
  expect([...new Set(writers)].filter((at) => !section.includes(`\`${at}\``))).toEqual([]);
});
