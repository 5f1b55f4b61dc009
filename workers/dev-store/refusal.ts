/** What was asked cannot be done, and why, in words for whoever asked. The door turns it into a 422. */
export class Refusal extends Error {}
