import { Link } from '@tanstack/react-router';
import type { Scale } from '../../format/amount.ts';
import { longPeriodLabel, periodLabel } from '../../format/period.ts';
import { Figure } from '../../parts/figure.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import type { Register, RegisterRow } from './answers.ts';
import { useChangeAssets } from './change-assets.ts';
import {
  amounts,
  pressed,
  registerScale,
  sorted,
  totalsOf,
  type AmountName,
  type Sort,
  type SortKey,
} from './register.ts';
import styles from './assets.module.css';

const labels: Readonly<Record<SortKey, string>> = {
  name: 'Asset',
  class: 'Class',
  state: 'State',
  cost: 'Cost',
  accumulated: 'Accumulated',
  carrying: 'Carrying',
  charge: 'Charge of the month',
  lastCharge: 'Last charge',
};

const columns: readonly SortKey[] = ['name', 'class', 'state', ...amounts, 'lastCharge'];

type Props = { readonly register: Register; readonly sort: Sort; readonly chosen: string | undefined };

/** Every asset at the end of the month; its name opens it, its figures open their postings. */
export function RegisterTable({ register, sort, chosen }: Props) {
  const { assets, month } = register;
  const change = useChangeAssets();
  const totals = totalsOf(register);
  const scale = registerScale(register);
  return (
    <ScrollRegion label="Asset register">
      <table className={`${table['table']} ${table['sticky']}`}>
        <thead>
          <tr>
            {columns.map((by) => (
              <th
                key={by}
                scope="col"
                className={headClass(by)}
                aria-sort={sort.by !== by ? undefined : sort.descending ? 'descending' : 'ascending'}
              >
                <button
                  type="button"
                  className={table['columnHead']}
                  onClick={() => change({ sort: pressed(sort, by) })}
                >
                  {labels[by]}
                  {sort.by === by && <span aria-hidden> {sort.descending ? '↓' : '↑'}</span>}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(assets, sort).map((asset) => (
            <AssetRow key={asset.id} asset={asset} month={month} scale={scale} chosen={asset.id === chosen} />
          ))}
        </tbody>
        {assets.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              <td className={styles['wide']} />
              <td className={styles['wide']} />
              {amounts.map((name) => (
                <td key={name} className={table['number']}>
                  <Figure figure={totals[name]} scale={scale} label={labelOf(name, 'all assets', month)} />
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        )}
      </table>
    </ScrollRegion>
  );
}

type RowProps = {
  readonly asset: RegisterRow;
  readonly month: string;
  readonly scale: Scale;
  readonly chosen: boolean;
};

function AssetRow({ asset, month, scale, chosen }: RowProps) {
  return (
    <tr className={chosen ? styles['chosen'] : undefined}>
      <th scope="row">
        <Link
          to="/assets"
          search={({ company, period, sort }) => ({ company, period, sort, asset: chosen ? undefined : asset.id })}
          aria-current={chosen ? 'true' : undefined}
          activeOptions={{ exact: true, includeSearch: true }}
          activeProps={{}}
          resetScroll={false}
          className={styles['open']}
        >
          {asset.name}
        </Link>
        <span className={`${table['detail']} ${styles['narrow']}`}>
          {asset.class} · {asset.state}
        </span>
      </th>
      <td className={styles['wide']}>{asset.class}</td>
      <td className={`${table['short']} ${styles['wide']}`}>{asset.state}</td>
      {amounts.map((name) => (
        <td key={name} className={table['number']}>
          <Figure figure={asset[name]} scale={scale} label={labelOf(name, asset.name, month)} />
        </td>
      ))}
      <td className={table['number']}>{asset.lastCharge === null ? 'none' : periodLabel(asset.lastCharge)}</td>
    </tr>
  );
}

/** On a phone the class and the state stand below the name. */
function headClass(by: SortKey): string | undefined {
  if (by === 'class' || by === 'state') return styles['wide'];
  return isAmount(by) || by === 'lastCharge' ? table['number'] : undefined;
}

function labelOf(name: AmountName, whose: string, month: string): string {
  return name === 'charge'
    ? `Charge of ${longPeriodLabel(month)}, ${whose}`
    : `${labels[name]}, ${whose}, ${periodLabel(month)}`;
}

function isAmount(by: SortKey): by is AmountName {
  return amounts.some((name) => name === by);
}
