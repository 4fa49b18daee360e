import type { Scale } from './amount.ts';

/** Writes the ticks of an axis in the unit of its picture: whole where they are whole, negative in parentheses. */
export function axisTextOf(scale: Scale): (value: number) => string {
  return (value) => {
    if (value === 0) return '–';
    const shown = Math.abs(value) / 10 ** scale.power;
    const text = shown.toLocaleString('en-US', { maximumFractionDigits: shown < 10 ? 2 : 1 });
    return value < 0 ? `(${text})` : text;
  };
}
