import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Input } from '@capwise/contract';
import { installation, type TestInstallation } from '../support/installation.ts';
import { caseText, type Evaluation } from '../support/case.ts';
import { htmlTables, markdownTables, numberOf, tableOf, type ReadTable } from '../support/memo.ts';

const ranged = `question: Buy or build the payments platform?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
decide by: 2026-12-15
exit: [Upkeep above 30% for two quarters]
kill: [No first release by month 9, Build cost passes 15M]
assumptions:
  build cost: 10M (8M to 16M)
  upkeep: 10% (8% to 30%)
  fee: {value: 5M (4M to 6M), unit: USD / year, source: quote of 2026-10-02, owner: procurement, date: 2026-10-02}
  yearly upkeep: build cost * upkeep
options:
  buy: {name: Buy, lines: [{what: Fee, treatment: expense, amount: fee, every: year}]}
  build:
    name: Build
    lines:
      - {what: Build, treatment: capitalize, asset: software, amount: build cost, life: 5 years}
      - {what: Upkeep, treatment: expense, nature: labor, amount: yearly upkeep, every: year, net: 30 days}
variants:
  cancelled: {name: Cancelled, of: build, cancelled at month: 18}
`;

const fee = '{what: Fee, treatment: expense, amount: 5M, every: year}';
const build = '{what: Build, treatment: capitalize, asset: software, amount: 10000000.55, life: 5 years}';
const upkeep = '{what: Upkeep, treatment: expense, nature: labor, amount: 1M, every: year}';
const sure = caseText({ buy: `name: Buy\nlines: [${fee}]`, build: `name: Build\nlines: [${build}, ${upkeep}]` });
const single = caseText({ build: `name: Build\nlines: [${build}, ${upkeep}]` });

const gates = `gates: [{gate: Data stays in the EU, fails: build, reason: It has no region there, way round: A contract by 2027}]\n`;

/** Cloud cost that a refactoring saves from a month on; `later` moves all that the refactoring does. */
const refactoring = (later: number): string =>
  caseText({
    today: 'name: As today\nlines: [{what: Cloud, treatment: expense, nature: cloud, amount: 600k, every: month}]',
    refactor: `name: Refactor
against: today
lines:
  - {what: Work, treatment: expense, nature: labor, amount: 500k, starts at month: ${later}}
  - {what: Saved, saves: Cloud, amount: 400k, every: month, starts at month: ${3 + later}}`,
  });

const [hostile, other] = ['<script>alert(1)</script>', '<b>Buy</b> | *now* [x](y) & "co"'];
const markup = ranged
  .replace('Buy or build the payments platform?', `"${hostile} or build?"`)
  .replace('name: Buy,', `name: '${other}',`)
  .replace('quote of 2026-10-02, owner', '"<img src=x onerror=alert(1)>", owner')
  .replace('No first release by month 9', '"</style></svg><script>1</script>"');

