import { accountOf, type AccountCode, type PostingSum } from '@capwise/domain/books';
import { money, moneyText } from '@capwise/domain/money';
import { demoMonths } from '../calendar.ts';
import { demoTable, type DemoTable } from './table.ts';

/** An account of the company's own ledger: its code, its name, and the accounts of Capwise that it is. */
type OwnAccount = readonly [code: string, name: string, ours: string];

/** The company's own chart. Its ledger keeps accruals of every kind in one account. */
const chart: readonly OwnAccount[] = [
  ['101000', 'Operating bank account', '1000'],
  ['120000', 'Trade receivables', '1100'],
  ['141000', 'Prepaid cloud commitments', '1200'],
  ['142000', 'Prepaid software', '1210'],
  ['143000', 'Implementation of hosted services', '1220'],
  ['149000', 'Cloud billing differences', '1290'],
  ['161000', 'Software under development', '1500'],
  ['162000', 'Internal-use software', '1510'],
  ['162900', 'Internal-use software, accumulated', '1519'],
  ['165000', 'Equipment on order', '1600'],
  ['166000', 'Equipment', '1610'],
  ['166900', 'Equipment, accumulated', '1619'],
  ['171000', 'Leased offices, right of use', '1700'],
  ['201000', 'Trade payables', '2000'],
  ['202000', 'Payables for software', '2010'],
  ['203000', 'Payables for equipment', '2020'],
  ['215000', 'Accrued expenses', '2100'],
  ['216000', 'Accrued wages', '2110'],
  ['221000', 'Unearned revenue', '2200'],
  ['231000', 'Lease liabilities', '2300'],
  ['301000', 'Share capital and premium', '3000'],
  ['390000', 'Retained earnings', '3100'],
  ['401000', 'Revenue', '4000'],
  ['511000', 'Salaries, operations', '5010'],
  ['601000', 'Salaries, engineering', '6110'],
  ['602000', 'Share-based pay, engineering', '6170'],
  ['609000', 'Engineering capitalized', '6190'],
  ['611000', 'Engineering software', '6130'],
  ['612000', 'Contract engineers', '6160'],
  ['621000', 'Salaries, sales', '6210'],
  ['622000', 'Sales software', '6230'],
  ['631000', 'Salaries, administration', '6310'],
  ['632000', 'Administration software', '6330'],
  ['633000', 'Offices', '6350'],
  ['634000', 'Professional fees', '6360'],
  ['641000', 'Cloud hosting', '6920'],
  ['801000', 'Amortization of software', '8010'],
  ['802000', 'Depreciation of equipment', '8020'],
];

/** The account map: every account of the ledger, and which of ours it is. */
export function accountMapTable(): DemoTable {
  return demoTable(
    'account-map',
    'account,name,capwise_account,from_month,plus,notes',
    chart.map(([code, name, ours]) => [code, name, ours, null, null, null]),
  );
}

/** Our account of a code of the company's ledger. */
export function ownCodeOf(ours: AccountCode): string {
  const account = chart.find(([, , code]) => code === ours);
  if (!account) throw new Error(`the demo company's ledger has no account for ${ours} ${accountOf(ours).name}`);
  return account[0];
}

/** What the ledger has from a month on and the books have not: an accrual that was entered there by hand, minor units. */
const plantedDifferences: readonly {
  readonly from: string;
  readonly ours: AccountCode;
  readonly minor: bigint;
}[] = [
  { from: '2026-08', ours: '6920', minor: 214_000n },
  { from: '2026-08', ours: '2100', minor: -214_000n },
];

const resultOfYears = '3100';

/** Trial balances of all months, by what the books have: balances since ever, results since January. */
export function trialBalanceTable(sums: readonly PostingSum[], currency: string): DemoTable {
  const rows = demoMonths.flatMap((month) => {
    const at = month.toString();
    return [...balancesAt(at, sums)]
      .filter(([, minor]) => minor !== 0n)
      .map(([ours, minor]) => [ownCodeOf(ours), nameOf(ours), at, ...sidesOf(minor, currency), currency])
      .toSorted(([left = ''], [right = '']) => (left < right ? -1 : 1));
  });
  return demoTable('trial-balance', 'account,name,month,debit,credit,currency', rows);
}

function nameOf(ours: AccountCode): string {
  return chart.find(([, , code]) => code === ours)?.[1] ?? '';
}

function sidesOf(minor: bigint, currency: string): readonly [string, string] {
  return minor > 0n ? [moneyText(money(minor, currency)), ''] : ['', moneyText(money(-minor, currency))];
}

/** Balances at the end of a month, debit +; results of earlier years are in retained earnings. */
function balancesAt(month: string, sums: readonly PostingSum[]): ReadonlyMap<AccountCode, bigint> {
  const yearStart = `${month.slice(0, 4)}-01`;
  const balances = new Map<AccountCode, bigint>();
  const addTo = (account: AccountCode, minor: bigint): void =>
    void balances.set(account, (balances.get(account) ?? 0n) + minor);
  for (const sum of sums) {
    if (sum.month > month) continue;
    const isClosed = accountOf(sum.account).row !== undefined && sum.month < yearStart;
    addTo(isClosed ? resultOfYears : sum.account, sum.minor);
  }
  for (const { from, ours, minor } of plantedDifferences) if (from <= month) addTo(ours, minor);
  return balances;
}
