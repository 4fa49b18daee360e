import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { countText } from '../../format/amount.ts';
import { longPeriodLabel } from '../../format/period.ts';
import { Failure } from '../../parts/failure.tsx';
import { Section } from '../../parts/section.tsx';
import type { Statement } from './answers.ts';
import { useClose } from './use-close.ts';
import styles from './books.module.css';

type Props = { readonly periods: Statement['periods'] };

/** Chooses the last month to close, says what that pins, and closes it. */
export function CloseMonths({ periods }: Props) {
  const open = periods.filter(({ closed, expected }) => !closed && !expected).map(({ period }) => period);
  const [chosen, setChosen] = useState(open[0]);
  const closing = useClose();
  if (chosen === undefined) {
    return (
      <Section title="Close months">
        <p className={styles['none']}>Every month with charges is closed. Load the next bill to go on.</p>
      </Section>
    );
  }
  const name = longPeriodLabel(chosen);
  const found = closing.found?.through === chosen ? closing.found : undefined;
  return (
    <Section title="Close months" note="a dry run first: nothing is closed before you say so">
      <div className={styles['tools']}>
        <Select
          size="xs"
          aria-label="Last month to close"
          data={open.map((month) => ({ value: month, label: `through ${longPeriodLabel(month)}` }))}
          value={chosen}
          allowDeselect={false}
          withScrollArea={false}
          classNames={{ options: styles['options'] ?? '' }}
          comboboxProps={{ shadow: 'none', transitionProps: { duration: 100 } }}
          onChange={(month) => {
            closing.clear();
            setChosen(month ?? chosen);
          }}
        />
        <Button variant="default" size="xs" loading={closing.busy && !found} onClick={() => closing.check(chosen)}>
          Check what closing {name} pins
        </Button>
        {found && (
          <Button size="xs" loading={closing.busy} onClick={() => closing.close(chosen)}>
            Close {name}
          </Button>
        )}
      </div>
      <p role="status" className={styles['said']}>
        {found &&
          `Closing pins ${countText(found.batches)} ${found.batches === 1 ? 'batch' : 'batches'} of ${name} and the open months before it. Nothing posts into them any more.`}
      </p>
      {closing.failure && <Failure failure={closing.failure} />}
    </Section>
  );
}
