import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults } from '../support/browser-axe.ts';
import { drawerLevel } from '../support/browser-drawer.ts';
import { servedEmpty, type ServedInstallation } from '../support/browser-server.ts';
import { desktop, openBrowser, overflow, settled, visitor, type View, type Visitor } from '../support/browser.ts';
import type { SourceDocument } from '../support/documents.ts';

let capwise: ServedInstallation;
let browser: Browser;
let reader: Visitor;

beforeAll(async () => {
  [capwise, browser] = await Promise.all([servedEmpty(), openBrowser()]);
  await capwise.ports.store.create('main', { demo: false });
  await capwise.ports.store.use('main');
  reader = await visitor(browser, desktop);
  await reader.page.goto(capwise.address);
});

afterAll(async () => {
  await browser.close();
  await capwise.drop();
});

async function open(page: Page, search: string, heading: string | RegExp): Promise<void> {
  await page.goto(`${capwise.origin}/documents?company=main${search}`);
  await settled(page, page.getByRole('heading', { name: heading }).first());
}

async function recorded(id: string): Promise<SourceDocument | undefined> {
  const { documents } = await capwise.invoke('books.documents', {}, { company: 'main' });
  if (!documents.some((document) => document.id === id)) return undefined;
  return (await capwise.invoke('books.document', { id }, { company: 'main' })).document;
}

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) {
    await page.getByRole('textbox', { name: new RegExp(`^${label}`) }).fill(text);
  }
}

async function choose(page: Page, label: string, typed: string, option: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await field.click();
  if (typed !== '') await field.fill(typed);
  await page.getByRole('option', { name: option, exact: true }).click();
}

describe('books without documents', () => {
  it('say what a document is for, and lead to a form with one press, also by keyboard', async () => {
    const { page, faults } = reader;
    await open(page, '', /^No document is recorded yet/);
    expect(await accessFaults(page)).toEqual([]);
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: /^What happened/ }).waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await page.goBack();
    await page.getByRole('link', { name: 'Opening balances' }).click();
    await page.getByRole('heading', { name: 'New opening balances' }).waitFor();
    expect(faults()).toEqual([]);
  });
});

describe('opening balances', () => {
  it('add up while they are typed, are shown before they are recorded, and open to the document', async () => {
    const { page, faults } = reader;
    await open(page, '&form=opening', 'New opening balances');
    await fill(page, { 'What it is': 'Balances of the old ledger', 'Beginning of': 'Jan 2026' });
    await choose(page, 'Account, balance 1', 'cash', '1000 Cash');
    await page.getByRole('textbox', { name: 'Debit, balance 1' }).fill('900k');
    await choose(page, 'Account, balance 2', '2000', '2000 Accounts payable');
    await page.getByRole('textbox', { name: 'Credit, balance 2' }).fill('200,000');
    await page.getByRole('textbox', { name: 'Vendor, balance 2' }).fill('Cloud');
    await page.getByText('Opening equity takes a credit of 700,000.00').waitFor();
    await page.getByRole('button', { name: 'Preview' }).click();
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByText('Neither EBITDA nor cash moves.').waitFor();
    expect(await accessFaults(page)).toEqual([]);
    expect(await recorded('balances-of-the-old-ledger')).toBeUndefined();
    await page.getByRole('button', { name: 'Record opening balances' }).click();
    await settled(page, page.getByRole('heading', { level: 1, name: /^Balances of the old ledger: neither EBITDA/ }));
    expect(await recorded('balances-of-the-old-ledger')).toMatchObject({
      month: '2026-01',
      balances: [
        { account: '1000', amount: '900000' },
        { account: '2000', amount: '-200000', vendor: 'Cloud' },
      ],
    });
    await page.getByRole('button', { name: /^Balances of the old ledger: 900,000.00/ }).click();
    expect(await drawerLevel(page, 'Balances of the old ledger')).toMatchObject({ total: '900,000.00 USD' });
    expect(faults()).toEqual([]);
  });
});

