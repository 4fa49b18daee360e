import { isCollection, isMap, isPair, isScalar, LineCounter, parseDocument, type Document, type YAMLMap } from 'yaml';
import { refuseAt } from './case-refusal.ts';

/** A case as text that can be changed with its comments kept. */
export type CaseText = Document & { contents: YAMLMap };

const quotedWord = 60;
/** An event of a line of an option is seven deep. */
const depthMax = 20;
const tooDeep = `it is nested more than ${depthMax} deep, and a case is so at most 7: close each bracket where its list ends, and indent an entry once`;

/**
 * Opens the text of a case; `lines` then tells where a node stands. Refuses INVALID_CASE with line and column where it is no YAML,
 * or no list of names and values.
 */
export function openText(text: string, lines = new LineCounter()): CaseText {
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const [error] = document.errors;
  if (error) {
    const [at] = error.pos;
    const { line, col } = lines.linePos(at);
    const word = /^[^\n:,{}[\]]+/.exec(text.slice(at))?.[0].trim().slice(0, quotedWord) ?? null;
    throw refuseAt({ path: 'the file', line, column: col }, yamlWords(error, text.slice(at)), word);
  }
  const deep = deepestStart(document.contents);
  if (deep !== null) {
    const { line, col } = lines.linePos(deep);
    throw refuseAt({ path: 'the file', line, column: col }, tooDeep, null);
  }
  if (isMap(document.contents)) return document as CaseText;
  throw refuseAt(
    { path: 'the file', line: 1, column: 1 },
    'a case is a list of "name: value" lines that begins with "question:"',
    null,
  );
}

/** The text of a case that was changed, in the style in which it was written: spaces within braces, and where lists stand. */
export function writeText(document: Document, original: string): string {
  return document.toString({
    lineWidth: 0,
    flowCollectionPadding: !/[[{]\S[^\n]*\}/.test(original),
    indentSeq: !/^( *)[^\s#-][^\n]*:\n\1- /m.test(original),
  });
}

/** The text of a cell as it was written. */
export function scalarText(value: unknown): string {
  if (!isScalar(value) || value.value === null) return '';
  return (value.source ?? (typeof value.value === 'string' ? value.value : JSON.stringify(value.value))).trim();
}

/** Where the first list or entries below the limit of depth begin; null where none are. It keeps no stack of calls. */
function deepestStart(contents: unknown): number | null {
  const open: { readonly node: unknown; readonly depth: number }[] = [{ node: contents, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (isPair(node)) open.push({ node: node.value, depth }, { node: node.key, depth });
    if (!isCollection(node)) continue;
    if (depth > depthMax) return node.range?.[0] ?? 0;
    for (const item of node.items.toReversed()) open.push({ node: item, depth: depth + 1 });
  }
  return null;
}

function yamlWords({ code, message }: { readonly code: string; readonly message: string }, rest: string): string {
  if (code === 'MULTIPLE_DOCS')
    return `a case is one document: delete the line ${rest.startsWith('---') ? '---' : '...'} and what follows it`;
  if (code === 'RESOURCE_EXHAUSTION') return tooDeep;
  if (code === 'DUPLICATE_KEY') return 'it stands there a second time: give it another name, or take one of them out';
  return `it is not readable as YAML: ${message}; put texts that hold : or # in quotes, and close every bracket and quote`;
}
