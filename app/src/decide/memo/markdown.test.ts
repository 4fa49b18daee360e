import { describe, expect, it } from 'vitest';
import { memoMarkdown } from './markdown.ts';

const written = (text: string): string =>
  memoMarkdown({
    title: 'Title',
    about: text,
    reference: 'Reference',
    page: [],
    appendix: [],
  }).split('\n\n')[1] ?? '';

describe('text in Markdown', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['a | b', 'a \\| b'],
    ['*bold* _and_ `code` [link](x)', '\\*bold\\* \\_and\\_ \\`code\\` \\[link\\](x)'],
    ['# heading', '\\# heading'],
    ['1. item', '1\\. item'],
    ['36.6% of it', '36.6% of it'],
    ['- item', '\\- item'],
    ['-99.2%', '-99.2%'],
    ['two\nlines', 'two lines'],
    ['&lt;', '&amp;lt;'],
  ])('%j stands as %j', (text, expected) => {
    expect(written(text)).toBe(expected);
  });
});
