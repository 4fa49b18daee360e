import { valueText, type Moved } from '@capwise/domain/decide';
import { useState } from 'react';
import { AssumptionSlider, type Assumption } from '../pages/decide/estimate/assumption-slider.tsx';
import { LinkButton } from '../parts/link-button.tsx';
import { Section } from '../parts/section.tsx';
import styles from './handout.module.css';

type Props = {
  readonly assumptions: readonly Assumption[];
  /** Names, the one that moves most first. */
  readonly order: readonly string[];
  readonly currency: string;
  readonly moved: Moved;
  readonly onMove: (name: string, value: number | null) => void;
  /** What was moved, and the way back. */
  readonly children: React.ReactNode;
};

const shownAtFirst = 8;

/** A slider for every assumption that is given: over its range, or between half and double of what is sure. */
export function Movers({ assumptions, order, currency, moved, onMove, children }: Props) {
  const [all, setAll] = useState(false);
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const given = assumptions
    .filter(({ formula, base }) => formula === null && Number.isFinite(base) && base !== 0)
    .toSorted((a, b) => rank(a.name) - rank(b.name) || Number(a.low === null) - Number(b.low === null));
  if (given.length === 0)
    return (
      <Section title="Nothing to move">
        <p>This case names no assumption: its figures stand as they were written.</p>
      </Section>
    );
  return (
    <Section title="Move an assumption" note="over its range; what is sure, between half and double">
      {children}
      <div className={styles['movers']}>
        {(all ? given : given.slice(0, shownAtFirst)).map((assumption) => (
          <Mover
            key={assumption.name}
            assumption={assumption}
            currency={currency}
            value={moved.get(assumption.name)}
            onChange={(value) => onMove(assumption.name, value)}
          />
        ))}
      </div>
      {given.length > shownAtFirst && (
        <div className={styles['tools']}>
          <LinkButton aria-pressed={all} onClick={() => setAll(!all)}>
            {all ? 'Fewer assumptions' : `All ${given.length} assumptions`}
          </LinkButton>
        </div>
      )}
    </Section>
  );
}

type MoverProps = {
  readonly assumption: Assumption;
  readonly currency: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | null) => void;
};

function Mover({ assumption, currency, value, onChange }: MoverProps) {
  const { name, base, unit, words } = assumption;
  const [from, to] = endsOf(assumption);
  const said = (at: number, as: string | null): string =>
    valueText(at, { unit: as, factor: assumption.factor }, currency);
  const text = (at: number): string => said(at, unit);
  // The unit is said once: the ends of the range are of the same one.
  const end = (at: number): string => said(at, unit === 'ratio' || unit === 'month' ? unit : null);
  const change = (next: number): void => onChange(next === base ? null : next);
  return (
    <div className={styles['mover']} title={words} data-moved={value !== undefined || undefined}>
      <div className={styles['moverHead']}>
        <span>{name}</span>
        <b>
          {text(value ?? base)}{' '}
          <span>
            ({end(from)}–{end(to)})
          </span>
        </b>
      </div>
      <AssumptionSlider
        assumption={assumption}
        ends={[from, to]}
        value={value ?? base}
        text={text(value ?? base)}
        onChange={change}
      />
    </div>
  );
}

function endsOf({ base, low, high }: Assumption): readonly [number, number] {
  const ends = low === null || high === null ? [base / 2, base * 2] : [low, high];
  const [from, to] = [Math.min(base, ...ends), Math.max(base, ...ends)];
  // What is a billionth of the range from nothing is nothing: it is read aloud.
  const tidy = (end: number): number => (Math.abs(end) < (to - from) * 1e-9 ? 0 : Number(end.toPrecision(12)));
  return [tidy(from), tidy(to)];
}
