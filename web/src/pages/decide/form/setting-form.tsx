import type { Answer } from '@capwise/contract';
import { Section } from '../../../parts/section.tsx';
import { EditCell } from './edit-cell.tsx';
import { written, type ChangeCase } from './change.ts';
import styles from './form.module.css';

type Props = {
  readonly settings: Answer<'decide.outline'>['settings'];
  readonly wrong: string | undefined;
  readonly onChange: ChangeCase;
};

const fields = [
  ['question', 'Question', 'Buy or build?'],
  ['start', 'First month', '2027-01'],
  ['years', 'Years', '5'],
  ['discount rate', 'Discount rate a year', '10%'],
  ['currency', 'Currency', 'USD'],
  ['cash ceiling', 'Most cash needed', 'no ceiling'],
  ['owner', 'Owner', 'who decides'],
  ['decide by', 'Decide by', '2027-01-31'],
] as const;

/** What the case asks, and over which time. */
export function SettingForm({ settings, wrong, onChange }: Props) {
  return (
    <Section title="The question">
      <div className={styles['settings']}>
        {fields.map(([key, label, placeholder]) => (
          <label key={key} data-wide={key === 'question' || undefined}>
            <span>{label}</span>
            <EditCell
              label={label}
              value={settings[key] ?? ''}
              placeholder={placeholder}
              isWrong={wrong === key}
              onCommit={(value) => onChange([written([key], value)])}
            />
          </label>
        ))}
      </div>
    </Section>
  );
}
