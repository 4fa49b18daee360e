import { describe, expect, it } from 'vitest';
import { darkTokens, lightTokens } from '../theme/tokens.ts';
import { bridgeLiesDown, bridgeOption, spansOf, type BridgeBarMark } from './bridge-picture.ts';

const bar = (role: BridgeBarMark['role'], value: number, label: string = role): BridgeBarMark => ({
  label,
  value,
  text: String(value),
  exact: `${value} USD`,
  role,
});

const bars = [
  bar('ebitda', -6.21),
  bar('step', -1.8, 'Capitalized labor'),
  bar('step', 0.53, 'Billed/effective difference'),
  bar('cash', -7.48),
];

describe('the bridge', () => {
  it('floats each step from where the one before ended, and stands both totals on zero', () => {
    const spans = spansOf(bars);
    expect(spans.map(({ from }) => from)).toEqual([0, -6.21, -8.01, 0]);
    expect(spans.at(2)?.to).toBeCloseTo(-7.48);
    expect(spans.at(3)?.to).toBe(-7.48);
  });

  it('keeps every label, also of many bars', () => {
    const { xAxis } = bridgeOption(bars, lightTokens, 520) as { xAxis: { data: string[]; axisLabel: object } };
    expect(xAxis.axisLabel).toMatchObject({ interval: 0 });
    expect(xAxis.data.map((label) => label.replace('\n', ' ').replaceAll('\n', ' '))).toContain('Capitalized labor');
  });

  it('lies down where columns would be too narrow for their labels', () => {
    expect([bridgeLiesDown(6, 358), bridgeLiesDown(6, 560)]).toEqual([true, false]);
    const { yAxis } = bridgeOption(bars, lightTokens, 200) as { yAxis: { type: string; inverse: boolean } };
    expect(yAxis).toMatchObject({ type: 'category', inverse: true });
  });

  it('colors totals by measure and steps by what they do to cash', () => {
    const colors = bars.map((_, index) => fillAt(index));
    const { ebitda, unfavorable, favorable, cash } = darkTokens;
    expect(colors).toEqual([ebitda, unfavorable, favorable, cash]);
  });

  it('writes labels beyond the end of their bar, never inside', () => {
    const [falling, rising] = [shapesAt(1), shapesAt(2)];
    expect(falling.text.style.y).toBeGreaterThan(falling.rect.shape.y + falling.rect.shape.height);
    expect(rising.text.style.y).toBeLessThan(rising.rect.shape.y);
  });
});

type Shapes = {
  readonly rect: { readonly shape: { y: number; height: number }; readonly style: { fill: string } };
  readonly text: { readonly style: { y: number } };
};

function shapesAt(index: number): Shapes {
  const { series } = bridgeOption(bars, darkTokens, 600) as unknown as {
    series: [{ data: number[][]; renderItem: (params: object, api: object) => { children: { type: string }[] } }];
  };
  const values = series[0].data[index] ?? [];
  const drawn = series[0].renderItem(
    { dataIndex: index, coordSys: { x: 0, y: 0, width: 600, height: 200 } },
    {
      value: (dimension: number) => values[dimension],
      coord: ([across, up]: number[]) => [(across ?? 0) * 100, (up ?? 0) * -20],
      size: () => [100, 100],
    },
  );
  const find = (type: string) => drawn.children.find((child) => child.type === type);
  return { rect: find('rect'), text: find('text') } as unknown as Shapes;
}

function fillAt(index: number): string {
  return shapesAt(index).rect.style.fill;
}
