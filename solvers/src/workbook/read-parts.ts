import { SaxParser, type SaxTag } from '@cj-tech-master/excelts/xml';
import { brokenBook } from './read-refusals.ts';
import { dayFormatOf, type DayFormat } from './read-numbers.ts';
import { textOf, type Archive } from './read-zip.ts';

/** A sheet of a workbook: where its cells are. Hidden ones are read only when they are named. */
export type SheetEntry = { readonly name: string; readonly isHidden: boolean; readonly path: string };

/** What the cells of all sheets refer to. */
export type Book = {
  readonly archive: Archive;
  readonly sheets: readonly SheetEntry[];
  readonly from1904: boolean;
  /** Paths of the texts that cells share, and of their styles. */
  readonly texts: string;
  readonly styles: string;
};

type Handlers = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

/** Reads the XML of a part by its events; names come without their prefix. Refuses FILE_FORMAT for XML that is none. */
export async function readXml(archive: Archive, path: string, { open, text, close }: Handlers): Promise<void> {
  const parser = new SaxParser();
  parser.on('opentag', ({ name, attributes }: SaxTag) => open(localName(name), attributes));
  if (text) parser.on('text', text);
  if (text) parser.on('cdata', text);
  if (close) parser.on('closetag', ({ name }: SaxTag) => close(localName(name)));
  parser.on('error', (error) => {
    throw brokenBook(archive.file, `is damaged: ${path} is no XML (${error.message})`, 'save it again as .xlsx');
  });
  for await (const piece of textOf(archive, path)) parser.write(piece);
  if (archive.entries.has(path)) parser.close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The sheets of a workbook in their order. Refuses FILE_FORMAT for a zip archive that is no workbook. */
export async function readBook(archive: Archive): Promise<Book> {
  const main = await mainPart(archive);
  const related = await relations(archive, main);
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  await readXml(archive, main, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = isTrue(attributes['date1904']);
      if (name !== 'sheet') return;
      const path = related.find(({ id }) => id === relationId(attributes))?.path;
      const isHidden = (attributes['state'] ?? 'visible') !== 'visible';
      if (path !== undefined) sheets.push({ name: attributes['name'] ?? '', isHidden, path });
    },
  });
  const pathOf = (type: string): string => related.find((one) => one.type === type)?.path ?? '';
  return {
    archive,
    sheets: sheets.filter(({ path }) => archive.entries.has(path)),
    from1904,
    texts: pathOf('sharedStrings'),
    styles: pathOf('styles'),
  };
}

async function mainPart(archive: Archive): Promise<string> {
  let main = 'xl/workbook.xml';
  await readXml(archive, '_rels/.rels', {
    open: (_, attributes) => {
      if (attributes['Type']?.endsWith('/officeDocument')) main = resolved('', attributes['Target'] ?? '');
    },
  });
  if (archive.entries.has(main)) return main;
  const isOther = archive.entries.has('content.xml');
  throw isOther
    ? brokenBook(archive.file, 'is an OpenDocument file', 'save it as .xlsx or CSV (UTF-8)')
    : brokenBook(archive.file, 'is a zip archive, not a workbook', 'unpack it, and give what is in it');
}

type Relation = { readonly id: string; readonly type: string; readonly path: string };

async function relations(archive: Archive, part: string): Promise<readonly Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const found: Relation[] = [];
  await readXml(archive, `${folder}_rels/${part.slice(folder.length)}.rels`, {
    open: (name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) => {
      if (name !== 'Relationship' || mode === 'External') return;
      found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), path: resolved(folder, target) });
    },
  });
  return found;
}

function resolved(folder: string, target: string): string {
  return decodeURIComponent(new URL(target, `file:///${folder}`).pathname.slice(1));
}

function relationId(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([name]) => /(^|:)id$/.test(name))?.[1] ?? '';
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}

/** The texts that cells share, in their order. */
export async function sharedTexts({ archive, texts: path }: Book): Promise<readonly string[]> {
  const texts: string[] = [];
  const reading = textReading();
  await readXml(archive, path, {
    open: reading.open,
    text: reading.text,
    close: (name) => {
      reading.close(name);
      if (name === 'si') texts.push(reading.take());
    },
  });
  return texts;
}

/** Collects the text of runs, without how Japanese is read aloud. */
export function textReading(): Required<Handlers> & { readonly take: () => string } {
  let inText = false;
  let aloud = 0;
  let text = '';
  return {
    open: (name) => {
      if (name === 'rPh') aloud += 1;
      inText = name === 't' && aloud === 0;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      if (name === 'rPh') aloud -= 1;
      if (name === 't') inText = false;
    },
    take: () => {
      const taken = unescapedText(text);
      text = '';
      return taken;
    },
  };
}

/** A text whose marks that XML cannot hold stand in it as `_x000D_`. */
export function unescapedText(text: string): string {
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** By style of a cell: whether its number is a day. */
export async function dayStyles({ archive, styles: path }: Book): Promise<readonly (DayFormat | undefined)[]> {
  const codes = new Map<number, string>();
  const styles: (DayFormat | undefined)[] = [];
  let inCells = false;
  await readXml(archive, path, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attributes['numFmtId'] ?? '0');
      styles.push(dayFormatOf(id, codes.get(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
