import { readSwitches } from "../switches";
import type { AdminPage } from "./pages";

const PROBABILITIES = [
  ["duplicates", "Deliveries sent twice (0 to 1)"],
  ["reordering", "Deliveries overtaken by later ones (0 to 1)"],
  ["loss", "Deliveries never sent (0 to 1)"],
  ["throttling", "GraphQL requests throttled (0 to 1)"],
] as const;

export const switchesPage: AdminPage = (store) => {
  const switches = readSwitches(store);
  const number = (name: string, label: string, value: number, attributes: string) =>
    `<label>${label} <input type="number" name="${name}" value="${value}" data-number ${attributes}></label>`;
  return {
    title: "Switches",
    body: `<h1>Switches</h1><section class="card" style="max-width:560px"><p class="soft">What goes wrong on demand. Every choice follows from the seed, so a run can be repeated.</p>
<form class="fields" data-post="/switches" data-done="Saved">
${PROBABILITIES.map(([name, label]) => number(name, label, switches[name], 'min="0" max="1" step="0.01"')).join("")}
${number("delay", "Delay before each delivery (ms)", switches.delay, 'min="0" step="1"')}
<label>Changes within two seconds share their timestamps <input type="checkbox" name="sameSecond"${switches.sameSecond ? " checked" : ""}></label>
${number("lostAnswers", "Next mutations made whose answers are lost", switches.lostAnswers, 'min="0" max="1000" step="1"')}
${number("seed", "Seed", switches.seed, 'step="1"')}<button class="primary">Save</button></form></section>`,
  };
};