describe('a hosting implementation', () => {
  it('is refused at the field that is wrong, keeps what was typed over a reload, and shows what it does first', async () => {
    const { page, faults } = reader;
    await open(page, '&form=hosting', 'New hosting implementation');
    await page.getByRole('button', { name: 'Preview' }).click();
    const what = page.getByRole('textbox', { name: /^What it is/ });
    await expect.poll(() => what.getAttribute('aria-invalid')).toBe('true');
    await fill(page, { 'What it is': 'CRM', Vendor: 'Integrator', 'Ready for its use': '2026-02' });
    await fill(page, { 'Cannot be cancelled for': '0', 'Amount, cost 1': '240000', 'Month, cost 1': '2026-01' });
    await page.getByRole('button', { name: 'Add a cost' }).click();
    await choose(page, 'Work, cost 2', '', 'Training (expense)');
    await fill(page, { 'Amount, cost 2': '40000', 'Month, cost 2': '2026-01' });
    await page.getByText('In all 280,000.00').waitFor();
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText(/^A hosting term of 0 months has no schedule/i).waitFor();
    const term = page.getByRole('textbox', { name: /^Cannot be cancelled for/ });
    expect(await term.getAttribute('aria-invalid')).toBe('true');
    expect(await accessFaults(page)).toEqual([]);
    await page.reload();
    await expect.poll(() => what.inputValue()).toBe('CRM');
    await page.getByText('What was typed before is kept').waitFor();
    await fill(page, { 'Cannot be cancelled for': '12' });
    await page.getByRole('button', { name: 'Preview' }).click();
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview
      .getByText('EBITDA (280.0k) from January 2026 to January 2027; cash (280.0k) in January 2026.')
      .waitFor();
    const row = preview.getByRole('row', { name: /^CRM · configuration/ });
    expect(await row.getByRole('cell').allInnerTexts()).toEqual([
      'Hosting implementation: deferred',
      'Expensed',
      '240,000.00',
    ]);
    expect(await accessFaults(page)).toEqual([]);
    expect(await recorded('crm')).toBeUndefined();
    expect(new Set(faults())).toEqual(new Set(['422 /api/books.record']));
  });

  it('is recorded only as it was shown, and each figure opens in the drawer', async () => {
    const { page, faults } = reader;
    const record = page.getByRole('button', { name: 'Record hosting implementation' });
    await record.waitFor();
    await fill(page, { Vendor: 'Another' });
    await record.waitFor({ state: 'detached' });
    await page.getByText('Something was typed since').waitFor();
    await fill(page, { Vendor: 'Integrator' });
    await record.click();
    await settled(page, page.getByRole('heading', { level: 1, name: /^CRM: EBITDA \(280\.0k\)/ }));
    expect(await recorded('crm')).toMatchObject({ vendor: 'Integrator', nonCancellableMonths: 12 });
    await page.getByRole('button', { name: /^EBITDA, Jan 2026: \(40\.0\)/ }).click();
    expect(await drawerLevel(page, 'EBITDA, Jan 2026')).toMatchObject({
      total: '(40,000.00) USD',
      check: expect.stringMatching(/^✓/) as string,
    });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Cash, all months: \(280\.0\)/ }).waitFor();
    expect(await accessFaults(page)).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('is changed in the form that it was recorded with, beside what it did before', async () => {
    const { page, faults } = reader;
    await page.getByRole('button', { name: 'Change document' }).click();
    await fill(page, { 'Amount, cost 2': '60000' });
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText(/^As recorded: EBITDA \(280\.0k\)/).waitFor();
    await page.getByRole('button', { name: 'Record the change' }).click();
    await settled(page, page.getByRole('heading', { level: 1, name: /^CRM: EBITDA \(300\.0k\)/ }));
    expect(await recorded('crm')).toMatchObject({ costs: [{ amount: '240000' }, { amount: '60000' }] });
    expect(faults()).toEqual([]);
  });

  it('is withdrawn for a reason, recorded again by undo, and withdrawn for good', async () => {
    const { page, faults } = reader;
    const withdraw = async (reason: string): Promise<void> => {
      await page.getByRole('button', { name: 'Withdraw document' }).click();
      await page.getByRole('textbox', { name: 'Reason' }).fill(reason);
      await page.getByRole('button', { name: 'Withdraw it' }).click();
      await page.getByText(`Withdrawn: ${reason}.`).waitFor();
    };
    await withdraw('never ordered');
    await settled(page, page.getByRole('heading', { level: 1, name: 'CRM: withdrawn, it posts nothing.' }));
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo: record it again' }).click();
    await settled(page, page.getByRole('heading', { level: 1, name: /^CRM: EBITDA \(300\.0k\)/ }));
    await withdraw('never ordered');
    await page.getByRole('link', { name: '‹ All documents' }).click();
    await settled(page, page.getByRole('heading', { level: 1, name: /^1 source document stands.*1 was withdrawn\.$/ }));
    const row = page.getByRole('row', { name: /^CRM/ });
    expect(await row.getByRole('cell').allInnerTexts()).toContain('Withdrawn');
    expect(faults()).toEqual([]);
  });
});

