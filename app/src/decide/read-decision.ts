import type { CaseOption, Decision, Gate, Together } from '@capwise/domain/decide';
import { minorDigits } from '@capwise/domain/money';
import { amountOf, sure, wordOf } from './quantities.ts';
import type { Section } from './reader.ts';

/** What is said of the decision itself, beside its options. */
export const decisionKeys = [
  'status quo',
  'north star',
  'mode',
  'gates',
  'cash ceiling',
  'owner',
  'decide by',
  'exit',
  'kill',
] as const;

/** Reads by what, and by whom, a case is decided. EBITDA and growth unless another is said. Refuses INVALID_CASE. */
export function readDecision(root: Section, currency: string, options: readonly CaseOption[]): Decision {
  const ids = options.map(({ id }) => id);
  const ceiling = root.has('cash ceiling')
    ? sure(root, 'cash ceiling', amountOf(root, 'cash ceiling', { currency }))
    : null;
  return {
    statusQuo: root.has('status quo') ? wordOf(root, 'status quo', ids) : statusQuoOf(options),
    northStar: root.has('north star') ? wordOf(root, 'north star', ['ebitda', 'free-cash-flow']) : 'ebitda',
    mode: root.has('mode') ? wordOf(root, 'mode', ['growth', 'efficiency']) : 'growth',
    gates: root.has('gates') ? root.sections('gates', '"gate:" and "fails:"').map((gate) => readGate(gate, ids)) : [],
    cashCeiling: ceiling && Number(ceiling.minor) / 10 ** minorDigits(currency),
    owner: root.text('owner'),
    decideBy: root.has('decide by') ? dayOf(root) : null,
    exit: root.texts('exit'),
    kill: root.texts('kill'),
  };
}

/** The option that others change, where it is one. */
function statusQuoOf(options: readonly CaseOption[]): string | null {
  const quos = [...new Set(options.flatMap(({ against }) => (against === null ? [] : [against])))];
  return quos.length === 1 ? (quos[0] ?? null) : null;
}

function readGate(section: Section, ids: readonly string[]): Gate {
  section.only(['gate', 'fails', 'reason', 'way round']);
  const fails = section.texts('fails').flatMap((text) => text.split(/\s*,\s*/));
  const unknown = fails.find((id) => !ids.includes(id));
  if (unknown !== undefined)
    throw section.refuse('fails', `there is no option "${unknown}": these are: ${ids.join(', ')}`);
  return {
    gate: section.required('gate', 'Data stays in the EU'),
    fails,
    reason: section.text('reason'),
    wayRound: section.text('way round'),
  };
}

function dayOf(root: Section): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(root.required('decide by', '2027-01-31'));
  } catch {
    throw root.refuse('decide by', 'it is not a day: write 2027-01-31');
  }
}

/** How strongly things move together, in words; a correlation itself may be written. */
const strengths: Readonly<Record<string, number>> = {
  none: 0,
  some: 0.4,
  strongly: 0.8,
  'some, against each other': -0.4,
  'strongly, against each other': -0.8,
};

/** Reads "moves together:": a list of assumptions and how strongly. Refuses INVALID_CASE. */
export function readTogether(root: Section, uncertain: readonly string[]): readonly Together[] {
  if (!root.has('moves together')) return [];
  const said = new Set<string>();
  return root.sections('moves together', '"of:" and "how:"').flatMap((section) => {
    section.only(['of', 'how']);
    const names = section.texts('of').flatMap((text) => text.split(/\s*,\s*/));
    const unknown = names.find((name) => !uncertain.includes(name));
    if (unknown !== undefined) {
      throw section.refuse('of', `"${unknown}" has no range: these have: ${uncertain.join(', ') || 'none yet'}`);
    }
    if (new Set(names).size !== names.length || names.length < 2)
      throw section.refuse('of', 'name two or more different assumptions: build cost, upkeep');
    const correlation = correlationOf(section);
    return names.flatMap((first, index) =>
      names.slice(index + 1).map((second): Together => {
        const pair = [first, second].toSorted((a, b) => (a < b ? -1 : 1)).join(' and ');
        if (said.has(pair)) throw section.refuse('of', `how ${pair} move together was said before: keep one of them`);
        said.add(pair);
        return { names: [first, second], correlation };
      }),
    );
  });
}

function correlationOf(section: Section): number {
  const text = section.required('how', 'strongly');
  const correlation = strengths[text] ?? Number(text);
  if (correlation > -1 && correlation < 1) return correlation;
  throw section.refuse(
    'how',
    `it cannot be a correlation: write ${Object.keys(strengths).join(' | ')}, or a number between -1 and 1`,
  );
}
