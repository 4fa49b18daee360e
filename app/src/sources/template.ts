import type { Handler } from '../handler/index.ts';
import { otherNames } from './mapping-words.ts';
import { tables } from './tables/index.ts';

/** `sources.template`: what a kind of table holds, and a file with its headers and one example row. */
export const showTemplate: Handler<'sources.template'> = async ({ kind }) => {
  const { title, about, columns } = tables[kind];
  const lines = [columns.map(({ name }) => name), columns.map(({ example }) => example)];
  return {
    kind,
    title,
    about,
    columns: columns.map((column) => {
      const { name, required, type, about: what, example } = column;
      return { name, required, type, about: what, example, alsoCalled: [...otherNames(column)] };
    }),
    file: {
      name: `${kind}.csv`,
      mediaType: 'text/csv',
      text: `${lines.map((cells) => cells.map(csvCell).join(',')).join('\n')}\n`,
    },
  };
};

function csvCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
