import { Refusal } from '@capwise/domain';
import { Document, isMap, isScalar, LineCounter, YAMLMap, type Node, type Pair } from 'yaml';
import { refuseAt, type Place } from './case-refusal.ts';
import { noScope, type Scope } from './scope.ts';
import { openText } from './yaml-text.ts';

export type { Place } from './case-refusal.ts';

/** Reads a YAML document; every refusal is INVALID_CASE with line, column, value and what to write instead. */
export class CaseReader {
  readonly root: Section;
  readonly #lines = new LineCounter();

  constructor(text: string) {
    const { contents } = openText(text, this.#lines);
    this.root = new Section(contents, '', { locate: (node) => this.place(node), scope: noScope });
  }

  place(node: Node | null | undefined): { readonly line: number; readonly column: number } {
    const { line, col } = this.#lines.linePos(node?.range?.[0] ?? 0);
    return { line, column: col };
  }
}

type Locate = (node: Node | null | undefined) => { readonly line: number; readonly column: number };

/** What a section is read with: where a node stands, the assumptions that its formulas may name, and whether a block wrote it. */
type Reading = { readonly locate: Locate; readonly scope: Scope; readonly isGenerated?: true };

/** A mapping of a case file. Keys that nobody asks for are refused at the end, so that a misspelled one is not ignored. */
export class Section {
  readonly path: string;
  readonly #map: YAMLMap;
  readonly #reading: Reading;

  constructor(map: YAMLMap, path: string, reading: Reading) {
    this.#map = map;
    this.path = path;
    this.#reading = reading;
  }

  /** The same section where its formulas may name these assumptions. */
  within(scope: Scope): Section {
    return new Section(this.#map, this.path, { ...this.#reading, scope });
  }

  /** A section of entries that are calculated: what is wrong with them is said to stand where this section does. */
  generated(entries: Readonly<Record<string, unknown>>, name: string): Section {
    const { line, column } = this.here;
    const locate: Locate = (node) => (node?.range ? this.#reading.locate(node) : { line, column });
    return new Section(new Document(entries).contents as unknown as YAMLMap, `${this.path} › ${name}`, {
      ...this.#reading,
      locate,
      isGenerated: true,
    });
  }

  /** The same entries where those of another section take their place; one that says nothing takes an entry away. */
  overriddenBy(other: Section, except: string): Section {
    const own = other.#map.items.filter(({ key }) => !(isScalar(key) && key.value === except));
    const isReplaced = ({ key }: Pair): boolean =>
      isScalar(key) && other.has(String(key.value)) && key.value !== except;
    const map = new YAMLMap();
    map.items = [
      ...this.#map.items.filter((pair) => !isReplaced(pair)),
      ...own.filter(({ value }) => !(isScalar(value) && value.value === null)),
    ];
    return new Section(map, this.path, this.#reading);
  }

  /** Its entries as plain values. */
  get entries(): Readonly<Record<string, unknown>> {
    return this.#map.toJSON() as Readonly<Record<string, unknown>>;
  }

  get scope(): Scope {
    return this.#reading.scope;
  }

  /** Whether its entries are calculated, and nobody wrote them. */
  get isGenerated(): boolean {
    return this.#reading.isGenerated === true;
  }

  get here(): Place {
    return { path: this.path || 'the file', ...this.#reading.locate(this.#map) };
  }

  get keys(): readonly string[] {
    return this.#map.items.map(({ key }) => (isScalar(key) ? String(key.value) : String(key)));
  }

  has(key: string): boolean {
    return this.#pair(key) !== undefined;
  }

  placeOf(key: string): Place {
    const pair = this.#pair(key);
    return { path: this.#below(key), ...this.#reading.locate((pair?.value ?? pair?.key ?? this.#map) as Node) };
  }

  /** The text of a scalar value; null when the key is absent. */
  text(key: string): string | null {
    const pair = this.#pair(key);
    if (!pair) return null;
    const { value } = pair;
    if (isScalar(value) && value.value !== null) return (value.source ?? scalarText(value.value)).trim();
    throw refuseAt(this.placeOf(key), 'it needs one value on the same line', null);
  }

  /** Whether a key holds named entries and not one value. */
  isSection(key: string): boolean {
    return isMap(this.#pair(key)?.value);
  }

  /** One text, or a list of them; none where the key is absent. */
  texts(key: string): readonly string[] {
    const list = (this.#pair(key)?.value as { readonly items?: readonly unknown[] } | null | undefined)?.items;
    if (!list || isMap(this.#pair(key)?.value)) {
      const text = this.text(key);
      return text === null ? [] : [text];
    }
    return list.map((item) => {
      if (isScalar(item) && item.value !== null) return (item.source ?? scalarText(item.value)).trim();
      throw refuseAt(this.placeOf(key), 'each entry of the list needs one value', null);
    });
  }

  required(key: string, example: string): string {
    const text = this.text(key);
    if (text !== null && text !== '') return text;
    throw refuseAt(this.here, `"${key}" is missing: write ${key}: ${example}`, null);
  }

  section(key: string): Section | null {
    const pair = this.#pair(key);
    if (!pair) return null;
    if (isMap(pair.value)) return new Section(pair.value, this.#below(key), this.#reading);
    throw refuseAt(this.placeOf(key), 'it needs named entries below it, each on a line of its own', null);
  }

  /** The entries of a list; `needs` says what an entry must have, for messages. */
  sections(key: string, needs = '"what:", "treatment:" and "amount:"'): readonly Section[] {
    const pair = this.#pair(key);
    const list = (pair?.value as { readonly items?: readonly unknown[] } | null)?.items;
    if (!pair || isMap(pair.value) || !list)
      throw refuseAt(this.placeOf(key), `"${key}" needs a list: each entry begins with "- "`, null);
    return list.map((item, index) => {
      if (isMap(item)) return new Section(item, this.#below(nameOf(item) ?? `${key} ${index + 1}`), this.#reading);
      throw refuseAt(
        { path: this.#below(key), ...this.#reading.locate(item as Node) },
        `an entry needs ${needs}`,
        null,
      );
    });
  }

  /** Refuses keys other than these. */
  only(known: readonly string[]): void {
    const unknown = this.keys.find((key) => !known.includes(key));
    if (unknown === undefined) return;
    throw refuseAt(this.placeOf(unknown), `"${unknown}" is not known here: these are: ${known.join(', ')}`, unknown);
  }

  /** Says the value too where the key holds one, and not entries below it. */
  refuse(key: string, what: string): Refusal {
    const value = this.#pair(key)?.value;
    return refuseAt(this.placeOf(key), what, isScalar(value) && value.value !== null ? this.text(key) : null);
  }

  #below(name: string): string {
    return this.path ? `${this.path} › ${name}` : name;
  }

  #pair(key: string): Pair | undefined {
    return this.#map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key) as Pair | undefined;
  }
}

/** Runs what a rule may refuse: its refusal keeps its code and says where in the file it is about. */
export function located<T>({ path, line, column }: Place, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'INVALID_CASE') throw error;
    throw new Refusal(error.code, `line ${line}, column ${column}: ${path}: ${error.message}`, {
      ...error.data,
      line,
      column,
      path,
    });
  }
}

function scalarText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function nameOf(map: YAMLMap): string | null {
  const what = map.get('what');
  return typeof what === 'string' ? what : null;
}
