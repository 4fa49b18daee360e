import { fineText, parseFine } from '@capwise/domain/money';
import { compose, type Composition } from '@capwise/surfaces';
import type { Place } from './import-run.ts';
import type { Amounts } from './bill-series.ts';
import { lakeFaults } from './lake-faults.ts';

const company = 'main';

/** An installation as the next start finds it, in words that compare well. */
export type State = {
  /** Bills by number, as they were published. */
  readonly published: readonly number[];
  /** Cost of the lake's live rows by account and month, with their count: `12.5 in 400`. */
  readonly cost: Readonly<Record<string, string>>;
  /** What the ties say was billed, by account and month; its postings are checked by `tied`. */
  readonly tied: Readonly<Record<string, string>>;
  /** Findings: empty when all is well. */
  readonly faults: readonly string[];
};

type Asked = State & { readonly files: readonly string[] };

/** Opens the installation anew, closes it, and looks at all that a kill could have spoiled. */
export async function stateAfter(place: Place): Promise<State> {
  const { files, ...state } = await ask(place);
  return { ...state, faults: [...state.faults, ...(await lakeFaults(place.home, { [company]: files }))] };
}

async function ask(place: Place): Promise<Asked> {
  const capwise = await compose(place);
  try {
    const cost = await costOf(capwise);
    const { tied, faults } = await tiesOf(capwise);
    const loads = await (await capwise.ports.store.company(company)).loads();
    return {
      published: loads.flatMap(({ files }) => files.map(({ name }) => Number(/\d+/.exec(name)?.[0]))),
      cost,
      tied,
      faults: [...faults, ...(await bookFaults(capwise))],
      files: loads.flatMap(({ parts }) => parts.map(({ file }) => file)),
    };
  } finally {
    await capwise.close();
  }
}

/** The amounts that a state must show, in its own words. */
export function expectedOf(amounts: Amounts): Pick<State, 'cost' | 'tied'> {
  const entries = [...amounts].sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    cost: Object.fromEntries(entries.map(([key, { billed, rows }]) => [key, `${fineText(billed)} in ${rows}`])),
    tied: Object.fromEntries(entries.map(([key, { billed }]) => [key, fineText(billed)])),
  };
}

async function costOf({ invoke }: Composition): Promise<State['cost']> {
  const { rows } = await invoke('cloud.cost', { measure: 'billed', by: ['BillingAccountId'] }, { company });
  const cells = rows.map((row) => [`${row.keys[0]} ${row.month}`, `${row.figure.value} in ${row.rows}`] as const);
  return Object.fromEntries(cells.sort(([left], [right]) => (left < right ? -1 : 1)));
}

async function tiesOf({ invoke }: Composition): Promise<Pick<State, 'tied' | 'faults'>> {
  const { ties } = await invoke('sources.quality', {}, { company });
  const statement = await invoke('books.statement', { by: 'month' }, { company });
  const sum = (texts: readonly (string | null | undefined)[]): bigint =>
    texts.reduce((total, text) => total + parseFine(text ?? '0'), 0n);
  const expense = sum(ties.map((tie) => tie.expense.value));
  const ebitda = sum(statement.lines.find(({ line }) => line === 'ebitda')?.figures.map(({ value }) => value) ?? []);
  const cells = ties.map((tie) => [`${tie.billingAccount} ${tie.billingPeriod}`, tie.billed.value ?? ''] as const);
  const loose = ties.filter((tie) => !tie.tied).map(({ invoice }) => `invoice ${invoice} does not tie`);
  const doubled =
    cells.length === new Set(cells.map(([key]) => key)).size ? [] : ['an account and month has two invoices'];
  const off = expense === -ebitda ? [] : [`ties say ${fineText(expense)} expense, the statement ${fineText(ebitda)}`];
  return {
    tied: Object.fromEntries(cells.sort(([left], [right]) => (left < right ? -1 : 1))),
    faults: [...loose, ...doubled, ...off],
  };
}

async function bookFaults({ invoke }: Composition): Promise<readonly string[]> {
  const { intact, broken } = await invoke('books.verify', {}, { company });
  return intact ? [] : [`the books do not verify: ${broken?.reason ?? 'no reason'}`];
}
