import { isTableKind } from '@capwise/contract';
import type { Handler } from '../handler/index.ts';
import { requestPacks } from './requests/index.ts';
import { messageOf, subjectOf, type Asked } from './requests/message.ts';
import { showTemplate } from './template.ts';

/** `sources.request`: what to write to whoever owns a source, with the file to fill in. */
export const showRequest: Handler<'sources.request'> = async ({ kind, from }, context) => {
  const pack = requestPacks[kind];
  const template = isTableKind(kind) ? await showTemplate({ kind }, context) : null;
  const asked: Asked = { from, template: template && { name: template.file.name, columns: template.columns } };
  return {
    kind,
    title: pack.title,
    owner: pack.owner,
    subject: subjectOf(pack, asked),
    message: { name: `request-${kind}.txt`, mediaType: 'text/plain', text: messageOf(pack, asked) },
    template: template && template.file,
    documentation: pack.documentation.map((page) => ({ ...page })),
  };
};
