import type { Trace } from '@capwise/contract';

/** One level of the drawer: a figure and what it was called where it was opened. */
export type Level = { readonly trace: Trace; readonly label: string };

/** Levels that an address keeps; the oldest are dropped first. */
export const maximumLevels = 8;

type Packed =
  | readonly ['p', 1 | -1, unknown, string?]
  | readonly ['r', string, unknown, -1?]
  | readonly ['f', string, readonly (readonly [string, 1 | -1, Packed])[], unknown?, string?]
  | readonly ['a' | 'i', string];

/** The path as the compact text that an address holds after `open=`. */
export function encodePath(levels: readonly Level[]): string {
  const packed = levels.slice(-maximumLevels).map(({ label, trace }) => [label, pack(trace)]);
  const bytes = new TextEncoder().encode(JSON.stringify(packed));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The levels of an address; none where the text is not a path. */
export function decodePath(text: string): readonly Level[] {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const packed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as readonly [string, Packed][];
    return packed.map(([label, trace]) => ({ label: String(label), trace: unpack(trace) }));
  } catch {
    return [];
  }
}

function pack(trace: Trace): Packed {
  switch (trace.kind) {
    case 'postings':
      return trace.asOf === undefined ? ['p', trace.sign, trace.filter] : ['p', trace.sign, trace.filter, trace.asOf];
    case 'rows':
      return trace.sign === -1 ? ['r', trace.measure, trace.filter, -1] : ['r', trace.measure, trace.filter];
    case 'formula': {
      const parts = trace.parts.map((part) => [part.label, part.sign, pack(part.trace)] as const);
      if (trace.unit !== undefined) return ['f', trace.name, parts, trace.catalog ?? null, trace.unit];
      return trace.catalog === undefined ? ['f', trace.name, parts] : ['f', trace.name, parts, trace.catalog];
    }
    case 'assumption':
      return ['a', trace.id];
    case 'item':
      return ['i', trace.id];
  }
}

function unpack(packed: Packed): Trace {
  switch (packed[0]) {
    case 'p': {
      const [, sign, filter, asOf] = packed;
      return { kind: 'postings', sign, filter, ...(asOf !== undefined && { asOf }) } as Trace;
    }
    case 'r': {
      const [, measure, filter, sign] = packed;
      return { kind: 'rows', measure, filter, ...(sign !== undefined && { sign }) } as Trace;
    }
    case 'f': {
      const [, name, packedParts, catalog, unit] = packed;
      const parts = packedParts.map(([label, sign, trace]) => ({ label, sign, trace: unpack(trace) }));
      const more = { ...(catalog != null && { catalog }), ...(unit !== undefined && { unit }) };
      return { kind: 'formula', name, parts, ...more } as Trace;
    }
    case 'a':
      return { kind: 'assumption', id: packed[1] };
    case 'i':
      return { kind: 'item', id: packed[1] };
  }
  throw new RangeError('a packed trace has an unknown kind');
}

/** True for a figure that comes from a case instead of the books. */
export function isOfCase(trace: Trace): boolean {
  switch (trace.kind) {
    case 'postings':
      return trace.filter.scenario?.startsWith('case:') ?? false;
    case 'formula':
      return trace.parts.some((part) => isOfCase(part.trace));
    case 'assumption':
    case 'item':
      return trace.id.startsWith('case:') || trace.id.startsWith('npv:');
    case 'rows':
      return false;
  }
}
