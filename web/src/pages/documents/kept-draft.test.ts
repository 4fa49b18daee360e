import { describe, expect, it } from 'vitest';
import { readKept } from './kept-draft.ts';

describe('a kept draft', () => {
  it('is read back as it was typed', () => {
    const draft = { id: 'tool', fields: { what: 'Tool' }, rows: [{ amount: '1' }] };
    expect(readKept(JSON.stringify(draft))).toEqual(draft);
    expect(readKept('{"fields":{},"rows":[]}')).toEqual({ fields: {}, rows: [] });
  });

  it.each([
    '',
    'null',
    '{"fields":{}}',
    '{"fields":{"what":1},"rows":[]}',
    '{"fields":{},"rows":["x"]}',
    '{"id":1,"fields":{},"rows":[]}',
  ])('is none where %j was kept', (text) => {
    expect(readKept(text)).toBeUndefined();
  });
});
