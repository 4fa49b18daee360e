import { accountCodes } from '@capwise/domain/books';
import { Fragment } from 'react';
import type { Scale } from '../../format/amount.ts';
import { Figure } from '../../parts/figure.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import type { RollForward } from './answers.ts';
import { commitmentName } from './commitment-name.ts';
import { LimitedRows } from './limited-rows.tsx';
import styles from './books.module.css';

type Account = RollForward['accounts'][number];
type Group = RollForward['groups'][number];
type Part = Account['parts'][number];

const columns = [
  ['opening', 'Opening'],
  ['increases', 'Increases'],
  ['decreases', 'Decreases'],
  ['closing', 'Closing'],
] as const;

const prepaidAccounts: readonly string[] = [accountCodes.prepaidCommitments, accountCodes.prepaidExpenses];

type Props = {
  readonly accounts: readonly Account[];
  readonly groups: readonly Group[];
  readonly scale: Scale;
  readonly span: string;
};

/**
 * Opening, increases, decreases and closing of each account over the period, with the parts of a split; accounts that are
 * read together under their name and with their sum.
 */
export function MovementTable({ accounts, groups, scale, span }: Props) {
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
        {groups.map((group) => (
          <Fragment key={group.group}>
            <GroupRow group={group} scale={scale} span={span} />
            {accounts.filter(isIn(group)).map((account) => (
              <AccountRows key={account.account} account={account} scale={scale} span={span} />
            ))}
          </Fragment>
        ))}
      </table>
    </ScrollRegion>
  );
}

function isIn({ group }: Group): (account: Account) => boolean {
  return (account) => account.group === group;
}

type GroupProps = { readonly group: Group; readonly scale: Scale; readonly span: string };

/** The name of a group, with its sum where it has several accounts. */
function GroupRow({ group: { label, accounts, whole }, scale, span }: GroupProps) {
  const isOne = accounts.length === 1;
  return (
    <tbody>
      <tr data-level="subtotal" className={styles['group']}>
        <th scope="row">{label}</th>
        {isOne ? (
          columns.map(([key]) => <td key={key} />)
        ) : (
          <Cells movement={whole} label={`${label}, ${span}`} scale={scale} />
        )}
      </tr>
    </tbody>
  );
}

type AccountProps = { readonly account: Account; readonly scale: Scale; readonly span: string };

function AccountRows({ account, scale, span }: AccountProps) {
  const { name, parts, whole } = account;
  const named = parts.length === 1 && parts[0]?.value === null ? [] : parts;
  const split = named.length > 0;
  return (
    <tbody>
      <tr>
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

function nameOf({ value }: Part): string {
  return value === null || value === '' ? 'not named' : commitmentName(value);
}
