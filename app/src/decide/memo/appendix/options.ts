import { exactAmounts, minorOf, shortText } from '../amounts.ts';
import { paragraph, type Block, type Row, type Section } from '../document.ts';
import { optionName, type Evaluation, type MemoFacts } from '../facts.ts';
import { marginWords, measureWords, modeWords, starWords } from '../verdict-words.ts';

type Ended = Evaluation['recommendation']['ended'][number];

/** The answer under each north star and mode, as a table: what is optimized this year is marked. */
export function matrixSection(facts: MemoFacts): Section {
  const { verdicts, verdict } = facts.evaluation.recommendation;
  const modes = ['growth', 'efficiency'] as const;
  const cell = (northStar: (typeof verdicts)[number]['northStar'], mode: (typeof modes)[number]): string => {
    const found = verdicts.find((one) => one.northStar === northStar && one.mode === mode);
    if (!found || found.option === null) return 'no option is left';
    const chosen = verdict.northStar === northStar && verdict.mode === mode ? ' (optimized this year)' : '';
    const leads =
      found.rival === null
        ? 'the only one that stands'
        : `by ${marginWords(found, facts.subject.currency)} in ${measureWords[found.measure]}`;
    return `${optionName(facts, found.option)}, ${leads}${chosen}`;
  };
  return {
    title: 'If the north star were another',
    blocks: [
      {
        kind: 'table',
        caption: 'The option that leads, and by how much',
        columns: [{ label: 'North star' }, ...modes.map((mode) => ({ label: `In ${modeWords[mode]}` }))],
        rows: (['ebitda', 'free-cash-flow'] as const).map((star) => ({
          cells: [capital(starWords[star]), ...modes.map((mode) => cell(star, mode))],
        })),
      },
    ],
  };
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Every option that is not recommended, and why. */
export function rejectedSection(facts: MemoFacts): Section {
  const { options, subject, evaluation, isRecommended, first } = facts;
  const { ended } = evaluation.recommendation;
  const others = options.filter(
    ({ option }) => option.variantOf === null && !(isRecommended && option.id === first.option.id),
  );
  const title = 'Options rejected, and why';
  if (others.length === 0) return { title, blocks: paragraph('The case has no other option.') };
  const minors = others.map(({ answer }) => minorOf(answer.npv.value, subject.currency));
  const write = exactAmounts(minors, subject.currency);
  const rows = others.map(({ option }, index): Row => {
    const found = ended.find((one) => one.option === option.id);
    return { cells: [option.name, write(minors[index] ?? 0n), found ? endedWords(facts, found) : behindWords(facts)] };
  });
  const table: Block = {
    kind: 'table',
    caption: 'NPV is at the base of the assumptions',
    columns: [{ label: 'Option' }, { label: `NPV, ${subject.currency}`, isNumber: true }, { label: 'Why' }],
    rows,
  };
  return { title, blocks: [table] };
}

function endedWords({ evaluation }: MemoFacts, { by }: Ended): string {
  if (by === 'cash-ceiling') {
    const ceiling = evaluation.decision.cashCeiling;
    const of = ceiling === null ? '' : ` of ${shortText(ceiling, evaluation.currency)}`;
    return `It needs more cash than the ceiling${of}.`;
  }
  const reason = by.reason === null ? '; the case gives no reason' : `: ${by.reason}`;
  const round = by.wayRound === null ? 'No way round is written.' : `Way round: ${by.wayRound}.`;
  return `It does not pass the gate "${by.gate}"${reason}. ${round}`;
}

function behindWords({ evaluation }: MemoFacts): string {
  const { verdict } = evaluation.recommendation;
  return `It is behind in what is optimized: ${measureWords[verdict.measure]}.`;
}
