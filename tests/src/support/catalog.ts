import type { Question } from '@capwise/contract';
import { billRow, billText, fileOf } from './bills.ts';
import { installation, type TestInstallation } from './installation.ts';

const usage = (month: string, cost: string, account: string, tags: Readonly<Record<string, string>>) =>
  billRow(month, cost, {
    SubAccountId: account,
    ResourceId: `${account}-${cost}`,
    ServiceName: account === '300' ? 'Storage' : 'Compute',
    Tags: JSON.stringify(tags),
    InvoiceId: `I-${month}`,
  });

const months = ['2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09'];

/**
 * An installation whose bills of six months name services and teams by tags, without a catalog yet: a service of 100 a month, a
 * misspelled one of 40 in its account, a team of 25, and 10 that says nothing.
 */
export async function taggedInstallation(): Promise<TestInstallation> {
  const capwise = await installation();
  for (const month of months) {
    const rows = [
      usage(month, '100', '100', { service: 'checkout', team: 'payments' }),
      usage(month, '40', '100', { service: 'chekout-worker' }),
      usage(month, '25', '200', { team: 'search' }),
      usage(month, '10', '300', {}),
    ];
    await capwise.invoke('sources.import', { files: [await fileOf(billText(rows), `bill-${month}.csv`)] });
  }
  return capwise;
}

/** Cost by thing, month by month: `Team A 2025-06: 100`; what nothing names is `–`. */
export async function costBy(
  { invoke }: TestInstallation,
  by: string,
  more: Partial<Question<'cloud.cost'>> = {},
): Promise<readonly string[]> {
  const { rows } = await invoke('cloud.cost', { by: [by], ...more });
  return rows.map(
    ({ keys, month, figure }) => `${keys[0] ?? '–'}${month === null ? '' : ` ${month}`}: ${figure.value}`,
  );
}
