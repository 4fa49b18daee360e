import { exactText, figureText } from '../format/amount.ts';

type Props = { readonly value: string | null; readonly currency: string };

/** An amount that opens nothing: what a file says. Hovering and copying give all its places. */
export function Amount({ value, currency }: Props) {
  return (
    <span title={exactText(value, currency)} data-exact={value ?? 'unknown'}>
      {figureText(value, currency)}
    </span>
  );
}
