import type { Invoke } from '@capwise/app';
import type { OperationName } from '@capwise/contract';
import type { Question } from '@capwise/contract/registry';
import { demoCase } from '@capwise/app/sources/demo';
import { addMonths, parseMonth } from '@capwise/domain/time';
import { seriesBill } from './bill-series.ts';

/** Writes a file for a command to read, and answers its path. */
export type WriteFile = (name: string, text: string) => string;

/** A command with inputs without end: the n-th is new work, whatever the other commands did meanwhile. */
export type ReadyCommand = {
  readonly kind: 'ready';
  readonly company: string;
  /** Input of the n-th use, from 0. */
  readonly input: (n: number, writeFile: WriteFile) => unknown;
  /** What the n-th use needs to find. */
  readonly prepare?: (n: number, invoke: Invoke) => Promise<unknown>;
  /** A company that the command makes in several steps: killed between them it leaves some, which its next run replaces. */
  readonly inSteps?: string;
};

/** A command that is never killed, and why. */
export type LeftOut = { readonly kind: 'left out'; readonly reason: string };

const main = 'main';
const closing = 'closing';
/** The finding that every company has whose bills carry no tag that it calls an owner's. */
const unowned = 'cost-without-owner:all USD';
const firstClosed = parseMonth('2020-01');

/** Every writing operation: a new one gets its row here, and is killed from then on. */
export const commandTable: Readonly<Partial<Record<OperationName, ReadyCommand | LeftOut>>> = {
  'companies.use': ready('companies.use', (n) => ({ name: n % 2 === 0 ? closing : main })),
  'companies.demo': { ...ready('companies.demo', (n) => ({ seed: n + 1 })), inSteps: 'demo' },
  'companies.set': ready('companies.set', (n) => ({ netDays: n % 2 === 0 ? 60 : 30, fiscalStart: 1 + (n % 12) })),
  'sources.import': ready('sources.import', (n, writeFile) => {
    const { name, text } = seriesBill(n + 1);
    return { files: [{ path: writeFile(name, text), name }] };
  }),
  'sources.read': ready('sources.read', (n, writeFile) => {
    const name = `rates-${n}.csv`;
    return { kind: 'rates', file: { path: writeFile(name, ratesText(n)), name } };
  }),
  'sources.saveThing': ready('sources.saveThing', (n) => ({
    kind: 'service',
    name: `Service ${n}`,
    aliases: [{ kind: 'tag:service', value: `service-${n}` }],
  })),
  'sources.mapAlias': {
    ...ready('sources.mapAlias', (n) => ({ thing: 'mapped', kind: 'tag:team', value: `team-${n}` })),
    prepare: (_, invoke) =>
      invoke('sources.saveThing', { thing: 'mapped', name: 'Mapped' }, { company: main }).catch(() =>
        invoke('sources.saveThing', { kind: 'team', name: 'Mapped' }, { company: main }),
      ),
  },
  'sources.saveMapping': ready('sources.saveMapping', (n) => bankMapping(`kept-${n}`)),
  'sources.forgetMapping': {
    ...ready('sources.forgetMapping', (n) => ({ name: `forgotten-${n}` })),
    prepare: (n, invoke) => invoke('sources.saveMapping', bankMapping(`forgotten-${n}`), { company: main }),
  },
  'sources.mapAccount': ready('sources.mapAccount', (n) => ({ account: `ledger-${n}`, ours: '6120' })),
  'cloud.accrue': ready('cloud.accrue', (n) => ({ month: `2026-0${1 + (n % 6)}` })),
  'books.comment': ready('books.comment', (n) => ({
    period: '2026-02',
    against: '2026-01',
    row: 'ebitda',
    text: `Reason number ${n}`,
  })),
  'books.refer': ready('books.refer', (n) => ({
    trace: { kind: 'postings', sign: 1, filter: { from: addMonths(firstClosed, n).toString() } },
    label: `Figure ${n}`,
  })),
  'books.record': ready('books.record', (n) => expenseDocument(`recorded-${n}`, n)),
  'books.withdraw': {
    ...ready('books.withdraw', (n) => ({ id: `withdrawn-${n}`, reason: 'Recorded twice' })),
    prepare: (n, invoke) => invoke('books.record', expenseDocument(`withdrawn-${n}`, n), { company: main }),
  },
  'books.close': {
    ...ready('books.close', (n) => ({ through: addMonths(firstClosed, n).toString() })),
    company: closing,
  },
  'decide.save': ready('decide.save', (n) => ({
    name: `case-${n % 5}`,
    document: demoCase.document.replace(/^question: .*/, `question: Is ${n} enough?`),
  })),
  'decide.approve': {
    ...ready('decide.approve', (n) => ({ name: `approved-${n}` })),
    prepare: (n, invoke) =>
      invoke('decide.save', { name: `approved-${n}`, document: demoCase.document }, { company: main }),
  },
  'assets.add': ready('assets.add', (n) => asset(`added-${n}`, '2026-01-15', 12)),
  'assets.record': ready('assets.record', (n) => ({
    id: 'lasting',
    event: {
      kind: 'life-change',
      date: addMonths(parseMonth('2026-02'), n).toPlainDate({ day: 1 }).toString(),
      counts: 'total',
      months: 60 + n,
    },
  })),
  'govern.assign': ready('govern.assign', (n) => ({ id: unowned, owner: `Team ${n}` })),
  'govern.snooze': ready('govern.snooze', (n) => ({ id: unowned, until: '2999-12-31', reason: `Reason number ${n}` })),
  'govern.comment': ready('govern.comment', (n) => ({ id: unowned, text: `Comment number ${n}` })),
  'govern.wake': {
    kind: 'left out',
    reason: 'it takes the same input each time, and writes one event as govern.snooze does',
  },
  'govern.review': {
    kind: 'left out',
    reason: 'it takes no input, and runs after every command here: killed with it, it is repeated by the next one',
  },
  'jobs.cancel': {
    kind: 'left out',
    reason: 'it writes nothing: it asks the process that runs the work to stop, and that process is killed itself here',
  },
};

