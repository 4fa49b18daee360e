import type { Figure } from '@capwise/contract';
import type { Invoke } from '@capwise/app';
import { expect } from 'vitest';
import { parseFine } from '@capwise/domain/money';

/** Opens figures: each shows its own value, made of parts that add up to it. */
export async function expectOpens(invoke: Invoke, figures: readonly Figure[]): Promise<void> {
  for (const { value, unit, trace } of figures) {
    const opened = await invoke('books.trace', { trace });
    const found = { total: parseFine(opened.total.value ?? '0'), equal: opened.check.equal, unit: opened.total.unit };
    expect(found).toEqual({ total: parseFine(value ?? '0'), equal: true, unit });
  }
}
