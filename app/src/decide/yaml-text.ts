import { Refusal } from '@capwise/domain';
import { isMap, isScalar, LineCounter, parseDocument, type Document, type YAMLMap } from 'yaml';

/** A case as text that can be changed with its comments kept. */
export type CaseText = Document & { contents: YAMLMap };

/** Opens the text of a case. Refuses INVALID_CASE with line and column where it is no YAML, or no list of names and values. */
export function openText(text: string): CaseText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new Refusal(
      'INVALID_CASE',
      `line ${line}, column ${col}: the file: it is not readable as YAML: ${error.message}`,
      {
        line,
        column: col,
        path: 'the file',
        value: null,
      },
    );
  }
  if (isMap(document.contents)) return document as CaseText;
  throw new Refusal(
    'INVALID_CASE',
    'line 1, column 1: the file: a case is a list of "name: value" lines that begins with "question:"',
    { line: 1, column: 1, path: 'the file', value: null },
  );
}

/** The text of a cell as it was written. */
export function scalarText(value: unknown): string {
  if (!isScalar(value) || value.value === null) return '';
  return (value.source ?? (typeof value.value === 'string' ? value.value : JSON.stringify(value.value))).trim();
}
