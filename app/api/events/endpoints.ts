import * as z from "zod";
import { cursorText } from "../../lists/keyset";
import { endpointPatchSchema, endpointSchema } from "../../outbound/endpoints/endpoint";
import { deleteEndpoint, switchOff, switchOn } from "../../outbound/endpoints/endpoints.server";
import { listEndpoints, MOST_COUNTED_IN_LISTS } from "../../outbound/endpoints/list.server";
import { findSealedEndpoint } from "../../outbound/endpoints/sealed.server";
import { addEndpoint, changeEndpoint, type Refused } from "../../session/endpoints/changes.server";
import { keeperOf } from "../../session/endpoints/keeper.server";
import { listOf, pageIn, paging } from "../door/listed";
import { conflict, notFound, refused } from "../door/problem";
import { ANSWERS, BODIES } from "../door/registries";
import { answer, NOTHING, route } from "../door/route";
import { createdEndpoint, endpoint, endpointShown } from "./endpoint-shape";
import { findShownEndpoint } from "./shown-endpoint";

const USUAL = 50;

const wanted = endpointSchema.register(BODIES, { id: "NewEndpoint" });

const change = z
  .strictObject({
    ...endpointPatchSchema.shape,
    state: z.enum(["on", "off"]).optional().describe("off holds what it would hear of"),
    replay: z.boolean().optional().describe("With state on: sends what was held"),
  })
  .register(BODIES, { id: "EndpointChange" });

const because = ({ field, reason }: Refused) => (field === null ? conflict(reason) : refused({ [field]: reason }));

export const ENDPOINTS = [
  route("GET", "/endpoints", {
    scope: "read",
    name: "listEndpoints",
    summary: "Endpoints, with how each does",
    query: z.strictObject(paging(USUAL)),
    body: NOTHING,
    answers: listOf(endpoint).register(ANSWERS, { id: "Endpoints" }),
    async work(call) {
      const page = pageIn(call, "endpoints");
      if (page.kind === "problem") return page;
      const after = page.cursor.side === "start" ? 0 : page.cursor.key[1];
      const all = await listEndpoints(call.database, call.shop, { after, limit: page.size + 1 });
      const rows = all.slice(0, page.size);
      const last = all.length > page.size ? rows.at(-1) : undefined;
      return page.answer({ rows, next: last ? cursorText([last.id, last.id]) : null }, (row) =>
        endpointShown(row, null, MOST_COUNTED_IN_LISTS, call.now),
      );
    },
  }),
  route("POST", "/endpoints", {
    scope: "write_events",
    name: "createEndpoint",
    shownAt: "/endpoints",
    summary: "Add an endpoint",
    says: "Its secret is in this answer and in none after it.",
    status: 201,
    query: NOTHING,
    body: wanted,
    answers: createdEndpoint,
    async work(call) {
      const made = await addEndpoint(await keeperOf(call), call.shop, call.body, `api/${call.token}`);
      if (made.kind === "refused") return because(made);
      const shown = await findShownEndpoint(call, made.id);
      if (!shown) throw new Error(`Endpoint ${made.id} was added and is not there.`);
      return answer({ ...shown, secret: made.secret });
    },
  }),
  route("GET", "/endpoints/{id}", {
    scope: "read",
    name: "getEndpoint",
    summary: "An endpoint",
    query: NOTHING,
    body: NOTHING,
    answers: endpoint,
    async work(call) {
      const shown = await findShownEndpoint(call, Number(call.ids.id));
      return shown ? answer(shown) : notFound("endpoint");
    },
  }),
  route("PATCH", "/endpoints/{id}", {
    scope: "write_events",
    name: "changeEndpoint",
    summary: "Change an endpoint, or switch it on or off",
    says: "Only what is said changes, and each field said whole. What waits goes out as it is from then on.",
    query: NOTHING,
    body: change,
    answers: endpoint,
    async work(call) {
      const { database, shop, body, now } = call;
      const id = Number(call.ids.id);
      const { state, replay = false, ...patch } = body;
      if (!(await findSealedEndpoint(database, shop, id))) return notFound("endpoint");
      if (Object.keys(patch).length > 0) {
        const changed = await changeEndpoint(await keeperOf(call), shop, id, patch);
        if (changed.kind === "refused") return because(changed);
      }
      if (state === "off") await switchOff(database, shop, id, now);
      if (state === "on") await switchOn(database, shop, id, { release: replay }, now);
      const shown = await findShownEndpoint(call, id);
      return shown ? answer(shown) : notFound("endpoint");
    },
  }),
  route("DELETE", "/endpoints/{id}", {
    scope: "write_events",
    name: "deleteEndpoint",
    summary: "Delete an endpoint",
    says: "What waits for it is not sent.",
    status: 204,
    query: NOTHING,
    body: NOTHING,
    answers: z.undefined(),
    async work({ database, shop, ids, begunAt, now }) {
      const id = Number(ids.id);
      if (!(await findSealedEndpoint(database, shop, id)))
        return begunAt === null ? notFound("endpoint") : answer(undefined);
      await deleteEndpoint(database, shop, id, now);
      return answer(undefined);
    },
  }),
];
