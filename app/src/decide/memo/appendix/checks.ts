import { exactAmounts, lineMinor, minorOf } from '../amounts.ts';
import type { Row, Section } from '../document.ts';
import type { MemoFacts, OptionFacts } from '../facts.ts';

/** What the honesty checks found, each with the line that it points at. */
export function honestySection({ evaluation, first, second }: MemoFacts): Section {
  const { findings } = evaluation;
  const several = [first, ...(second ? [second] : [])].filter(({ answer }) => answer.irr.roots.length > 1);
  const rows: readonly Row[] = [
    ...findings.map(({ code, message, path, line }) => ({
      cells: [code.replaceAll('_', ' ').toLowerCase(), line === null ? path : `${path}, line ${line}`, message],
    })),
    ...several.map(({ option }) => ({
      cells: [
        'several rates of return',
        option.name,
        'Its flows change direction more than once: IRR does not rank it, NPV and EAC do.',
      ],
    })),
  ];
  const title = 'Honesty checks';
  if (rows.length === 0) return { title, blocks: [{ kind: 'paragraph', text: 'The checks that ran found nothing.' }] };
  return {
    title,
    blocks: [
      {
        kind: 'table',
        caption: 'Findings; a line is that of the case file',
        columns: [{ label: 'Check' }, { label: 'Where' }, { label: 'What was found' }],
        rows,
      },
    ],
  };
}

type Check = { readonly name: string; readonly left: bigint; readonly right: bigint };

/** What must be equal, laid side by side to the cent: each difference is zero, or the memo says so. */
export function reconciliationSection(facts: MemoFacts): Section {
  const shown = [facts.first, ...(facts.second ? [facts.second] : [])];
  const checks = [...shown.flatMap((option) => optionChecks(facts, option)), ...pairCheck(facts)];
  const write = exactAmounts(
    checks.flatMap(({ left, right }) => [left, right]),
    facts.subject.currency,
  );
  return {
    title: 'Reconciliation checks',
    blocks: [
      {
        kind: 'table',
        caption: `${facts.subject.currency}, over the whole case`,
        columns: [
          { label: 'Check' },
          { label: 'One side', isNumber: true },
          { label: 'Other side', isNumber: true },
          { label: 'Difference', isNumber: true },
        ],
        rows: checks.map(({ name, left, right }) => ({
          cells: [name, write(left), write(right), write(left - right)],
        })),
      },
    ],
  };
}

function optionChecks({ subject }: MemoFacts, { option, answer, whole, bridges }: OptionFacts): readonly Check[] {
  const { currency } = subject;
  const of = (name: Parameters<typeof lineMinor>[1]) => lineMinor(answer, name, currency);
  const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
  const cash = of('cash');
  return [
    {
      name: `${option.name}: EBITDA plus every bar of the bridge = cash`,
      left: sum(Object.values(whole.bars)),
      right: whole.cash,
    },
    {
      name: `${option.name}: bridges of the years = cash of the statement`,
      left: sum(bridges.map((each) => each.cash)),
      right: cash.total,
    },
    {
      name: `${option.name}: EBITDA of the bridge = EBITDA of the statement`,
      left: whole.bars.ebitda,
      right: of('ebitda').total,
    },
    {
      name: `${option.name}: operating, investing and financing cash = cash`,
      left: of('operating-cash').total + of('investing-cash').total + of('financing-cash').total,
      right: cash.total,
    },
    {
      name: `${option.name}: cash of the years = cumulative cash at the end`,
      left: sum(cash.years),
      right: of('cumulative-cash').total,
    },
  ];
}

function pairCheck({ evaluation, first, second }: MemoFacts): readonly Check[] {
  if (!second) return [];
  const { currency } = evaluation;
  const comparison = evaluation.comparisons.find(({ left, right }) => {
    const ids = [first.option.id, second.option.id];
    return ids.includes(left) && ids.includes(right);
  });
  if (!comparison) return [];
  const sign = comparison.left === first.option.id ? 1n : -1n;
  return [
    {
      name: `NPV of ${first.option.name} less that of ${second.option.name} = NPV of the difference`,
      left: minorOf(first.answer.npv.value, currency) - minorOf(second.answer.npv.value, currency),
      right: sign * minorOf(comparison.npv.value, currency),
    },
  ];
}
