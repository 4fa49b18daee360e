import { createHash } from 'node:crypto';
import { plainJson, sumsOf, type HandoutRecord, type Seal, type SealedPart } from '@capwise/domain/decide';
import type { HandoutProgram } from '../../ports/index.ts';
import { escaped } from '../memo/escape.ts';

type Parts = {
  readonly title: string;
  /** `payloadText`. */
  readonly payload: string;
  readonly program: HandoutProgram;
};

/** A piece of the file; one that has a name is sealed. */
type Piece = { readonly text: string; readonly part?: SealedPart };

/**
 * The file: what is in it stands sealed, the payload twice, and nothing is asked of a network. Its scripts run only as they were
 * written; the guard stands last, so that it can say why the program did not start.
 */
export function handoutHtml({ title, payload, program: { program, guard, style } }: Parts): {
  readonly html: string;
  readonly seal: string;
} {
  const copy = Buffer.from(payload, 'latin1').toString('base64');
  const pieces: readonly Piece[] = [
    { text: `${opening}<meta http-equiv="Content-Security-Policy" content="` },
    { text: policyOf([program, guard]), part: 'policy' },
    { text: `">\n<meta name="color-scheme" content="light dark">\n<title>${escaped(title)}</title>\n` },
    { text: '<style id="handout-style">' },
    { text: style, part: 'style' },
    {
      text: `</style>\n</head>\n<body>\n<div id="root"><p style="margin: 48px auto; max-width: 760px; padding: 0 20px">${unstarted}</p></div>\n`,
    },
    { text: '<script type="application/json" id="handout-payload">' },
    { text: payload, part: 'payload' },
    { text: '</script>\n<script type="application/json" id="handout-copy">' },
    { text: copy, part: 'copy' },
    { text: '</script>\n' },
  ];
  const scripts: readonly Piece[] = [
    { text: '<script id="handout-program">' },
    { text: program, part: 'program' },
    { text: '</script>\n<script id="handout-guard">' },
    { text: guard, part: 'guard' },
    { text: '</script>\n</body>\n</html>\n' },
  ];
  // The record stands before the scripts that read it: where they begin hangs on its length, and its length on where they begin.
  const own = sealsOf(pieces, 0);
  let [record, before] = ['', -1];
  while (before !== record.length) {
    before = record.length;
    const start = bytesOf(pieces) + Buffer.byteLength(recordHtml(record, ''.padEnd(64, '0')));
    record = plainJson({ ...own, ...sealsOf(scripts, start) } satisfies Partial<HandoutRecord>);
  }
  const seal = sha256(record);
  const html = [...pieces, { text: recordHtml(record, seal) }, ...scripts].map(({ text }) => text).join('');
  return { html, seal };
}

const unstarted =
  'This file calculates in your browser, without a network. If this stays here, its program did not start: JavaScript is off.';

const opening = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
`;

/** These scripts run, and no other; nothing is fetched. */
function policyOf(scripts: readonly string[]): string {
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`).join(' ');
  return `default-src 'none'; script-src ${hashes}; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
}

function recordHtml(record: string, seal: string): string {
  return `<script type="application/json" id="handout-record" data-seal="${seal}">${record}</script>\n`;
}

function sealsOf(pieces: readonly Piece[], start: number): { readonly [Part in SealedPart]?: Seal } {
  let at = start;
  const seals = pieces.flatMap(({ text, part }) => {
    const from = at;
    at += Buffer.byteLength(text);
    if (part === undefined) return [];
    requirePlain(text, part);
    return [[part, { sha256: sha256(text), at: from, ...sumsOf(text) }] as const];
  });
  return Object.fromEntries(seals);
}

/** A browser reads these characters as they are; any other, or the end of a script, would break the seal or the file. */
function requirePlain(text: string, part: SealedPart): void {
  const found = /[^\t\n\u0020-\u007E]|<\/(?:script|style)|<!--/i.exec(text);
  if (found) throw new Error(`the ${part} of a handout holds ${JSON.stringify(found[0])} at ${found.index}`);
}

function bytesOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
