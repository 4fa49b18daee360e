import { expect, it } from 'vitest';
import { escapeMarkup, wrapWords } from './style.ts';

it('wraps at words and after a slash, and drops nothing', () => {
  expect(wrapWords('Billed/effective difference', 12, 3)).toBe('Billed/\neffective\ndifference');
  expect(wrapWords('Capital expenditure paid late', 8, 2)).toBe('Capital\nexpenditure paid late');
});

it('writes text into markup so that it stays text', () => {
  expect(escapeMarkup('<b>"A&B"</b>')).toBe('&lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt;');
});
