import type { Scale } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Figure } from '../../parts/figure.tsx';
import table from '../../parts/table.module.css';
import type { RollForward } from './answers.ts';
import { WideTable } from './wide-table.tsx';

type Props = { readonly rollForward: RollForward; readonly scale: Scale };

/** The closing balance of every account at the end of each month. */
export function ClosingTable({ rollForward, scale }: Props) {
  const { months, accounts } = rollForward;
  return (
    <WideTable label="Closing balances by month" columns={months.join()}>
      <table className={`${table['table']} ${table['sticky']}`} data-few={months.length <= 7 || undefined}>
        <thead>
          <tr>
            <th scope="col">Account</th>
            {months.map((month) => (
              <th key={month} scope="col" className={table['number']}>
                {periodLabel(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.account}>
              <th scope="row">{account.name}</th>
              {account.months.map(({ month, closing }) => (
                <td key={month} className={table['number']}>
                  <Figure figure={closing} scale={scale} label={`Closing of ${account.name}, ${periodLabel(month)}`} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
