/** Below this density there are no tails that a whole number of units could tell apart. */
const FURTHEST = 8;

/** z with Φ(z) = p, for p between 0 and 1: a rational start (Abramowitz & Stegun 26.2.23), made exact by Halley's steps. */
export function normalQuantile(p: number): number {
  if (p < 0.5) return -normalQuantile(1 - p);
  const t = Math.sqrt(-2 * Math.log(Math.max(1 - p, 1e-15)));
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 2; step++) {
    const miss = (normalShare(z) - p) / density(z);
    z -= miss / (1 + (z * miss) / 2);
  }
  return Math.min(z, FURTHEST);
}

/** Φ(z) by the series of Marsaglia 2004, z ≥ 0. */
function normalShare(z: number) {
  let term = z;
  let sum = z;
  for (let k = 3; term > sum * 1e-17; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 + sum * density(z);
}

const density = (z: number) => Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
