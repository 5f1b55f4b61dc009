// The shop's session, in SQLite with a write-ahead log.
import { createClient } from "@libsql/client";

const database = createClient({ url: "file:sessions.sqlite" });
await database.execute("PRAGMA journal_mode = WAL");
await database.execute(`CREATE TABLE Session (
  id TEXT NOT NULL PRIMARY KEY, shop TEXT NOT NULL, state TEXT NOT NULL, isOnline BOOLEAN NOT NULL DEFAULT false, scope TEXT,
  expires DATETIME, accessToken TEXT NOT NULL, userId BIGINT, firstName TEXT, lastName TEXT, email TEXT,
  accountOwner BOOLEAN NOT NULL DEFAULT false, locale TEXT, collaborator BOOLEAN DEFAULT false,
  emailVerified BOOLEAN DEFAULT false, refreshToken TEXT, refreshTokenExpires DATETIME)`);
await database.execute(`INSERT INTO Session (id, shop, state, scope, accessToken)
  VALUES ('offline_bench.myshopify.com', 'bench.myshopify.com', '', 'read_orders', 'bench-token')`);
