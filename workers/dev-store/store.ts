import type * as z from "zod";
import { Database } from "./database";
import { enqueueDeliveries } from "./deliveries";
import type { DevStoreEnv } from "./env";
import { type IdKind, nextId } from "./ids";
import { readInstall } from "./install";
import { type FactKind, writeLog } from "./log";
import { ShopFacts } from "./shop-facts";
import type { ShopPlan } from "./shops";
import { readSwitches } from "./switches";
import type { Topic } from "./topics";

const SAME_SECOND_STEP = 2000;

/** One shop as its parts see it: rows, clock, log, and the door through which events leave. */
export class Store {
  readonly database: Database;
  private shopFacts: ShopFacts | undefined;

  constructor(
    readonly plan: ShopPlan,
    readonly env: DevStoreEnv,
    storage: DurableObjectStorage,
    /** Called when the time of the next piece of work may have moved. */
    readonly wake: () => void,
  ) {
    this.database = new Database(storage);
  }

  get domain(): string {
    return this.plan.domain;
  }

  /** Parsed once per version: a bulk operation asks for the currency a hundred thousand times. */
  get facts(): ShopFacts {
    this.shopFacts ??= this.readSetting("shop", ShopFacts);
    if (!this.shopFacts) throw new Error(`${this.domain} has not been seeded`);
    return this.shopFacts;
  }

  /** The instant of a change: whole seconds, as Shopify's updated_at. Coarser, never before the install, if told so. */
  changeTime(): number {
    const step = readSwitches(this).sameSecond ? SAME_SECOND_STEP : 1000;
    const floored = Math.floor(Date.now() / step) * step;
    return Math.max(floored, step === 1000 ? 0 : (readInstall(this)?.installedAt ?? 0));
  }

  nextId(kind: IdKind): number {
    return nextId(this.database, kind, this.domain);
  }

  record(kind: FactKind, facts: Record<string, unknown>): void {
    writeLog(this.database, Date.now(), kind, facts);
  }

  /** One event: reaches each subscription to the topic. The body is made only if somebody listens. */
  emit(topic: Topic, body: () => Record<string, unknown>): void {
    enqueueDeliveries(this, topic, body);
  }

  readSetting<T>(key: string, schema: z.ZodType<T>): T | undefined {
    const row = this.database.find<{ value: string }>("select value from settings where key = ?", key);
    return row && schema.parse(JSON.parse(row.value));
  }

  writeSetting(key: string, value: unknown): void {
    this.shopFacts = undefined;
    this.database.run(
      "insert into settings values (?, ?) on conflict do update set value = excluded.value",
      key,
      JSON.stringify(value),
    );
  }

  deleteSetting(key: string): void {
    this.database.run("delete from settings where key = ?", key);
  }
}
