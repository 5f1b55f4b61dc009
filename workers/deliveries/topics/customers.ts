import type { Topic } from "./topic";

/** Requests about a customer are counted and answered: nothing of a customer is held. */
export const customersDataRequest: Topic<null> = { narrow: () => [null], facts: () => ({}), logged: "nothing held" };
export const customersRedact: Topic<null> = customersDataRequest;
