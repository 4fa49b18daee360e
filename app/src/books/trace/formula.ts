import type { Trace } from '@capwise/contract/operation';
import { counted, type Opened, type TraceContext } from './opened.ts';
import { unitOfTrace } from './unit.ts';
import { valueOf } from './value.ts';
import { wireText } from './wire-text.ts';

type FormulaTrace = Extract<Trace, { kind: 'formula' }>;

/** Opens a sum of other figures into them. */
export async function openFormula(trace: FormulaTrace, context: TraceContext): Promise<Opened> {
  const { limit, offset } = context.page;
  const values = await Promise.all(
    trace.parts.map(async (part) => BigInt(part.sign) * (await valueOf(part.trace, context))),
  );
  const total = wireText(await valueOf(trace, context));
  const unit = unitOfTrace(trace, context.currency);
  return {
    title: trace.name,
    definition: `${trace.name} = ${trace.parts.map(({ label, sign }, index) => `${index === 0 && sign === 1 ? '' : sign === 1 ? '+ ' : '− '}${label}`).join(' ') || 'nothing: there are no postings'}`,
    total,
    sum: wireText(values.reduce((sum, value) => sum + value, 0n)),
    unit,
    count: trace.parts.length,
    children: trace.parts.slice(offset, offset + limit).map((part, index) => ({
      label: part.label,
      detail: part.sign === -1 ? 'subtracted' : null,
      figure: {
        value: wireText(values[offset + index] ?? 0n),
        unit: unitOfTrace(part.trace, context.currency),
        trace: signed(part.trace, part.sign),
      },
      opens:
        part.trace.kind === 'formula'
          ? counted(part.trace.parts.length, 'part')
          : part.trace.kind === 'rows'
            ? 'bill rows'
            : 'postings',
    })),
  };
}

/** The trace of a part as it counts: a subtracted one opens with its sign turned. */
function signed(trace: Trace, sign: 1 | -1): Trace {
  if (sign === 1) return trace;
  switch (trace.kind) {
    case 'postings':
      return { ...trace, sign: trace.sign === 1 ? -1 : 1 };
    case 'formula':
      return {
        ...trace,
        parts: trace.parts.map((part) => ({ ...part, sign: part.sign === 1 ? (-1 as const) : (1 as const) })),
      };
    case 'rows':
      return { ...trace, sign: trace.sign === -1 ? 1 : -1 };
    case 'item':
      return { ...trace, id: `${trace.id}:-` };
    case 'assumption':
      return trace;
  }
}
