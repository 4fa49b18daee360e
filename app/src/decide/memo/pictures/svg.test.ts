import { describe, expect, it } from 'vitest';
import { axisWords, clipped, element, label, polyline, scaleOf, ticksOf } from './svg.ts';

describe('a drawing', () => {
  it('keeps text and attributes as text', () => {
    expect(label({ x: 1, y: 2 }, '<script>"&\u0007')).toBe('<text x="1" y="2">&lt;script&gt;&quot;&amp;</text>\n');
    expect(element('rect', { class: '"><script>' })).toBe('<rect class="&quot;&gt;&lt;script&gt;"/>\n');
  });

  it('writes hundredths of a unit, which no print shows', () => {
    expect(polyline([{ x: 1 / 3, y: -2 / 3 }], 'cash')).toBe('<polyline points="0.33,-0.67" class="cash"/>\n');
  });

  it('places one value alone in the middle', () => {
    expect(scaleOf([5, 5], [0, 10])(5)).toBe(5);
    expect(scaleOf([0, 4], [100, 0])(1)).toBe(75);
  });

  it.each([
    [-25e6, 0, [-20e6, -10e6, 0]],
    [0, 1, [0, 0.25, 0.5, 0.75, 1]],
    [-3, 7, [-2.5, 0, 2.5, 5]],
    [4, 4, [4]],
  ])('has round ticks between %d and %d', (low, high, ticks) => {
    expect(ticksOf(low, high)).toEqual(ticks);
  });

  it('says the values of an axis in one unit, below zero in parentheses', () => {
    const millions = axisWords([-25e6, 1e6]);
    expect([millions.unit, millions.text(-25e6), millions.text(0), millions.text(2.5e6)]).toEqual([
      'M',
      '(25)',
      '0',
      '2.5',
    ]);
    expect(axisWords([-900, 20]).text(-900)).toBe('(900)');
  });

  it('marks what a name leaves out', () => {
    expect([clipped('Build', 5), clipped('Buy or build', 8)]).toEqual(['Build', 'Buy or…']);
  });
});
