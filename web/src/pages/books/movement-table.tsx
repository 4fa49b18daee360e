import { accountCodes } from '@capwise/domain/books';
import type { Scale } from '../../format/amount.ts';
import { Figure } from '../../parts/figure.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import type { RollForward } from './answers.ts';
import { LimitedRows } from './limited-rows.tsx';
import styles from './books.module.css';

type Account = RollForward['accounts'][number];
type Part = Account['parts'][number];

const columns = [
  ['opening', 'Opening'],
  ['increases', 'Increases'],
  ['decreases', 'Decreases'],
  ['closing', 'Closing'],
] as const;

const prepaidAccounts: readonly string[] = [accountCodes.prepaidCommitments, accountCodes.prepaidExpenses];

type Props = { readonly accounts: readonly Account[]; readonly scale: Scale; readonly span: string };

/** Opening, increases, decreases and closing of each account over the period, with the parts of a split. */
export function MovementTable({ accounts, scale, span }: Props) {
  return (
    <ScrollRegion label="Roll-forward">
      <table className={`${table['table']} ${table['sticky']}`} data-few>
        <thead>
          <tr>
            <th scope="col">Account</th>
            {columns.map(([key, label]) => (
              <th key={key} scope="col" className={table['number']}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {accounts.map((account) => (
          <AccountRows key={account.account} account={account} scale={scale} span={span} />
        ))}
      </table>
    </ScrollRegion>
  );
}

type AccountProps = { readonly account: Account; readonly scale: Scale; readonly span: string };

function AccountRows({ account, scale, span }: AccountProps) {
  const { name, parts, whole } = account;
  const named = parts.length === 1 && parts[0]?.value === null ? [] : parts;
  const split = named.length > 0;
  return (
    <tbody>
      <tr data-level={split ? 'subtotal' : undefined}>
        <th scope="row">
          {name}
          <span className={table['detail']}>
            {account.account} · {isOverdrawn(account, whole) ? 'shown as accrued liability' : account.kind}
          </span>
        </th>
        <Cells movement={whole} label={`${name}, ${span}`} scale={scale} />
      </tr>
      {split && (
        <LimitedRows rows={named} columns={columns.length}>
          {(part) => (
            <tr key={part.value ?? ''} className={styles['part']}>
              <th scope="row" title={part.value ?? undefined}>
                {nameOf(part)}
                {isOverdrawn(account, part) && <span className={table['detail']}>shown as accrued liability</span>}
              </th>
              <Cells movement={part} label={`${name}, ${nameOf(part)}, ${span}`} scale={scale} />
            </tr>
          )}
        </LimitedRows>
      )}
    </tbody>
  );
}

type CellsProps = { readonly movement: Account['whole']; readonly label: string; readonly scale: Scale };

function Cells({ movement, label, scale }: CellsProps) {
  return columns.map(([key, column]) => (
    <td key={key} className={table['number']}>
      <Figure figure={movement[key]} scale={scale} label={`${column}, ${label}`} />
    </td>
  ));
}

/** Prepaid below zero: more was used than bought in what is loaded, and no asset is negative. */
function isOverdrawn({ account }: Account, { closing }: Account['whole']): boolean {
  return prepaidAccounts.includes(account) && (closing.value?.startsWith('-') ?? false);
}

/** The telling end of a long resource name; the whole one stands in its title. */
function nameOf({ value }: Part): string {
  if (value === null || value === '') return 'not named';
  return value.startsWith('arn:') ? (value.split(':').at(-1) ?? value) : value;
}
