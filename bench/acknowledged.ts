/** A consumer that acknowledges, and no more: without one the runtime drops a message before it is written out. */
export async function acknowledged(batch: MessageBatch<unknown>) {
  batch.ackAll();
}
