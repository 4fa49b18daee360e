import { describe, expect, it } from 'vitest';
import { commentedOutCode } from './comments.ts';
import { fileLength, functionLength, functionsOf } from './length.ts';
import { largeFiles, machinePlaces } from './machine.ts';
import { sqlPlaces } from './sql.ts';
import { planted, type Rule } from './tree.ts';
import { bannedNames, bannedWords, defaultExport } from './words.ts';

const count = (rule: Rule, name: string, text: string): number => rule.check([planted(name, text)]).length;
const linesOf = (rows: number, line = '  step();'): string => Array.from({ length: rows }, () => line).join('\n');

describe('SQL', () => {
  const query = 'const rows = await ask(`\n  select service, sum(billed)\n  from rows\n  group by 1\n`);';

  it.each([
    ['app/src/x.ts', query],
    ['surfaces/src/x.ts', `run('DELETE FROM postings');`],
    ['web/src/x.tsx', `run("update batches set revision = 1");`],
    ['lake/src/x.ts', query],
    ['app/src/x.sql', 'anything'],
  ])('is refused in %s: %s', (name, text) => {
    expect(count(sqlPlaces, name, text)).toBe(1);
  });

  it.each([
    ['store/src/x.ts', query],
    ['store/migrations/1/up.sql', 'create table a (b bigint);'],
    ['lake/sql/ask/cloud/cost.sql', 'select 1'],
    ['lake/src/x.ts', 'const fragment = `select * from ${name}`;'],
    ['lake/src/x.test.ts', query],
    ['web/src/x.tsx', `const hint = 'Select a month from the list';`],
    ['app/src/x.ts', `const message = 'update the policy and then set its date';\n// select a from b`],
  ])('is accepted, or is none, in %s: %s', (name, text) => {
    expect(count(sqlPlaces, name, text)).toBe(0);
  });
});

describe('length', () => {
  it('of a file is 400 lines at most', () => {
    expect(count(fileLength, 'app/src/x.ts', `${linesOf(400)}\n`)).toBe(0);
    expect(count(fileLength, 'app/src/x.ts', `${linesOf(401)}\n`)).toBe(1);
    expect(count(fileLength, 'docs/x.md', `${linesOf(401)}\n`)).toBe(0);
  });

  it.each([
    ['a function', 'export async function long(): Promise<void> {', '}'],
    ['a function of several parameter lines', 'function long(\n  a: string,\n): void {', '}'],
    ['a function that takes an object apart', 'function long({\n  a,\n}: { a: string }): void {', '}'],
    ['an arrow function', 'export const long: Handler<"x"> = async ({ a }, context) => {', '};'],
    ['an arrow function of several parameter lines', 'const long = (\n  a: string,\n): void => {', '};'],
    ['a method', 'class A {\n  async long(a: string): Promise<void> {', '  }\n}'],
    ['a method of several parameter lines', 'class A {\n  long(\n    a: string,\n  ): void {', '  }\n}'],
    ['a property', 'const a = {\n  long: async (b) => {', '  },\n};'],
  ])('of %s is 60 lines at most', (_, head, foot) => {
    const overhead =
      head.split('\n').length + foot.split('\n').length - (head.startsWith('class') || head.includes(' a = {') ? 2 : 0);
    const text = (rows: number): string => `${head}\n${linesOf(rows - overhead, '      step();')}\n${foot}\n`;
    expect(count(functionLength, 'app/src/x.ts', text(60))).toBe(0);
    expect(count(functionLength, 'app/src/x.ts', text(61))).toBe(1);
  });

  it('of a React component is 80 lines at most', () => {
    const component = (rows: number): string => `export function Page(): ReactNode {\n${linesOf(rows - 2)}\n}\n`;
    expect(count(functionLength, 'web/src/page.tsx', component(80))).toBe(0);
    expect(count(functionLength, 'web/src/page.tsx', component(81))).toBe(1);
    expect(count(functionLength, 'web/src/page.ts', component(80))).toBe(1);
  });

  it('is measured over templates that start in the first column', () => {
    const text = 'function text(): string {\n  return `\nfirst\n}\n`;\n}\nfunction next(): void {\n  step();\n}\n';
    expect(functionsOf(planted('app/src/x.ts', text))).toEqual([
      { name: 'text', line: 1, lines: 6 },
      { name: 'next', line: 7, lines: 3 },
    ]);
  });
});

