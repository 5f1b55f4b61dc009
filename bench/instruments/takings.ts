import { counted } from "./counted";

/** What a round takes: when its first message came out of the queue, and, where it is asked for, what it asked of the database. */
export class Takings {
  private begunAt: number | null = null;
  private watched: ReturnType<typeof counted> | undefined;

  await(database: D1Database | undefined) {
    this.begunAt = null;
    this.watched = database && counted(database);
  }

  take<Bound extends { DB: D1Database }>(env: Bound): Bound {
    this.begunAt ??= Date.now();
    return this.watched ? { ...env, DB: this.watched.database } : env;
  }

  get told() {
    return { begunAt: this.begunAt, count: this.watched?.count };
  }
}

export type Told = Takings["told"];
