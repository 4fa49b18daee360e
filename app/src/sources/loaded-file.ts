import type { Answer } from '@capwise/contract/registry';
import type { LoadedFile } from '../ports/index.ts';

type FileAnswer = Answer<'sources.import'>['files'][number];

/** A file of a load as the contract has it. */
export function fileAnswer({ shape, ...file }: LoadedFile): FileAnswer {
  if (!shape) return { ...file };
  return {
    ...file,
    shape: { version: shape.version, missing: [...shape.missing], without: [...shape.without] },
  };
}
