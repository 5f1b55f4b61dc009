import * as z from "zod";
import type { Row } from "../database";
import type { Subscription } from "../deliveries";
import type { Store } from "../store";
import { badge, escapeHtml, pager, table, time } from "./layout";
import type { AdminPage } from "./pages";

const PAGE = 50;
const TONES: Record<string, "good" | "bad" | "warn" | ""> = {
  delivered: "good",
  failed: "bad",
  lost: "bad",
  due: "warn",
};
const Answers = z.array(
  z.object({ at: z.number(), status: z.number().optional(), error: z.string().optional(), ms: z.number() }),
);
const Fields = z.array(z.string());

type DeliveryRow = Row & {
  id: number;
  topic: string;
  status: string;
  attempts: number;
  created_at: number;
  due_at: number | null;
  answers: string;
  body: string;
  webhook_id: string;
};

export const deliveriesPage: AdminPage = (store, search) => {
  const at = Number(search.get("page") ?? 0);
  const state = search.get("state");
  const rows = store.database.all<DeliveryRow>(
    "select * from deliveries where ?1 is null or status = ?1 order by id desc limit ?2 offset ?3",
    state,
    PAGE + 1,
    at * PAGE,
  );
  const lines = rows.slice(0, PAGE).map((delivery) => deliveryLine(delivery, store.facts.timeZone));
  const subscriptions = listSubscriptions(store);
  return {
    title: "Deliveries",
    refresh: 3,
    body: `<h1>Deliveries</h1>${stateLinks(store, state)}<section class="card">${table(["When", "Topic", "State", "#Attempts", "Answers"], lines, state ? `None is ${state}.` : "Nothing was sent yet.")}${pager(search, at, rows.length > PAGE)}</section>
<section class="card" tabindex="0" aria-label="Subscriptions"><h2>Subscriptions (${subscriptions.length})</h2>${table(["Topic", "Address", "Name", "Fields"], subscriptions, "The app has subscribed to nothing.")}</section>`,
  };
};

function deliveryLine(delivery: DeliveryRow, timeZone: string): string[] {
  const next = delivery.status === "due" ? ` at ${time(delivery.due_at, timeZone)}` : "";
  return [
    time(delivery.created_at, timeZone),
    `<details><summary><code>${escapeHtml(delivery.topic)}</code></summary><p class="soft">Webhook id ${escapeHtml(delivery.webhook_id)}</p><pre>${escapeHtml(delivery.body.slice(0, 6000))}</pre></details>`,
    `<span>${badge(delivery.status, TONES[delivery.status] ?? "")}${next}</span>`,
    String(delivery.attempts),
    answerList(delivery.answers, timeZone),
  ];
}

/** How many are in each state; each is a link to those alone. */
function stateLinks(store: Store, chosen: string | null): string {
  const counts = store.database.all<{ status: string; count: number }>(
    "select status, count(*) count from deliveries group by status order by status",
  );
  const link = (label: string, state: string | null) =>
    `<a class="button" href="?${escapeHtml(new URLSearchParams({ shop: store.domain, ...(state && { state }) }))}"${state === chosen ? ' aria-current="true"' : ""}>${label}</a>`;
  const states = counts.map(({ status, count }) => link(`${escapeHtml(status)} ${count}`, status));
  return `<nav class="filters" aria-label="State">${link("all", null)}${states.join("")}</nav>`;
}

function listSubscriptions(store: Store): string[][] {
  return store.database
    .all<Subscription>("select * from subscriptions order by topic")
    .map(({ topic, uri, name, include_fields }) => [
      `<code>${escapeHtml(topic)}</code>`,
      escapeHtml(uri),
      escapeHtml(name),
      `<span>${escapeHtml(Fields.parse(JSON.parse(include_fields)).join(", ") || "everything")}</span>`,
    ]);
}

function answerList(answers: string, timeZone: string): string {
  const lines = Answers.parse(JSON.parse(answers)).map(
    ({ at, status, error, ms }) =>
      `<div>${escapeHtml(status ?? error)} <span class="soft">${ms} ms, ${time(at, timeZone)}</span></div>`,
  );
  return lines.length ? `<div>${lines.join("")}</div>` : "";
}
