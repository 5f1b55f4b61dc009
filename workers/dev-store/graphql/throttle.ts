const MAXIMUM = 2_000;
const RESTORE_RATE = 100;

interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** Shopify's leaky bucket: a request takes what it asks for and gets back what it did not use. */
export class Bucket {
  private available = MAXIMUM;
  private at = 0;
  /** Requests that the throttling switch has decided on, so that its choices repeat. */
  asked = 0;

  take(cost: number, now: number): boolean {
    this.available = Math.min(MAXIMUM, this.available + ((now - this.at) / 1000) * RESTORE_RATE);
    this.at = now;
    if (cost > this.available) return false;
    this.available -= cost;
    return true;
  }

  giveBack(cost: number): void {
    this.available = Math.min(MAXIMUM, this.available + cost);
  }

  get status(): ThrottleStatus {
    return { maximumAvailable: MAXIMUM, currentlyAvailable: Math.floor(this.available), restoreRate: RESTORE_RATE };
  }
}
