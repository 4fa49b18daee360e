import type { Answer } from '@capwise/contract/registry';
import type { RequestPack } from './pack.ts';

type Column = Answer<'sources.template'>['columns'][number];

/** What the owner is told beside the pack: from when on, and the columns of the file where there is one. */
export type Asked = {
  readonly from: string | undefined;
  readonly template: { readonly name: string; readonly columns: readonly Column[] } | null;
};

/** The line above a message. */
export function subjectOf({ title }: RequestPack, { from }: Pick<Asked, 'from'>): string {
  return `Request: ${title.charAt(0).toLowerCase()}${title.slice(1)}${from === undefined ? '' : `, from ${from} on`}`;
}

/** A pack as plain text that can be sent as it is. */
export function messageOf(pack: RequestPack, { from, template }: Asked): string {
  const months =
    from === undefined ? 'the running fiscal year and the one before it' : `${from} and every month after it`;
  const parts = [
    'Hello,',
    pack.asks,
    `Months: ${months}.`,
    listed('The least that it takes:', pack.permission),
    numbered('Step by step:', pack.steps),
    template && listed(`The columns of ${template.name}, which is attached:`, template.columns.map(columnText)),
    listed('Not needed:', pack.notNeeded),
    listed('How to send it:', pack.sending),
    pack.documentation.length > 0 &&
      listed(
        'Documentation:',
        pack.documentation.map(({ title, url }) => `${title}: ${url}`),
      ),
    'Thank you!',
  ];
  return `${parts.filter((part) => part !== false && part !== null).join('\n\n')}\n`;
}

function columnText({ name, required, about, example }: Column): string {
  const sample = example === '' ? '' : `, for example ${example}`;
  return `${name}${required ? '' : ' (may be left out)'}: ${about}${sample}`;
}

function listed(head: string, points: readonly string[]): string {
  return [head, ...points.map((point) => `- ${point}`)].join('\n');
}

function numbered(head: string, points: readonly string[]): string {
  return [head, ...points.map((point, index) => `${index + 1}. ${point}`)].join('\n');
}
