/** Units that are expected to be missing at stock `s`, summed term by term: Σ (x − s) · P(x) over x > s. */
export function countLoss(mean: number, variance: number, s: number) {
  let loss = mean - s;
  let chance = variance > mean ? (mean / variance) ** (mean ** 2 / (variance - mean)) : Math.exp(-mean);
  for (let x = 0; x < s; x++) {
    loss += (s - x) * chance;
    chance *=
      variance > mean ? ((1 - mean / variance) * (x + mean ** 2 / (variance - mean))) / (x + 1) : mean / (x + 1);
  }
  return loss;
}

/** G(k) = φ(k) − k · (1 − Φ(k)), Simpson's rule over the tail. */
export function unitNormalLoss(k: number) {
  const steps = 2000;
  const width = 10 / steps;
  const at = (index: number) => index * width * Math.exp(-((k + index * width) ** 2) / 2);
  let sum = at(0) + at(steps);
  for (let index = 1; index < steps; index++) sum += (index % 2 ? 4 : 2) * at(index);
  return (sum * width) / 3 / Math.sqrt(2 * Math.PI);
}