/** What the commands find: a company with a bill and an asset, and one whose months can be closed one after another. */
export async function prepareGround(invoke: Invoke, writeFile: WriteFile): Promise<void> {
  const { name, text } = seriesBill(0);
  await invoke('sources.import', { files: [{ path: writeFile(name, text), name }] }, { company: main });
  await invoke('companies.set', { ownerTags: ['accountable'] }, { company: main });
  await invoke('assets.add', asset('lasting', '2026-01-15', 60), { company: main });
  await invoke('companies.set', { currency: 'USD' }, { company: closing });
  await invoke('assets.add', asset('aging', '2020-01-01', 120), { company: closing });
  await invoke('companies.use', { name: main });
}

function ready<Name extends OperationName>(
  _name: Name,
  input: (n: number, writeFile: WriteFile) => Question<Name>,
): ReadyCommand {
  return { kind: 'ready', company: main, input };
}

function bankMapping(name: string): Question<'sources.saveMapping'> {
  return {
    name,
    kind: 'rates',
    headers: ['Ccy', 'On', name],
    mapping: { columns: { Ccy: 'currency', [name]: 'rate' } },
  };
}

function asset(id: string, began: string, lifeMonths: number): Question<'assets.add'> {
  return { id, name: `Asset ${id}`, class: 'software', cost: '6000', began, inService: began, lifeMonths };
}

function expenseDocument(id: string, n: number): Question<'books.record'> {
  const amount = `${n + 1}.07`;
  return { id, document: { kind: 'expense', what: `Cost ${id}`, amount, month: '2026-03', repeats: 6, netDays: 30 } };
}

/** Five days of rates, none of which another number has. */
function ratesText(n: number): string {
  const first = Temporal.PlainDate.from('2026-01-01').add({ days: 5 * n });
  const rows = [0, 1, 2, 3, 4].map((days) => `EUR,${first.add({ days })},1.${100 + ((n * 7 + days) % 100)}`);
  return `currency,day,rate\n${rows.join('\n')}\n`;
}
