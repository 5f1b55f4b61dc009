import { z } from "zod";
import type { Row } from "../database";
import type { Subscription } from "../deliveries";
import { badge, escapeHtml, pager, table, time } from "./layout";
import type { AdminPage } from "./pages";

const PAGE = 50;
const TONES: Record<string, "good" | "bad" | "warn" | ""> = { delivered: "good", failed: "bad", due: "warn" };
const Answers = z.array(
  z.object({ at: z.number(), status: z.number().optional(), error: z.string().optional(), ms: z.number() }),
);

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
  const rows = store.database.all<DeliveryRow>(
    "select * from deliveries order by id desc limit ? offset ?",
    PAGE + 1,
    at * PAGE,
  );
  const { timeZone } = store.facts;
  const lines = rows
    .slice(0, PAGE)
    .map((delivery) => [
      time(delivery.created_at, timeZone),
      `<details><summary><code>${escapeHtml(delivery.topic)}</code></summary><p class="soft">Webhook id ${escapeHtml(delivery.webhook_id)}</p><pre>${escapeHtml(delivery.body.slice(0, 6000))}</pre></details>`,
      `${badge(delivery.status, TONES[delivery.status] ?? "")}${delivery.status === "due" && delivery.attempts > 0 ? ` next ${time(delivery.due_at, timeZone)}` : ""}`,
      String(delivery.attempts),
      answerList(delivery.answers),
    ]);
  const subscriptions = store.database
    .all<Subscription>("select * from subscriptions order by topic")
    .map((subscription) => [
      `<code>${escapeHtml(subscription.topic)}</code>`,
      escapeHtml(subscription.uri),
      escapeHtml(subscription.name),
      escapeHtml(subscription.include_fields === "[]" ? "everything" : subscription.include_fields),
    ]);
  return {
    title: "Deliveries",
    body: `<h1>Deliveries</h1><section class="card">${table(["When", "Topic", "State", "#Attempts", "Answers"], lines, "Nothing was sent yet.")}${pager(search, at, rows.length > PAGE)}</section>
<section class="card"><h2>Subscriptions (${subscriptions.length})</h2>${table(["Topic", "Address", "Name", "Fields"], subscriptions, "The app has subscribed to nothing.")}</section>`,
  };
};

function answerList(answers: string): string {
  const lines = Answers.parse(JSON.parse(answers)).map(
    (answer) => `<div>${escapeHtml(answer.status ?? answer.error)} <span class="soft">${answer.ms} ms</span></div>`,
  );
  return lines.length ? `<div>${lines.join("")}</div>` : "";
}
