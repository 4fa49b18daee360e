import { describe, expect, it } from 'vitest';
import { choicesOf, propose, typeOf } from './mapping-propose.ts';
import { placesOf } from './mapping.ts';

const month = { name: 'month', type: 'month', required: true, about: '', example: '' } as const;
const kind = { kind: 'plans', columns: [month] };

const foundOf = (...texts: readonly string[]) => ({
  columns: ['Period'],
  rows: texts.map((text, at) => ({ row: at + 1, cells: [text] })),
});

describe('a header of months', () => {
  it.each([
    [['05/2026', '06/2026']],
    [['202605']],
    [['May-26', 'Jun-26']],
    [['May 2026']],
    [['31.05.2026']],
    [['05/31/2026']],
    [['01/06/2026']],
  ])('with %j is proposed by what it is called', (texts) => {
    expect(propose(foundOf(...texts), kind)).toMatchObject({ fits: 1, mapping: { columns: { Period: 'month' } } });
  });

  it('of days is proposed no more than a number is', () => {
    expect(propose(foundOf('17.05.2026'), kind).fits).toBe(0);
    expect(propose(foundOf('12.50'), kind).fits).toBe(0);
  });

  it('is asked about where its days have two orders', () => {
    const found = foundOf('01/01/2026', '01/06/2026');
    const said = { columns: { Period: 'month' } };
    const { asks } = choicesOf(found, placesOf(found.columns, kind, said, 'f'), { said, isGiven: false });
    expect(asks).toEqual([{ what: 'dates', column: 'month', example: '01/01/2026' }]);
  });

  it.each([
    ['month', ['05/2026', 'May-26', '202605']],
    ['day', ['31.05.2026', '30.06.2026']],
    ['day', ['2026-05-01']],
    ['decimal', ['1.2026', '1.1987']],
    ['integer', ['202613', '202605']],
  ])('shows what its cells are: %s', (type, texts) => {
    expect(typeOf(texts)).toBe(type);
  });
});
