// Asks the registry for known vulnerabilities of what is deployed. A registry that does not answer is no fault of the tree:
// it is said, and nothing else is claimed.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What npm answered, in one line, and whether that is a reason to stop. */
export function verdictOn(report) {
  const counts = report?.metadata?.vulnerabilities;
  if (!counts)
    return { isBad: false, line: `vulnerabilities: NOT CHECKED, the registry did not say (${reasonOf(report)})` };
  const grave = Object.values(report.vulnerabilities ?? {})
    .filter(({ severity, fixAvailable }) => (severity === "high" || severity === "critical") && fixAvailable)
    .map(({ name, severity }) => `${name} (${severity})`);
  const known = `${counts.total} known in what is deployed`;
  return grave.length
    ? { isBad: true, line: `vulnerabilities: ${known}; grave, and mended by an upgrade: ${grave.join(", ")}` }
    : { isBad: false, line: `vulnerabilities: ${known}, none grave that an upgrade mends` };
}

const reasonOf = (report) => report?.statusCode ?? report?.error?.code ?? "no answer";

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], { encoding: "utf8", timeout: 60_000 });
  const { isBad, line } = verdictOn(read(stdout));
  console.log(line);
  process.exitCode = isBad ? 1 : 0;
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
