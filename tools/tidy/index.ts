import { commentedOutCode } from './comments.ts';
import { fileLength, functionLength } from './length.ts';
import { largeFiles, machinePlaces } from './machine.ts';
import { imports, manifests } from './rooms.ts';
import { sqlPlaces } from './sql.ts';
import type { Rule } from './tree.ts';
import { bannedNames, bannedWords, defaultExport } from './words.ts';

/** Every rule of the clone. */
export const rules: readonly Rule[] = [
  manifests,
  imports,
  sqlPlaces,
  fileLength,
  functionLength,
  bannedWords,
  bannedNames,
  defaultExport,
  commentedOutCode,
  machinePlaces,
  largeFiles,
];
