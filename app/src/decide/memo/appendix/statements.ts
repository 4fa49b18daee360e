import { bridgeBars, defaultStatementPolicy } from '@capwise/domain/books';
import { barLabels, ebitdaDefinition } from '../../../books/labels.ts';
import { exactAmounts, minorOf, yearLabels } from '../amounts.ts';
import { cellText, paragraph, type Block, type Column, type Row, type Section } from '../document.ts';
import type { MemoFacts, OptionFacts } from '../facts.ts';
import { asked } from '../page/ask.ts';

/** Both views by year to the cent, and what lies between them, for the recommended option and its rival. */
export function statementsSection(facts: MemoFacts): Section {
  const shown = [facts.first, ...(facts.second ? [facts.second] : [])];
  return {
    title: 'Both views by year',
    blocks: [
      ...askTable(facts),
      ...shown.flatMap((option) => [...linesTable(facts, option), ...bridgeTable(facts, option)]),
      ...paragraph(ebitdaDefinition(defaultStatementPolicy)),
    ],
  };
}

function askTable(facts: MemoFacts): readonly Block[] {
  if (!facts.isRecommended) return [];
  const years = asked(facts);
  const total = years.reduce((sum, each) => sum + each, 0n);
  if (total === 0n) return [];
  return byYear(facts, `The ask: payments of ${facts.first.option.name}`, [
    { label: 'Paid', values: [...years, total] },
  ]);
}

function linesTable(facts: MemoFacts, { option, answer }: OptionFacts): readonly Block[] {
  const { currency } = facts.subject;
  const rows = answer.lines.map(({ label, figures, total }) => ({
    label,
    values: [...figures, total].map(({ value }) => minorOf(value, currency)),
  }));
  return byYear(facts, `${option.name}: statement`, rows);
}

function bridgeTable(facts: MemoFacts, { option, bridges, whole }: OptionFacts): readonly Block[] {
  const all = [...bridges, whole];
  const rows = bridgeBars.flatMap((bar): readonly Values[] => {
    if (bar === 'cash') return [{ label: barLabels.cash, values: all.map(({ cash }) => cash), isTotal: true }];
    const values = all.map(({ bars }) => bars[bar]);
    if (bar === 'ebitda') return [{ label: 'EBITDA', values }];
    return values.some((value) => value !== 0n) ? [{ label: barLabels[bar], values }] : [];
  });
  return byYear(facts, `${option.name}: from EBITDA to cash`, rows);
}

type Values = { readonly label: string; readonly values: readonly bigint[]; readonly isTotal?: boolean };

/** Years that stand side by side at most, and characters that their amounts may take of the width of a page. */
const yearsAcross = 6;
const charactersAcross = 112;

/** A table of rows by year, in as many parts as the width of a page needs. */
function byYear({ evaluation, subject }: MemoFacts, what: string, rows: readonly Values[]): readonly Block[] {
  const write = exactAmounts(
    rows.flatMap(({ values }) => values),
    subject.currency,
  );
  const labels = [...yearLabels(evaluation), 'Total'];
  const longest = Math.max(...rows.flatMap(({ values }) => values.map((value) => cellText(write(value)).length)));
  const across = Math.max(1, Math.min(yearsAcross, Math.floor(charactersAcross / (longest + 2)) - 1));
  const parts = Math.ceil((labels.length - 1) / across);
  return Array.from({ length: parts }, (_, part): Block => {
    const [from, to] = [part * across, part === parts - 1 ? labels.length : (part + 1) * across];
    const columns: Column[] = [{ label: '' }, ...labels.slice(from, to).map((label) => ({ label, isNumber: true }))];
    const written = rows.map(
      ({ label, values, isTotal }): Row => ({
        cells: [label, ...values.slice(from, to).map(write)],
        ...(isTotal && { isTotal }),
      }),
    );
    const caption = `${what}, ${subject.currency}${parts === 1 ? '' : `, part ${part + 1} of ${parts}`}`;
    return { kind: 'table', caption, columns, rows: written };
  });
}
