import { amountText, chooseScale, changeText, exactText, shortText, type Scale } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import table from '../../parts/table.module.css';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import type { AssetEvent, AssetView } from './answers.ts';
import { compareViews, type Comparison } from './compare.ts';
import { eventName } from './event-kinds.ts';
import { less } from './sum.ts';
import { dayText } from './typed.ts';
import styles from './assets.module.css';

type Props = {
  readonly posted: AssetView;
  readonly tried: AssetView;
  readonly event: AssetEvent;
  readonly currency: string;
};

/** What a tried event changes: the loss inside EBITDA, the charges outside of it, and when they end. */
export function ComparisonView({ posted, tried, event, currency }: Props) {
  const comparison = compareViews(posted, tried, event);
  const { posted: left, tried: right } = comparison;
  const scale = chooseScale([left.charges, right.charges, left.loss, right.loss], currency);
  const isGain = right.loss.startsWith('-') && Number(left.loss) <= 0;
  return (
    <div className={styles['result']} role="status">
      <p className={styles['answer']}>
        <Sentence comparison={comparison} event={event} currency={currency} />
      </p>
      <ScrollRegion label="What the event changes">
        <table className={`${table['table']} ${table['sticky']} ${table['dense']} ${styles['compared']}`}>
          <thead>
            <tr>
              <th scope="col">{scale.label}</th>
              {['Posted', 'What if', 'Difference'].map((name) => (
                <th key={name} scope="col" className={table['number']}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {isGain ? (
              <Amounts
                name="Gain, inside EBITDA"
                inside
                posted={less('0', left.loss)}
                tried={less('0', right.loss)}
                scale={scale}
              />
            ) : (
              <Amounts name="Loss, inside EBITDA" inside posted={left.loss} tried={right.loss} scale={scale} />
            )}
            <Amounts name="Charges, outside EBITDA" posted={left.charges} tried={right.charges} scale={scale} />
            <Amounts name="Highest charge of a month" posted={left.highest} tried={right.highest} scale={scale} />
            <tr>
              <th scope="row">Last charge</th>
              <td className={table['number']}>{monthText(left.lastCharge)}</td>
              <td className={table['number']}>{monthText(right.lastCharge)}</td>
              <td className={table['number']}>{monthsBetween(left.lastCharge, right.lastCharge)}</td>
            </tr>
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}

type SentenceProps = {
  readonly comparison: Comparison;
  readonly event: AssetEvent;
  readonly currency: string;
};

function Sentence({ comparison, event, currency }: SentenceProps) {
  const { loss, charges } = comparison;
  const sizeOf = (value: string) => shortText(value.replace(/^-/, ''), currency);
  return (
    <>
      {eventName(event.kind)} on {dayText(event.date)}:{' '}
      {isZero(loss) ? (
        'no loss'
      ) : (
        <span className={styles['inside']}>
          {loss.startsWith('-') ? 'a gain' : 'a loss'} of {sizeOf(loss)} inside EBITDA
        </span>
      )}
      {isZero(charges)
        ? ', the same charges in all outside it. '
        : `, ${sizeOf(charges)} ${charges.startsWith('-') ? 'less' : 'more'} of charges outside it. `}
      {event.kind === 'sale' ? (
        <span className={styles['cash']}>
          Cash of {sizeOf(event.proceeds)} comes in{event.netDays ? ` after ${event.netDays} days` : ''}.
        </span>
      ) : (
        <span className={styles['cash']}>Cash does not move.</span>
      )}
    </>
  );
}

type AmountsProps = {
  readonly name: string;
  readonly inside?: true;
  readonly posted: string;
  readonly tried: string;
  readonly scale: Scale;
};

function Amounts({ name, inside, posted, tried, scale }: AmountsProps) {
  const difference = less(tried, posted);
  return (
    <tr>
      <th scope="row" className={inside && styles['inside']}>
        {name}
      </th>
      {[posted, tried].map((value, index) => (
        <td key={index} className={table['number']} title={exactText(value, scale.currency)} data-exact={value}>
          {amountText(value, scale)}
        </td>
      ))}
      <td className={table['number']} title={exactText(difference, scale.currency)} data-exact={difference}>
        {changeText(difference, scale)}
      </td>
    </tr>
  );
}

function monthText(month: string | null): string {
  return month === null ? 'none' : periodLabel(month);
}

/** How far the last charge moves: `+24 months`, `(12 months)`. */
function monthsBetween(posted: string | null, tried: string | null): string {
  if (posted === null || tried === null) return '–';
  const [from, to] = [Temporal.PlainYearMonth.from(posted), Temporal.PlainYearMonth.from(tried)];
  const months = (to.year - from.year) * 12 + to.month - from.month;
  if (months === 0) return '–';
  const text = `${Math.abs(months)} ${Math.abs(months) === 1 ? 'month' : 'months'}`;
  return months < 0 ? `(${text})` : `+${text}`;
}

function isZero(value: string): boolean {
  return Number(value) === 0;
}
