import { readStream } from "../sales-stream";
import { action } from "./layout";
import type { AdminPage } from "./pages";

export const streamPage: AdminPage = (store) => {
  const stream = readStream(store);
  const state = stream
    ? `<p>Running: ${stream.perMinute} orders a minute, ${stream.placed} placed so far.</p>`
    : `<p class="soft">Stopped.</p>`;
  return {
    title: "Sales stream",
    refresh: stream ? 3 : undefined,
    body: `<h1>Sales stream</h1><section class="card"><p class="soft">Orders at a steady pace, online and at the counters, of what is in stock.</p>${state}
${action("/stream", `<label>Orders a minute <input type="number" name="perMinute" value="${stream?.perMinute || 12}" min="1" max="600" data-number></label>`, stream ? "Change speed" : "Start", "primary")}
${stream ? action("/stream", `<input type="hidden" name="perMinute" value="0" data-number>`, "Stop") : ""}</section>`,
  };
};
