import { describe, expect, it } from 'vitest';
import { effectRows, presentValueLine } from './effects-table.tsx';
import type { Evaluation } from './evaluation.ts';

const figure = (value: string) => ({ value, unit: 'USD', trace: { kind: 'item' as const, id: value } });

function option(id: string, variantOf: string | null, loss: string): Evaluation['options'][number] {
  const line = (name: Evaluation['options'][number]['lines'][number]['line'], value: string) => ({
    line: name,
    label: name,
    figures: [figure(value)],
    total: figure(value),
  });
  return {
    id,
    name: id,
    variantOf,
    against: null,
    bridge: [],
    lines: [
      line('adjusted-ebitda', '-1'),
      line('ebitda', '-1'),
      line('operating-income', '-3'),
      line('cash', '-11'),
      line('cumulative-cash', '-11'),
      line('loss', loss),
    ],
    npv: figure('-13'),
    equivalentAnnual: null,
    irr: { status: 'OK', roots: [] },
    cumulativeCash: [],
  };
}

const evaluation = {
  options: [option('buy', null, '0'), option('build', null, '0'), option('stopped', 'build', '7000000.00')],
} as unknown as Evaluation;

const names = (all: boolean) => effectRows(evaluation, all).map((row) => `${row.line.line} ${row.option.id}`);

describe('the rows of a case', () => {
  it('put the same line of all options below each other, and a variant with its loss after them', () => {
    expect(names(false)).toEqual([
      'ebitda buy',
      'ebitda build',
      'operating-income buy',
      'operating-income build',
      'cash buy',
      'cash build',
      'adjusted-ebitda stopped',
      'ebitda stopped',
      'operating-income stopped',
      'cash stopped',
      'loss stopped',
    ]);
  });

  it('show every line on request, but no loss where nothing is lost', () => {
    expect(names(true)).toContain('cumulative-cash build');
    expect(names(true)).not.toContain('loss build');
  });

  it('show what an option of its own loses', () => {
    const stopped = {
      options: [option('buy', null, '0'), option('stop', null, '7000000.00')],
    } as unknown as Evaluation;
    expect(effectRows(stopped, false).map((row) => `${row.line.line} ${row.option.id}`)).toContain('loss stop');
  });

  it('hold the present value on the total that the decision is made by', () => {
    const [buy] = evaluation.options;
    if (!buy) throw new Error('there is an option');
    const off = { line: 'decision-total' as const, label: 'Decision total', figures: [], total: figure('-1') };
    expect([presentValueLine(buy), presentValueLine({ ...buy, lines: [...buy.lines, off] })]).toEqual([
      'cash',
      'decision-total',
    ]);
  });
});
