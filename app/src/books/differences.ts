import { hashOf, readCase } from '../decide/index.ts';
import type { Handler } from '../handler/index.ts';
import { differencesCase } from './differences/case.ts';
import { figuresOf } from './differences/fold.ts';
import { differencesFromTheGuide } from './differences/lines.ts';

/** `books.differences`: each difference from the guide with its numbers, folded from a case by the books' own rules. */
export const differences: Handler<'books.differences'> = async () => {
  const { subject } = readCase(differencesCase);
  const hash = hashOf(differencesCase);
  const figureOf = figuresOf(subject, hash);
  const nameOf = (id: string): string => subject.options.find((option) => option.id === id)?.name ?? id;
  return {
    currency: subject.currency,
    hash,
    document: differencesCase,
    lines: differencesFromTheGuide.map(({ options, rows, ...difference }) => ({
      ...difference,
      columns: options.map(nameOf),
      rows: rows.map(({ label, measure, span }) => ({
        label,
        figures: options.map((option) => figureOf(option, measure, span)),
      })),
    })),
  };
};
