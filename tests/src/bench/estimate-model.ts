const months = 60;
const trainedAt = 12;

/**
 * Twelve uncertain inputs: five lognormal (of their 5% and 95%), four normal (of mean and standard deviation), three triangular.
 * A team works until a fractional month; from then on what is built earns and costs, and both grow month by month.
 */
export const modelInputs = {
  lognormal: {
    team: [150_000, 320_000],
    running: [20_000, 60_000],
    benefit: [120_000, 300_000],
    migration: [200_000, 700_000],
    training: [50_000, 150_000],
  },
  normal: {
    growth: [0.06, 0.02],
    inflation: [0.03, 0.008],
    rate: [0.1, 0.01],
    overhead: [0.12, 0.03],
  },
  triangular: {
    build: [6, 9, 18],
    adoption: [0.6, 0.85, 1],
    churn: [0.01, 0.03, 0.08],
  },
} as const;

const everyMonth = Array.from({ length: months }, (_, month) => month);

function inputsText(write: (kind: string, name: string, of: readonly number[]) => string): readonly string[] {
  return Object.entries(modelInputs).flatMap(([kind, inputs]) =>
    Object.entries(inputs).map(([name, of]) => write(kind, name, of)),
  );
}

/** The model as a case document: what is live in a month is a share of it, and each month's level follows from the one before. */
export function modelDocument(): string {
  const calculated = [
    'grow: ((1 + growth) * (1 - churn)) ^ (1 / 12)',
    'dear: (1 + inflation) ^ (1 / 12)',
    'level 0: benefit * adoption',
    'price 0: running * (1 + overhead)',
    ...everyMonth.slice(1).map((month) => `level ${month}: level ${month - 1} * grow`),
    ...everyMonth.slice(1).map((month) => `price ${month}: price ${month - 1} * dear`),
    ...everyMonth.map((month) => `live ${month}: max(0, min(1, ${month + 1} - build))`),
  ];
  const lines = everyMonth.flatMap((month) => [
    line(`Cost ${month}`, 'expense', `team * (1 - live ${month}) + price ${month} * live ${month}`, month),
    line(`Benefit ${month}`, 'earn', `level ${month} * live ${month}`, month),
  ]);
  return `question: Build it?
currency: USD
start: 2027-01
years: ${months / 12}
discount rate: rate
assumptions:
${inputsText((kind, name, of) => `  ${name}: ${kind}(${of.join(', ')})`).join('\n')}
${calculated.map((text) => `  ${text}`).join('\n')}
options:
  build:
    lines:
      - {what: Migration, treatment: expense, amount: migration}
      - {what: Training, treatment: expense, amount: training, starts at month: ${trainedAt}}
${lines.join('\n')}
  keep:
    lines:
      - {what: Today, treatment: expense, amount: 1}
`;
}

function line(what: string, treatment: string, amount: string, month: number): string {
  return `      - {what: ${what}, treatment: ${treatment}, amount: "${amount}", every: month, starts at month: ${month}, for: 1 month}`;
}

/** The model in numpy, in blocks of 4,096 so that they stay in the cache, with seven quantiles; prints milliseconds and results. */
export const numpyModel = `import json, math, sys, time
import numpy as np
inputs = json.loads(sys.argv[1])
samples = int(sys.argv[2])
block = 4096
def drawn(rng, n):
    values = {}
    for name, (low, high) in inputs["lognormal"].items():
        sigma = math.log(high / low) / (2 * 1.6448536269514722)
        values[name] = np.exp(math.log(low * high) / 2 + sigma * rng.standard_normal(n))
    for name, (mean, sd) in inputs["normal"].items():
        values[name] = mean + sd * rng.standard_normal(n)
    for name, (low, mode, high) in inputs["triangular"].items():
        values[name] = rng.triangular(low, mode, high, n)
    return values
def valued(v):
    factor = (1 + v["rate"]) ** (-1 / 12)
    grow = ((1 + v["growth"]) * (1 - v["churn"])) ** (1 / 12)
    dear = (1 + v["inflation"]) ** (1 / 12)
    level = v["benefit"] * v["adoption"]
    price = v["running"] * (1 + v["overhead"])
    npv = -v["migration"]
    discount = factor.copy()
    for month in range(${months}):
        live = np.clip(month + 1 - v["build"], 0, 1)
        npv += discount * (live * (level - price) - v["team"] * (1 - live))
        if month == ${trainedAt - 1}:
            npv -= discount * v["training"]
        level *= grow
        price *= dear
        discount *= factor
    return npv
def simulate(samples):
    rng = np.random.default_rng(1)
    npv = np.empty(samples)
    for at in range(0, samples, block):
        n = min(block, samples - at)
        npv[at : at + n] = valued(drawn(rng, n))
    return npv, np.quantile(npv, [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95])
simulate(8 * block)
began = time.perf_counter()
npv, quantiles = simulate(samples)
ms = (time.perf_counter() - began) * 1000
print(json.dumps({"ms": ms, "mean": float(npv.mean()), "quantiles": quantiles.tolist()}))
`;

/** The model in Squiggle: sums over samples, month by month. */
export function squiggleModel(): string {
  const inputs = inputsText((kind, name, of) =>
    kind === 'lognormal' ? `${name} = lognormal({p5: ${of[0]}, p95: ${of[1]}})` : `${name} = ${kind}(${of.join(', ')})`,
  );
  return `${inputs.join('\n')}
factor = (1 + rate) ^ (-1 / 12)
grow = ((1 + growth) * (1 - churn)) ^ (1 / 12)
dear = (1 + inflation) ^ (1 / 12)
start = {npv: -migration, level: benefit * adoption, price: running * (1 + overhead), discount: factor}
end = List.reduce(List.upTo(0, ${months - 1}), start, {|at, month|
  live = SampleSet.map(build, {|b| min([1, max([0, month + 1 - b])])})
  flow = live * (at.level - at.price) - team * (1 - live)
  whole = if month == ${trainedAt - 1} then flow - training else flow
  {npv: at.npv + at.discount * whole, level: at.level * grow, price: at.price * dear, discount: at.discount * factor}
})
npv = end.npv
{mean: mean(npv), low: quantile(npv, 0.05), high: quantile(npv, 0.95)}`;
}
