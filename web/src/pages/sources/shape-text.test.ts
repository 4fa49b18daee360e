import { describe, expect, it } from 'vitest';
import { shapeText, shapeTitle } from './shape-text.ts';

const shape = { version: '1.2', missing: ['ChargeClass'], without: ['SkuMeter', 'SkuPriceDetails'] };

describe('the shape of a load', () => {
  it('is its version where nothing is lacking, or nothing is known', () => {
    expect(shapeText('1.0', [{ shape: { version: '1.0', missing: [], without: [] } }, {}])).toBe('FOCUS 1.0');
    expect(shapeTitle([{}])).toBe('');
  });

  it('names the columns that it lacks, each once', () => {
    expect(shapeText('1.2', [{ shape }, { shape }])).toBe('FOCUS 1.2 without ChargeClass, SkuMeter, SkuPriceDetails');
    expect(shapeTitle([{ shape }])).toBe(
      'Required and missing: ChargeClass\nNot in the files: SkuMeter, SkuPriceDetails',
    );
  });

  it('counts the columns beyond three', () => {
    const without = ['A', 'B', 'C', 'D', 'E'];
    expect(shapeText('1.2', [{ shape: { ...shape, without } }])).toBe('FOCUS 1.2 without ChargeClass, A, B and 3 more');
  });
});
