import axe from "axe-core";

const SERIOUS = ["serious", "critical"];

/** What axe finds serious or critical on the page that a frame shows; nothing where all is well. */
export async function seriousFindings(frame) {
  // Evaluated anew each time: a navigation takes it away with the document.
  await frame.evaluate(axe.source);
  const violations = await frame.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, impact, help, nodes }) => ({
      id,
      impact,
      help,
      places: nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`),
    }));
  });
  return violations
    .filter(({ impact }) => SERIOUS.includes(impact))
    .map(({ id, impact, help, places }) => `${impact} ${id} (${help})\n    ${places.join("\n    ")}`);
}
