import { type KeptFile, MOST_KEPT, type NewFile, PIECE, piecesIn, type Result, resultSchema } from "./kept-file";

type Shop = { id: number };

type Kept = { kind: "kept"; id: number } | { kind: "refused"; reason: string };

/** Room for a file, which comes piece by piece; the same file a second time is the first. */
export async function keepFile(database: D1Database, shop: Shop, file: NewFile, now: number): Promise<Kept> {
  await database
    .prepare(
      `INSERT INTO kept_files (shop_id, name, size, sha256, pieces, created_at)
      SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE ?3 + COALESCE((SELECT SUM(size) FROM kept_files WHERE shop_id = ?1), 0) <= ?7
      ON CONFLICT (shop_id, sha256) DO NOTHING`,
    )
    .bind(shop.id, file.name, file.size, file.sha256, piecesIn(file.size), now, MOST_KEPT)
    .run();
  const id = await database
    .prepare("SELECT id FROM kept_files WHERE shop_id = ?1 AND sha256 = ?2")
    .bind(shop.id, file.sha256)
    .first<number>("id");
  if (id !== null) return { kind: "kept", id };
  return {
    kind: "refused",
    reason: "There is no room for it: 60 MB of files are kept. Remove one that you need no longer.",
  };
}

/** A piece of a file. Its length is what the file's size leaves for it; anything else is refused. */
export async function keepPiece(database: D1Database, shop: Shop, fileId: number, piece: number, bytes: ArrayBuffer) {
  const { meta } = await database
    .prepare(
      `INSERT INTO kept_file_pieces (shop_id, file_id, piece, bytes)
      SELECT f.shop_id, f.id, ?3, ?4 FROM kept_files f
      WHERE f.shop_id = ?1 AND f.id = ?2 AND ?3 BETWEEN 0 AND f.pieces - 1 AND ?5 = MIN(${PIECE}, f.size - ?3 * ${PIECE})
      ON CONFLICT (shop_id, file_id, piece) DO UPDATE SET bytes = excluded.bytes`,
    )
    .bind(shop.id, fileId, piece, bytes, bytes.byteLength)
    .run();
  return meta.changes > 0;
}

/** The file as it was, piece by piece. Null where it is not there whole. */
export async function openKeptFile(database: D1Database, shop: Shop, fileId: number) {
  const file = await database
    .prepare(
      `SELECT f.name, f.pieces, (SELECT COUNT(*) FROM kept_file_pieces p WHERE p.shop_id = f.shop_id AND p.file_id = f.id) AS here
      FROM kept_files f WHERE f.shop_id = ?1 AND f.id = ?2`,
    )
    .bind(shop.id, fileId)
    .first<{ name: string; pieces: number; here: number }>();
  if (!file || file.here < file.pieces) return null;
  let piece = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      if (piece === file.pieces) return stream.close();
      const bytes = await database
        .prepare("SELECT bytes FROM kept_file_pieces WHERE shop_id = ?1 AND file_id = ?2 AND piece = ?3")
        .bind(shop.id, fileId, piece)
        .first<number[]>("bytes");
      piece += 1;
      stream.enqueue(new Uint8Array(bytes ?? []));
    },
  });
  return { name: file.name, body };
}

type Row = Omit<KeptFile, "result"> & { result: string | null };

/** The newest first. */
export async function listKeptFiles(database: D1Database, shop: Shop): Promise<KeptFile[]> {
  const { results } = await database
    .prepare(
      `SELECT id, name, size, created_at AS createdAt, brought_in_at AS broughtInAt, result FROM kept_files
      WHERE shop_id = ? ORDER BY id DESC LIMIT 100`,
    )
    .bind(shop.id)
    .all<Row>();
  return results.map(({ result, ...file }) => ({
    ...file,
    result: result === null ? null : (resultSchema.safeParse(JSON.parse(result)).data ?? null),
  }));
}

/** Those that are here whole, the oldest first: what an export of everything takes along. */
export async function listWholeFiles(database: D1Database, shop: Shop): Promise<{ id: number; name: string }[]> {
  const { results } = await database
    .prepare(
      `SELECT f.id, f.name FROM kept_files f WHERE f.shop_id = ?1 AND f.pieces =
        (SELECT COUNT(*) FROM kept_file_pieces p WHERE p.shop_id = f.shop_id AND p.file_id = f.id) ORDER BY f.id`,
    )
    .bind(shop.id)
    .all<{ id: number; name: string }>();
  return results;
}

/** What became of it, as the page that brought it in has counted. */
export const resultKept = (database: D1Database, shop: Shop, fileId: number, result: Result, now: number) =>
  database
    .prepare("UPDATE kept_files SET result = ?3, brought_in_at = ?4 WHERE shop_id = ?1 AND id = ?2")
    .bind(shop.id, fileId, JSON.stringify(result), now)
    .run();

/** A person needs the file no longer. What it brought stays. */
export const forgetFile = (database: D1Database, shop: Shop, fileId: number) =>
  database.batch([
    database.prepare("DELETE FROM kept_file_pieces WHERE shop_id = ?1 AND file_id = ?2").bind(shop.id, fileId),
    database.prepare("DELETE FROM kept_files WHERE shop_id = ?1 AND id = ?2").bind(shop.id, fileId),
  ]);
