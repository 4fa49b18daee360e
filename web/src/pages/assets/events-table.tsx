import { Amount } from '../../parts/amount.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import type { AssetView } from './answers.ts';
import { eventDays } from './event-days.ts';
import { eventName } from './event-kinds.ts';
import { less } from './sum.ts';
import { dayText } from './typed.ts';
import styles from './assets.module.css';

type Props = { readonly view: AssetView; readonly currency: string };

/** What happened to an asset, from its purchase on, and what each of it did. */
export function EventsTable({ view, currency }: Props) {
  const { asset, events, steps } = view;
  return (
    <Section title="Events" note={`${currency} · numbered as in the picture`}>
      <ScrollRegion label="Events">
        <table className={`${table['table']} ${table['sticky']}`}>
          <thead>
            <tr>
              <th scope="col">Event</th>
              <th scope="col">Day</th>
              <th scope="col" className={table['number']}>
                Gain or loss
                <span className={styles['inside']}> in EBITDA</span>
              </th>
              <th scope="col" className={table['number']}>
                Stands at
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">
                <span className={styles['count']}>1</span>Purchase
              </th>
              <td className={table['short']}>{dayText(asset.began)}</td>
              <td className={table['number']}>–</td>
              <td className={table['number']}>
                <Amount value={asset.cost} currency={currency} />
              </td>
            </tr>
            {steps.map(({ date, kind, loss, gain, carrying }, index) => (
              <tr key={`${index} ${date} ${kind}`}>
                <th scope="row">
                  <span className={styles['count']}>{index + 2}</span>
                  {eventName(kind)}
                </th>
                <td className={table['short']}>{eventDays({ date, kind }, events)}</td>
                <td className={table['number']}>
                  <Amount value={less(gain.value ?? '0', loss.value ?? '0')} currency={currency} />
                </td>
                <td className={table['number']}>
                  <Amount value={carrying.value} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}