describe('a memo', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());
  afterEach(() => vi.unstubAllEnvs());

  const evaluate = (document: string): Promise<Evaluation> => capwise.invoke('decide.evaluate', { document });
  async function memo(input: Partial<Input<'decide.memo'>>): Promise<string> {
    const { file } = await capwise.invoke('decide.memo', input as Input<'decide.memo'>);
    if (!('text' in file)) throw new Error(`${file.name} is no text`);
    return file.text;
  }
  /** The tables of both texts, which are the same. */
  async function tables(document: string): Promise<readonly ReadTable[]> {
    const [html, markdown] = [await memo({ document }), await memo({ document, format: 'markdown' })];
    const read = htmlTables(html);
    expect(markdownTables(markdown)).toEqual(read.map(({ caption, heads, rows }) => ({ caption, heads, rows })));
    return read;
  }

  it.each([
    ['with ranges', ranged],
    ['without ranges', sure],
    ['with one option only', single],
    ['with a failed gate', sure.replace('options:', `${gates}options:`)],
    ['with a status quo', refactoring(0)],
  ])('has the figures of the evaluation, %s, in HTML as in Markdown', async (_, document) => {
    const [evaluation, read] = [await evaluate(document), await tables(document)];
    const { verdict } = evaluation.recommendation;
    const chosen = evaluation.options.find(({ id }) => id === verdict.option);
    const beside = evaluation.options.find(({ id, variantOf }) => id !== verdict.option && variantOf === null);
    const shown = [chosen, beside].flatMap((option) => (option ? [option] : []));
    const views = tableOf(read, 'EBITDA plus bridge is cash');
    const figures = (option: (typeof shown)[number], name: string): readonly number[] => {
      const line = option.lines.find((one) => one.line === name);
      return [...(line?.figures ?? []), line?.total].map((figure) => Number(figure?.value));
    };
    shown.forEach((option, index) => {
      const column = (at: number) => views.rows.map((row) => numberOf(row[1 + 3 * index + at]));
      expect(column(0)).toEqual(figures(option, 'ebitda'));
      expect(column(2)).toEqual(figures(option, 'cash'));
      expect(column(1)).toEqual(
        figures(option, 'cash').map((cash, year) => expect.closeTo(cash - (figures(option, 'ebitda')[year] ?? 0), 6)),
      );
    });
    const worth = tableOf(read, 'at the base of the assumptions');
    const npv = worth.rows.find(([label]) => label?.startsWith('NPV at')) ?? [];
    expect(npv.slice(1, 1 + shown.length).map(numberOf)).toEqual(shown.map((option) => Number(option.npv.value)));
    const checks = tableOf(read, 'over the whole case');
    expect(checks.rows.map((row) => numberOf(row.at(-1)))).toEqual(checks.rows.map(() => 0));
    for (const option of shown) {
      const statement = tableOf(read, `${option.name}: statement`);
      expect(statement.rows.map((row) => row.slice(1).map(numberOf))).toEqual(
        option.lines.map(({ line }) => figures(option, line)),
      );
    }
  });

  it('says what the draws came to: chances, P10 and P90, and the value at which each assumption flips', async () => {
    const [{ estimate, options }, read] = [await evaluate(ranged), await tables(ranged)];
    if (!estimate) throw new Error('nothing was drawn');
    const rows = tableOf(read, 'of 4096 draws').exact;
    const order = ['build', 'buy'].map((id) => estimate.options.find((option) => option.id === id));
    expect(
      rows
        .find(([label]) => label === 'P(NPV < 0)')
        ?.slice(1)
        .map(Number),
    ).toEqual([...order.map((option) => option?.lossChance), 1 - estimate.difference.favored]);
    const spreads = [...order.map((option) => option?.npv), estimate.difference.npv];
    const ends = spreads.flatMap((spread) => [spread?.quantiles[1], spread?.quantiles[5]]);
    const written = rows.find(([label]) => label === 'NPV, P10 to P90')?.slice(1) ?? [];
    expect(written.flatMap((cell) => cell.split(' to ').map(numberOf))).toEqual(
      ends.map((end) => expect.closeTo(end ?? Number.NaN, -4)),
    );
    expect(options.map(({ id }) => id)).toEqual(['buy', 'build', 'cancelled']);
    const deciding = tableOf(read, 'one assumption at a time').exact;
    expect(deciding.map((row) => [row[0], row.at(-1)])).toEqual(
      estimate.swings.slice(0, 3).map(({ name, flipsAt }) => [name, String(flipsAt)]),
    );
    const swings = tableOf(read, 'NPV of Build less Buy, USD').exact;
    expect(swings.map((row) => row.slice(4, 6).map(Number))).toEqual(
      estimate.swings.map(({ atLow, atHigh }) => [atLow, atHigh]),
    );
  });

  it('asks for what the recommended option pays, by year', async () => {
    const asked = tableOf(await tables(sure), 'The ask').rows.map((row) => row.slice(1).map(numberOf));
    expect(asked).toEqual([[11_000_000.55, 1e6, 1e6, 1e6, 1e6, 15_000_000.55]]);
    expect(await memo({ document: sure, format: 'markdown' })).toContain(
      '15,000,000.55 USD to pay for Build over 5 years: 11,000,000.55 in 2027; 1,000,000.00 in each year from 2028 through 2031.',
    );
  });

  it('states no probability where nothing has a range, and no flip', async () => {
    const text = await memo({ document: sure, format: 'markdown' });
    expect(text).toContain('how likely these figures are is unknown, and no probability is stated');
    expect(text).not.toMatch(/P\(NPV|P10|P90|flips at|of \d+ draws/);
    expect(await memo({ document: sure })).not.toContain('class="band"');
  });

  it('says which option a gate ends and why, and that nothing is asked for where none is left', async () => {
    const gated = ranged.replace('options:', `${gates}options:`);
    expect(tableOf(await tables(gated), 'NPV is at the base').rows).toEqual([
      [
        'Build',
        expect.any(String),
        'It does not pass the gate "Data stays in the EU": It has no region there. Way round: A contract by 2027.',
      ],
    ]);
    const all = await memo({ document: gated.replace('fails: build', 'fails: [buy, build]'), format: 'markdown' });
    expect(all).toContain('Nothing is asked for: no option is left.');
    expect(all).not.toContain('(recommended)');
  });

  it('counts a month of delay where the case says what goes on until then, and is silent elsewhere', async () => {
    const npv = async (document: string): Promise<number> => {
      const { options } = await evaluate(document);
      return Number(options.find(({ id }) => id === 'refactor')?.npv.value);
    };
    const cost = (await npv(refactoring(0))) - (await npv(refactoring(1)));
    const worth = Number((await evaluate(refactoring(0))).comparisons[0]?.npv.value);
    const text = await memo({ document: refactoring(0), format: 'markdown' });
    const words = /A month of delay costs (\S+) of NPV where the case ends as it does, and costs (\S+) where/;
    const [, fixed, moved] = words.exec(text) ?? [];
    expect(numberOf(fixed)).toBeCloseTo(cost, -2);
    expect(numberOf(moved)).toBeCloseTo(worth * (1 - 1.1 ** (-1 / 12)), -2);
    expect(await memo({ document: ranged, format: 'markdown' })).not.toContain('month of delay');
  });

  it('says when it is left, what stopping costs, and what is not known', async () => {
    const text = await memo({ document: ranged, format: 'markdown' });
    expect(text).toContain('Stop when: No first release by month 9; Build cost passes 15M.');
    expect(text).toContain('Cancelled (month 18): 7.00M is written off in EBITDA');
    expect(text).toContain('Needed by: 2026-12-15.');
    expect(text).toContain('Owner: unknown, the case names none.');
    expect(await memo({ document: refactoring(0), format: 'markdown' })).toContain('Cost of reversing: unknown');
    const unsaid = await memo({ document: sure, format: 'markdown' });
    expect(unsaid).toContain('Exit when: no criterion is written in the case.');
    expect(unsaid).toContain('Stopped at the beginning of month 12 of the case: 8.00M is written off in EBITDA');
    expect(unsaid).toContain('What the same people would do instead is not in the case: unknown.');
  });

  it('shows names with markup as text, and runs and fetches nothing', async () => {
    const html = await memo({ document: markup });
    expect(html.match(/<(?:script|img|b|link|iframe|object)\b/g)).toBeNull();
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).toContain('<h1>&lt;script&gt;alert(1)&lt;/script&gt; or build?</h1>');
    expect(html).toContain('&lt;b&gt;Buy&lt;/b&gt; | *now* [x](y) &amp; &quot;co&quot;');
    expect(html.match(/https?:|url\(|@import/)).toBeNull();
    const tags = html.match(/<[^>]*>/g) ?? [];
    expect(tags.filter((tag) => /\s(?:src|href|style|on\w+)=/.test(tag))).toEqual([]);
    const markdown = await memo({ document: markup, format: 'markdown' });
    expect(markdown).not.toMatch(/<\w/);
    expect(markdown).toContain('&lt;b&gt;Buy&lt;/b&gt; \\| \\*now\\* \\[x\\](y) &amp; "co"');
    expect((await tables(markup)).length).toBeGreaterThan(10);
  });

  it('has pictures with a title and words for who cannot see them, and tables with headings', async () => {
    const html = await memo({ document: ranged });
    const pictures = html.match(/<svg[^]*?<\/svg>/g) ?? [];
    expect(pictures).toHaveLength(4);
    for (const picture of pictures) expect(picture).toMatch(/<title>[^<]+<\/title><desc>[^<]{20,}<\/desc>/);
    expect(pictures.join('')).not.toMatch(/NaN|Infinity|undefined/);
    expect(html.match(/<table>/g)?.length).toBe(html.match(/<caption>/g)?.length);
    expect(html.match(/<th(?! scope="(?:col|row|colgroup)")[\s>]/g)).toBeNull();
  });

  it('names the case, its version, hash, engine and seed with every figure', async () => {
    await capwise.ports.store.create('main', { demo: false });
    await capwise.ports.store.use('main');
    await capwise.invoke('decide.save', { name: 'payments', document: sure });
    const { hash } = await capwise.invoke('decide.save', { name: 'payments', document: ranged, note: 'With <ranges>' });
    const { file, reference } = await capwise.invoke('decide.memo', { name: 'payments', seed: 7 });
    expect(reference).toBe(`Case payments version 2 (draft) · hash ${hash.slice(0, 12)} · engine 2 · seed 7`);
    const html = 'text' in file ? file.text : '';
    expect(html.match(/<span class="reference">([^<]+)</g)).toHaveLength(4);
    expect(html.split(reference)).toHaveLength(6);
    const log = tableOf(htmlTables(html), 'Versions of payments').rows;
    expect(log.map((row) => [row[0], row[3], row[4]])).toEqual([
      ['2', 'With <ranges>', 'draft'],
      ['1', 'none', 'draft'],
    ]);
    await capwise.invoke('decide.approve', { name: 'payments', version: 1 });
    const first = await capwise.invoke('decide.memo', { name: 'payments', version: 1, format: 'markdown' });
    expect(first.reference).toContain('version 1 (approved)');
    expect(first.file.name).toBe('memo-payments-v1.md');
    await expect(capwise.invoke('decide.memo', { name: 'payments', version: 3 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is a PDF by the printer, whose first page is one page', async ({ skip }) => {
    const { file } = await capwise
      .invoke('decide.memo', { document: ranged, format: 'pdf' })
      .catch((error: unknown) => {
        if ((error as { code?: string }).code === 'NO_PRINTER') return skip('there is no browser to print with');
        throw error;
      });
    if (!('base64' in file) || file.base64 === undefined) throw new Error('the PDF has no bytes');
    const pages = (bytes: Uint8Array): number =>
      [
        ...Buffer.from(bytes)
          .toString('latin1')
          .matchAll(/\/Type \/Page\n/g),
      ].length;
    expect(pages(Buffer.from(file.base64, 'base64'))).toBe(4);
    const long = ranged
      .replace('name: Buy,', 'name: A platform that a vendor runs for us in two regions,')
      .replace('name: Build', 'name: A platform of our own on the clusters that we have')
      .replace('start: 2027-01\nyears: 5', 'start: 2027-04\nyears: 12');
    for (const document of [ranged, long, sure, refactoring(0)]) {
      const html = await memo({ document });
      const front = `${html.slice(0, html.indexOf('<section class="appendix"'))}</main></body></html>`;
      expect(pages(await capwise.ports.printer.print(front, { footer: 'Memo' }))).toBe(1);
    }
  });

  it('without a browser is refused as a PDF, with a remedy, and is whole as HTML', async () => {
    vi.stubEnv('CAPWISE_BROWSER', '/nowhere/chromium');
    await expect(capwise.invoke('decide.memo', { document: sure, format: 'pdf' })).rejects.toMatchObject({
      code: 'NO_PRINTER',
      message: expect.stringContaining('the HTML itself is complete') as string,
    });
    expect(await memo({ document: sure })).toMatch(/<\/html>\s*$/);
  });
});
