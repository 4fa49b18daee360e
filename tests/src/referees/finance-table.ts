import type { Composition } from '@capwise/surfaces';

/** A call of numpy-financial with what Capwise calculates for the same. */
export type FinanceCase = {
  readonly call: string;
  readonly args: readonly unknown[];
  readonly options?: Readonly<Record<string, unknown>>;
  readonly ours: number;
};

type Random = { readonly whole: (from: number, to: number) => number; readonly share: (to: number) => number };
type Question = { readonly fn: string; readonly input: Readonly<Record<string, unknown>> } & Omit<FinanceCase, 'ours'>;

const casesOfEach = 60;

/** Each function that both have, on terms that a seed draws. numpy counts the first flow as now and spells `due` as `when`. */
const questions: Readonly<Record<string, (random: Random) => Question>> = {
  npv: (random) => {
    const { rate, flows } = { rate: random.share(0.3), flows: invested(random) };
    return { fn: 'npv', input: { rate, flows }, call: 'npv', args: [rate, flows] };
  },
  irr: (random) => {
    const flows = invested(random);
    return { fn: 'irr', input: { flows }, call: 'irr', args: [flows] };
  },
  mirr: (random) => {
    const [flows, financeRate, reinvestRate] = [invested(random), random.share(0.2), random.share(0.2)];
    return {
      fn: 'mirr',
      input: { flows, financeRate, reinvestRate },
      call: 'mirr',
      args: [flows, financeRate, reinvestRate],
    };
  },
  pmt: (random) => {
    const { rate, nper, pv, fv, due } = loan(random);
    return { fn: 'pmt', input: { rate, nper, pv, fv, due }, call: 'pmt', args: [rate, nper, pv, fv, due] };
  },
  ipmt: (random) => partOf('ipmt', random),
  ppmt: (random) => partOf('ppmt', random),
  pv: (random) => {
    const { rate, nper, pmt, fv, due } = loan(random);
    return { fn: 'pv', input: { rate, nper, pmt, fv, due }, call: 'pv', args: [rate, nper, pmt, fv, due] };
  },
  fv: (random) => {
    const { rate, pmt, pv, due, ...term } = loan(random);
    // Near the end what is left is the difference of two large numbers, and its digits are noise.
    const nper = Math.ceil(term.nper / 2);
    return { fn: 'fv', input: { rate, nper, pmt, pv, due }, call: 'fv', args: [rate, nper, pmt, pv, due] };
  },
  nper: (random) => {
    const { rate, pmt, pv, due } = loan(random);
    return { fn: 'nper', input: { rate, pmt, pv, due }, call: 'nper', args: [rate, pmt, pv, 0, due] };
  },
  rate: (random) => {
    const { nper, pmt, pv, due } = loan(random);
    // Its own stop of 1e-6 is for display.
    const options = { tol: 1e-14, maxiter: 1000 };
    return { fn: 'rate', input: { nper, pmt, pv, due }, call: 'rate', args: [nper, pmt, pv, 0, due], options };
  },
};

/** The cases by function, the same each time. */
export async function financeTable({ invoke }: Composition): Promise<ReadonlyMap<string, readonly FinanceCase[]>> {
  const table = new Map<string, readonly FinanceCase[]>();
  for (const [name, questionFrom] of Object.entries(questions)) {
    const random = seeded(name.length * 7919 + (name.codePointAt(0) ?? 0));
    const cases: FinanceCase[] = [];
    for (let index = 0; index < casesOfEach; index += 1) {
      const { fn, input, ...asked } = questionFrom(random);
      const { value } = await invoke('finance.calculate', { fn: fn as 'npv', args: { ...input } });
      if (typeof value !== 'number') throw new Error(`${fn} answers no single number`);
      cases.push({ ...asked, ours: value });
    }
    table.set(name, cases);
  }
  return table;
}

/** An outflow, then inflows that are more than it together: one rate of return. */
function invested(random: Random): readonly number[] {
  const inflows = Array.from({ length: random.whole(2, 10) }, () => random.whole(100, 9999));
  const total = inflows.reduce((sum, flow) => sum + flow, 0);
  return [-Math.round(total * (0.4 + random.share(0.5))), ...inflows];
}

/** A loan that its payments pay off within its life. */
function loan(random: Random) {
  const [rate, nper, pv] = [0.0005 + random.share(0.02), random.whole(6, 120), random.whole(1000, 1_000_000)];
  const level = (pv * rate) / (1 - (1 + rate) ** -nper);
  const due = random.whole(0, 1) === 0 ? 'end' : 'begin';
  return { rate, nper, pv, fv: -random.whole(0, 500), pmt: -Math.round(level * 100) / 100, due } as const;
}

function partOf(call: 'ipmt' | 'ppmt', random: Random): Question {
  const { rate, nper, pv, fv, due } = loan(random);
  const per = random.whole(1, nper);
  return { fn: call, input: { rate, per, nper, pv, fv, due }, call, args: [rate, per, nper, pv, fv, due] };
}

/** A linear congruence (Numerical Recipes): the same draws everywhere. */
function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return { whole: (from, to) => from + Math.floor(next() * (to - from + 1)), share: (to) => next() * to };
}
