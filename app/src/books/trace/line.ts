import { Refusal } from '@capwise/domain';
import { parseFine, toFine } from '@capwise/domain/money';
import { formula } from '../../figure/index.ts';
import type { LineRecord } from '../../ports/index.ts';
import { metricOfLine } from '../../sources/metric-lines.ts';
import type { Opened, TraceContext } from './opened.ts';
import { wireText } from './wire-text.ts';

/** What lies below a line that no bill rows are summed into. */
export const sourceWords: Readonly<Record<LineRecord['source']['kind'], string>> = {
  rows: 'As the rows of the bill say',
  asset: 'As the schedule and the events of the asset say',
  document: 'As the document says',
  change: 'As it is now, less what was closed',
  case: 'As the case says',
};

/**
 * Opens a source line that a document says (`line:<id>`), or some of the equal parts that it is made of
 * (`line:<id>:<count>:<of>`): there is nothing below it but the document.
 */
export async function openLine(id: string, context: TraceContext): Promise<Opened> {
  const [, key = '', count = '1', of = '1'] = id.split(':');
  const line = /^\d+$/.test(count) && /^[1-9]\d*$/.test(of) ? await context.company.line(key) : null;
  if (!line) {
    throw new Refusal('NOT_FOUND', `no source line has the id "${id}": open the figure again from its page`, {
      value: id,
    });
  }
  const metric = metricOfLine(line);
  const amount = line.amounts.amount ? toFine(line.amounts.amount) : 0n;
  const whole = metric ? parseFine(metric.value) : amount;
  const unit = metric?.unit ?? context.currency;
  const value = wireText((whole * BigInt(count)) / BigInt(of));
  const share = of === '1' ? '' : ` ${count} of ${of} equal parts.`;
  return {
    title: line.what,
    definition:
      `Line of ${line.batch.producer} "${line.batch.subject}", month ${line.month}. Rule: ${line.treatment}.` +
      `${share}${line.notes.map((note) => ` ${note}.`).join('')}`,
    total: value,
    sum: value,
    unit,
    count: 1,
    children: [
      {
        label: sourceWords[line.source.kind],
        detail: null,
        figure: { value, unit, trace: formula('Nothing below', []) },
        opens: null,
      },
    ],
  };
}
