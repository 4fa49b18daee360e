import type { Figure as FigureValue } from '@capwise/contract';
import { memo } from 'react';
import { useDrawer } from '../drawer/use-drawer.ts';
import { amountText, changeText, exactNumber, exactText, figureText, type Scale } from '../format/amount.ts';
import styles from './figure.module.css';

export type Tone = 'ebitda' | 'cash' | 'favorable' | 'unfavorable';

type Props = {
  readonly figure: FigureValue;
  /** What the figure is, for the breadcrumb of the drawer and for a screen reader. */
  readonly label: string;
  /** Unit and decimals of its table; without it the whole figure is shown. */
  readonly scale?: Scale | undefined;
  readonly tone?: Tone | undefined;
  readonly signed?: boolean | undefined;
};

/** A figure that opens what it is made of; hovering and copying give its exact value. */
export function Figure(props: Props) {
  const { open } = useDrawer();
  return <FigureButton {...props} open={open} />;
}

type ButtonProps = Props & { readonly open: (level: { trace: FigureValue['trace']; label: string }) => void };

const FigureButton = memo(function FigureButton({ figure, label, scale, tone, signed, open }: ButtonProps) {
  const { value, unit, trace } = figure;
  const text = !scale ? figureText(value, unit) : signed ? changeText(value, scale) : amountText(value, scale);
  const exact = exactText(value, unit);
  return (
    <button
      type="button"
      className={styles['figure']}
      data-tone={tone}
      data-exact={value === null ? 'unknown' : exactNumber(value, unit).replaceAll(',', '')}
      title={exact}
      aria-label={scale ? `${label}: ${text} ${scale.label}, exactly ${exact}` : `${label}: ${text} ${unit}`}
      onClick={() => open({ trace, label })}
    >
      {text}
    </button>
  );
});