const phone = { width: 390, height: 844 };
const views: readonly View[] = [desktop, { ...desktop, ...phone }].flatMap((view) => [
  { ...view, scheme: 'light' },
  { ...view, scheme: 'dark' },
]);

const places = [
  { search: '', heading: 'Recorded' },
  { search: '&form=choose', heading: 'What happened? The kind of a document says which rule posts it.' },
  { search: '&form=lease', heading: 'Does it contain a lease?' },
  { search: '&form=hosting', heading: 'New hosting implementation' },
  { search: '&form=opening', heading: 'Balances' },
  { search: '&document=cage', heading: 'What the rules made of it' },
  { search: '&document=cage&change=1', heading: 'Change Cage 12' },
  { search: '&document=balances-of-the-old-ledger', heading: 'What was recorded' },
  { search: '&obligations=1', heading: 'By year' },
] as const;

describe('the desk Documents with documents of several kinds', () => {
  beforeAll(async () => {
    const record = (id: string, document: SourceDocument): Promise<unknown> =>
      capwise.invoke('books.record', { id, document }, { company: 'main' });
    await record('cage', {
      kind: 'lease',
      what: 'Cage 12',
      vendor: 'Halls',
      function: 'cost-of-revenue',
      nature: 'facilities',
      hasIdentifiedAsset: true,
      hasSubstantiallyAllBenefits: true,
      hasRightToDirectUse: true,
      commences: '2026-01-01',
      termMonths: 60,
      payment: '1000',
      due: 'end',
      annualRate: 0.06,
      remainingEconomicLifeMonths: 240,
    });
    await record('minimum', {
      kind: 'purchase-obligation',
      what: 'Minimum spend',
      vendor: 'Cloud',
      amount: '100',
      month: '2040-01',
      repeats: 24,
    });
  });

  it.each(views)(
    'fits $width pixels, $scheme: axe finds nothing, nothing overflows, the console is clean',
    async (view) => {
      const { page, faults, leave } = await visitor(browser, view);
      await page.goto(capwise.address);
      for (const { search, heading } of places) {
        await open(page, search, heading);
        const found = { axe: await accessFaults(page), overflow: await overflow(page), faults: faults() };
        expect({ search, ...found }).toEqual({ search, axe: [], overflow: 0, faults: [] });
      }
      await leave();
    },
  );

  it('is narrowed by words and kind, sorted, opened by keyboard and taken along as a file', async () => {
    const { page, faults } = reader;
    await open(page, '', 'Recorded');
    await page.getByRole('searchbox', { name: 'Words in the documents' }).fill('halls operating');
    await page.getByText('1 document of 4').waitFor();
    expect(new URL(page.url()).searchParams.get('text')).toBe('halls operating');
    await page.getByRole('searchbox', { name: 'Words in the documents' }).fill('');
    await page.getByRole('button', { name: 'Amount' }).click();
    await expect
      .poll(() => page.getByRole('rowheader').getByRole('link').allInnerTexts())
      .toEqual(['Balances of the old ledger', 'Cage 12', 'Minimum spend', 'CRM']);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('documents.csv');
    await page.getByRole('link', { name: 'Cage 12' }).focus();
    await page.keyboard.press('Enter');
    await settled(
      page,
      page.getByRole('heading', { level: 1, name: /^Cage 12: EBITDA \(60\.0k\) and cash \(60\.0k\)/ }),
    );
    const row = page.getByRole('row', { name: /^Cage 12/ });
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['Operating lease', 'Finance lease', '60,000.00']);
    expect(faults()).toEqual([]);
  });

  it('shows purchase obligations by year with totals that open', async () => {
    const { page, faults } = reader;
    await open(page, '&obligations=1', /^2,400\.00 is still due under one purchase obligation/);
    await page.getByRole('button', { name: /^All obligations, 2041: 1,200\.00/ }).click();
    expect(await drawerLevel(page, 'All obligations, 2041')).toMatchObject({ total: '1,200.00 USD' });
    expect(faults()).toEqual([]);
  });
});
