import { valueText } from '@capwise/domain/decide';
import { useState } from 'react';
import { LinkButton } from '../../../parts/link-button.tsx';
import { AssumptionSlider, type Assumption } from './assumption-slider.tsx';
import type { Held } from './live-estimate.ts';
import styles from './estimate.module.css';

type Props = {
  readonly assumptions: readonly Assumption[];
  /** Names, the one that moves most first. */
  readonly order: readonly string[];
  readonly currency: string;
  readonly held: Held;
  readonly onHold: (held: Held) => void;
};

const shownAtFirst = 4;

/** A slider for every range: what is dragged is held at that value, all else is drawn. */
export function Sliders({ assumptions, order, currency, held, onHold }: Props) {
  const [all, setAll] = useState(false);
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const ranged = assumptions
    .filter(({ low, high }) => low !== null && high !== null)
    .toSorted((a, b) => rank(a.name) - rank(b.name));
  const shown = all ? ranged : ranged.slice(0, shownAtFirst);
  const change = (name: string, value: number | null): void => {
    const next = new Map(held);
    if (value === null) next.delete(name);
    else next.set(name, value);
    onHold(next);
  };
  return (
    <div>
      <div className={styles['sliders']}>
        {shown.map((assumption) => (
          <Slide
            key={assumption.name}
            assumption={assumption}
            currency={currency}
            held={held.get(assumption.name)}
            onChange={(value) => change(assumption.name, value)}
          />
        ))}
      </div>
      <div className={styles['tools']}>
        {ranged.length > shownAtFirst && (
          <LinkButton onClick={() => setAll(!all)} aria-pressed={all}>
            {all ? 'Fewer ranges' : `All ${ranged.length} ranges`}
          </LinkButton>
        )}
        {held.size > 0 && <LinkButton onClick={() => onHold(new Map())}>Back to all ranges</LinkButton>}
      </div>
    </div>
  );
}

type SlideProps = {
  readonly assumption: Assumption;
  readonly currency: string;
  readonly held: number | undefined;
  readonly onChange: (value: number | null) => void;
};

function Slide({ assumption, currency, held, onChange }: SlideProps) {
  const { name, low, high, base, words } = assumption;
  const [from, to] = [low ?? base, high ?? base];
  const text = (value: number): string => valueText(value, assumption, currency);
  return (
    <div className={styles['slide']} title={words}>
      <div className={styles['slideHead']}>
        <span>{name}</span>
        <b>
          {text(held ?? base)}{' '}
          <span className={styles['range']}>
            ({text(from)}–{text(to)})
          </span>
          {held !== undefined && (
            <LinkButton aria-label={`Draw ${name} from its range again`} onClick={() => onChange(null)}>
              ✕
            </LinkButton>
          )}
        </b>
      </div>
      <AssumptionSlider
        assumption={assumption}
        ends={[from, to]}
        value={held ?? base}
        text={text(held ?? base)}
        onChange={onChange}
      />
    </div>
  );
}
