#!/usr/bin/env bash
# jstat 1.9.6 answers Infinity or NaN for ordinary counts of demand. Poisson: from a mean of 144 on, whose power is beyond a
# double, `cdf` is no number, though the true value is a little above a half; a reorder point that is searched for with it is never found.
# Negative binomial: NaN for every shape below 1, which is that of what sells seldom and then several at once. The density of 550 of
# 1,100 (binomial) is infinite. By the logarithms of `gammaln`, which jstat has too, each can be told: the second number.
# Seen 29 November 2026. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund jstat@1.9.6 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import jstat from "jstat";

const { poisson, negbin, binomial, gammaln } = jstat.jStat;
const sum = (to, density) => Array.from({ length: to + 1 }, (_, k) => density(k)).reduce((all, each) => all + each, 0);
const poissonDensity = (mean) => (k) => Math.exp(k * Math.log(mean) - mean - gammaln(k + 1));
const negbinDensity = (r, p) => (k) =>
  Math.exp(gammaln(k + r) - gammaln(k + 1) - gammaln(r) + r * Math.log(p) + k * Math.log(1 - p));
const binomialDensity = (n, p) => (k) =>
  Math.exp(gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1) + k * Math.log(p) + (n - k) * Math.log(1 - p));

const line = (name, its, byLogarithms) => console.log(`${name}: ${its.toFixed(4)}, ${byLogarithms.toFixed(4)}`);
for (const mean of [143, 144, 200, 700])
  line(`poisson.cdf(${mean}, ${mean})`, poisson.cdf(mean, mean), sum(mean, poissonDensity(mean)));
for (const r of [2, 0.5]) line(`negbin.cdf(10, ${r}, 0.1)`, negbin.cdf(10, r, 0.1), sum(10, negbinDensity(r, 0.1)));
line("binomial.pdf(550, 1100, 0.5)", binomial.pdf(550, 1100, 0.5), binomialDensity(1100, 0.5)(550));
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
poisson.cdf(143, 143): 0.5222, 0.5222
poisson.cdf(144, 144): Infinity, 0.5221
poisson.cdf(200, 200): NaN, 0.5188
poisson.cdf(700, 700): NaN, 0.5101
negbin.cdf(10, 2, 0.1): 0.3410, 0.3410
negbin.cdf(10, 0.5, 0.1): NaN, 0.8678
binomial.pdf(550, 1100, 0.5): Infinity, 0.0241
EOF
echo "as seen"
