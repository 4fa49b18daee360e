import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zip } from '@cj-tech-master/excelts/archive';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reading } from './read.ts';

const limits = { limitBytes: 2 ** 20, limitUnpackedBytes: 2 ** 22, limitRows: 50, limitColumns: 30 };

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'capwise-texts-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';

function related(...parts: readonly (readonly [string, string])[]): string {
  const ties = parts.map(
    ([type, target], at) => `<Relationship Id="r${at}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packages}">${ties.join('')}</Relationships>`;
}

/** The cells of a workbook as another program wrote their XML, under a header `a, b`. */
async function cellsOf(name: string, cells: string, shared = ''): Promise<readonly (string | null)[] | undefined> {
  const header = '<row r="1"><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>';
  const parts = {
    '_rels/.rels': related(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" r:id="r0"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': related(['worksheet', 'sheet.xml'], ['sharedStrings', 'shared.xml']),
    'xl/sheet.xml': `<worksheet xmlns="${main}"><sheetData>${header}<row r="2">${cells}</row></sheetData></worksheet>`,
    'xl/shared.xml': `<sst xmlns="${main}">${shared}</sst>`,
  };
  const archive = zip();
  for (const [path, text] of Object.entries(parts)) archive.add(path, text);
  const path = join(folder, name);
  await writeFile(path, await archive.bytes());
  const found = await reading.readSheet({ path, name }, limits, undefined);
  if (found.kind === 'refused') throw new Error(found.message);
  return found.rows[0]?.cells;
}

describe('a text of a cell', () => {
  it.each([
    ['that stands in the cell', '<is><t>Büro &amp; Co</t></is>', 'Büro & Co'],
    ['in runs that look different', '<is><r><t>EC2 </t></r><r><rPr><b/></rPr><t>Linux</t></r></is>', 'EC2 Linux'],
    ['with spaces around it', '<is><t xml:space="preserve">  two  </t></is>', '  two  '],
    ['without how it is read aloud', '<is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is>', '東京'],
    ['with a mark that XML cannot hold', '<is><t>one_x000A_two</t></is>', 'one\ntwo'],
    ['that looks like a number', '<is><t>007</t></is>', '007'],
  ])('%s is read as it is', async (what, inside, text) => {
    const cells = `<c r="A2" t="inlineStr">${inside}</c><c r="B2"><v>1.5</v></c>`;
    expect(await cellsOf(`${what}.xlsx`, cells)).toEqual([text, '1.5']);
  });

  it('that cells share is read with its runs, and without how it is read aloud', async () => {
    const shared = '<si><r><t>EC2 </t></r><r><t>Linux</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t> y </t></si>';
    const cells = '<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>';
    expect(await cellsOf('shared.xlsx', cells, shared)).toEqual(['EC2 Linux', ' y ']);
  });

  it('that a formula made is read, an empty one as none', async () => {
    const cells = '<c r="A2" t="str"><f>"x"&amp;CHAR(10)</f><v>x_x000A_y</v></c><c r="B2" t="str"><f>""</f><v></v></c>';
    expect(await cellsOf('formula.xlsx', cells)).toEqual(['x\ny', null]);
  });
});
