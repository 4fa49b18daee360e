import { wholeScale } from '../../format/amount.ts';
import { Amount } from '../../parts/amount.tsx';
import { Figure } from '../../parts/figure.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { periodLabel } from '../../format/period.ts';
import table from '../../parts/table.module.css';
import type { TreatedLine } from './answers.ts';
import { frameworksOf } from './frameworks.ts';
import styles from './documents.module.css';

type Props = {
  readonly lines: readonly TreatedLine[];
  readonly currency: string;
  /** Whether the amounts open in the drawer: those of a preview are not in the books. */
  readonly opens: boolean;
};

/** What the rules made of a document, line by line, under both frameworks where they differ. */
export function LinesTable({ lines, currency, opens }: Props) {
  const read = lines.map((line) => ({ line, ...frameworksOf(line) }));
  const differs = read.some(({ ifrs }) => ifrs !== null);
  return (
    <ScrollRegion label="Lines with their treatments">
      <table className={`${table['table']} ${styles['lines']}`}>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">{differs ? 'US GAAP' : 'Treatment'}</th>
            {differs && <th scope="col">IFRS</th>}
            <th scope="col" className={table['number']}>
              {currency}
            </th>
          </tr>
        </thead>
        <tbody>
          {read.map(({ line, usGaap, ifrs, notes }, index) => (
            <tr key={`${index} ${line.what}`}>
              <th scope="row">
                {line.what}
                <span className={table['detail']}>{[periodLabel(line.month), ...notes].join(' · ')}</span>
              </th>
              <td>{capital(usGaap)}</td>
              {differs && <td>{ifrs === null ? 'the same' : capital(ifrs)}</td>}
              <td className={table['number']}>
                {opens ? (
                  <Figure figure={line.amount} scale={wholeScale(line.amount.unit)} label={line.what} />
                ) : (
                  <Amount value={line.amount.value} currency={line.amount.unit} />
                )}
                {line.amount.unit !== currency && ` ${line.amount.unit}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
