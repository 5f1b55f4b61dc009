import { DurableObject } from "cloudflare:workers";
import { answerAction } from "./actions";
import { renderAdminPage } from "./admin/pages";
import { nextDeliveryAt, sendDueDeliveries } from "./deliveries";
import type { DevStoreEnv } from "./env";
import { answerGraphql } from "./graphql/answer";
import { nextBulkAt, readBulkResult, stepBulkOperations } from "./graphql/bulk-run";
import { Bucket } from "./graphql/throttle";
import { answerImage } from "./images";
import { readInstall } from "./install";
import { answerTokenRequest, grantCode } from "./oauth";
import { placeDueSales, readStream } from "./sales-stream";
import { isSeeded, seedShop } from "./seed/seed";
import { findShopPlan } from "./shops";
import { Store } from "./store";
import { TABLES } from "./tables";

/** One shop of Shopify's. Synchronous SQL keeps resolvers plain; one alarm does everything that happens later. */
export class Shop extends DurableObject<DevStoreEnv> {
  private readonly bucket = new Bucket();
  private opened: Store | undefined;

  override async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const domain = request.headers.get("x-dev-store-shop");
    const store = this.open(domain);
    if (!store) return new Response("no such shop", { status: 404 });
    if (/^\/admin\/api\/[^/]+\/graphql\.json$/.test(url.pathname)) return answerGraphql(store, this.bucket, request);
    if (url.pathname === "/admin/oauth/access_token") return answerTokenRequest(store, request);
    const bulk = /^\/bulk\/(\d+)\.jsonl$/.exec(url.pathname);
    if (bulk) return readBulkResult(store, Number(bulk[1]));
    const image = /^\/images\/(\d+)\.svg$/.exec(url.pathname);
    if (image) return answerImage(store, Number(image[1]));
    return answerAction(store, request, url);
  }

  /** For the consent page: a code for the app's callback. */
  grantCode(domain: string, optional: string[]): string {
    return grantCode(this.require(domain), optional);
  }

  isInstalled(domain: string): boolean {
    return readInstall(this.require(domain)) !== undefined;
  }

  /** Rendered here, beside the rows. */
  adminPage(domain: string, page: string, search: string): string | undefined {
    return renderAdminPage(this.require(domain), page, new URLSearchParams(search));
  }

  override async alarm(): Promise<void> {
    const domain = await this.ctx.storage.get<string>("domain");
    const store = this.open(domain ?? null);
    if (!store) return;
    placeDueSales(store);
    await Promise.all([sendDueDeliveries(store), stepBulkOperations(store)]);
    this.wake(store);
  }

  private require(domain: string): Store {
    const store = this.open(domain);
    if (!store) throw new Error(`no such shop: ${domain}`);
    return store;
  }

  /** The first touch of a shop makes its tables and its past. */
  private open(domain: string | null): Store | undefined {
    if (this.opened) return this.opened;
    const plan = findShopPlan(domain);
    if (!plan) return undefined;
    const store: Store = new Store(plan, this.env, this.ctx.storage, () => this.wake(store));
    this.ctx.storage.sql.exec(TABLES);
    if (!isSeeded(store)) {
      seedShop(store, plan.seed, Date.now());
      // An alarm is told nothing: it finds the shop's name here.
      this.ctx.waitUntil(this.ctx.storage.put("domain", plan.domain));
    }
    this.opened = store;
    return store;
  }

  private wake(store: Store): void {
    const times = [nextDeliveryAt(store), nextBulkAt(store), readStream(store)?.nextAt ?? null];
    const due = times.filter((time) => time !== null);
    if (due.length > 0) this.ctx.waitUntil(this.ctx.storage.setAlarm(Math.min(...due)));
  }
}