describe('words', () => {
  it.each([
    ['docs/x.md', 'Amortisation is not amortized', 'write amortiz…'],
    ['app/src/x.ts', 'const utilisationRate = 1;', 'write utiliz…'],
    ['app/src/x.ts', '// the labour line', 'write labor'],
    ['web/src/x.tsx', '<p>Oops</p>', 'write what happened'],
    ['domain/src/x.ts', '// TO' + 'DO: round', 'write the work itself'],
    ['app/src/x.ts', '// This is sim' + 'ply a sum.', 'write nothing'],
    ['app/src/x.ts', 'function f(a: any): void {}', 'write unknown'],
    ['app/src/x.ts', 'const a = b as any;', 'write unknown'],
    ['app/src/x.ts', 'const a: Array<any> = [];', 'write unknown'],
    ['domain/src/x.ts', 'const today = new Date();', 'write Temporal.PlainDate'],
    ['domain/src/x.ts', 'type Line = string;', 'write SourceLine'],
    ['app/src/x.ts', 'export interface Plan {}', 'write CaseOption'],
    ['app/src/x.ts', 'enum Color { Red }', 'write a union'],
  ])('are refused in %s: %s', (name, text, message) => {
    expect(bannedWords.check([planted(name, text)]).map((found) => found.message)).toEqual([
      expect.stringContaining(message),
    ]);
  });

  it.each([
    ['app/src/x.ts', `// any row\nconst reason = 'as any caller';`],
    ['app/src/x.ts', 'const at = new Date();'],
    ['domain/src/x.ts', `const header = 'Date';`],
    ['docs/x.md', 'amortization, utilization, labor, color, center, any date'],
    ['app/src/x.ts', 'type SourceLine = string; type PlanVariance = string;'],
  ])('are accepted in %s: %s', (name, text) => {
    expect(count(bannedWords, name, text)).toBe(0);
  });

  it.each(['app/src/utils.ts', 'domain/src/helpers/x.ts', 'web/src/misc.test.ts', 'app/src/common/index.ts'])(
    'of the file name %s say nothing',
    (name) => expect(count(bannedNames, name, '')).toBe(1),
  );

  it('of a file named for its content are accepted', () => {
    expect(count(bannedNames, 'domain/src/money/allocate.ts', '')).toBe(0);
  });

  it('export by name, except where a tool reads the default', () => {
    expect(count(defaultExport, 'app/src/x.ts', 'export default function f() {}')).toBe(1);
    expect(count(defaultExport, 'web/vite.config.ts', 'export default defineConfig({});')).toBe(0);
    expect(count(defaultExport, 'app/src/x.ts', '// export default\nexport const f = 1;')).toBe(0);
  });
});

describe('comments', () => {
  it.each([
    '// const a = 1;',
    '// total.push(part);',
    '  // rows[0] = next;',
    '/*\n * if (a) {\n */',
    '// });',
    '// import { a } from "b";',
    '// rows.map((row) => {',
  ])('that hold code are refused: %s', (text) => {
    expect(count(commentedOutCode, 'app/src/x.ts', text)).toBe(1);
  });

  it.each([
    '// The parts sum to the whole; what is left goes to the first.',
    '/** invoice = billed = payable; effective = allocated + unallocated. */',
    '// Import what is missing, then post (see the contract);',
    '/** Equal shares over `months` months from `start` (straight line). */',
    `const url = 'https://example.com/a(b);';`,
  ])('that say why are accepted: %s', (text) => {
    expect(count(commentedOutCode, 'app/src/x.ts', text)).toBe(0);
  });
});

describe('the machine', () => {
  it.each(['see /wo' + 'rk/x', `cd /ro` + 'ot/x', 'open /home' + '/ada/x', 'https://registry.npm' + 'js.org/zod'])(
    'does not show in files: %s',
    (text) => expect(count(machinePlaces, 'docs/x.md', text)).toBe(1),
  );

  it('is not seen where a path is relative or an address', () => {
    expect(count(machinePlaces, 'docs/x.md', './work/x ../root/y https://example.com/work/z')).toBe(0);
  });

  it('tracks no file above 512 kB', () => {
    expect(largeFiles.check([{ path: 'a.png', text: '', bytes: 512 * 1024 + 1 }])).toHaveLength(1);
    expect(largeFiles.check([{ path: 'a.png', text: '', bytes: 512 * 1024 }])).toEqual([]);
  });
});
