import type { Answer, Figure } from '@capwise/contract';
import { useDrawer } from '../drawer/use-drawer.ts';
import styles from './sentence.module.css';

type Pieces = Answer<'books.bridge'>['headline'];

type Props = {
  readonly pieces: Pieces;
  /** What the two measures of the sentence open, and what that is called in the drawer. */
  readonly opens?: Readonly<Record<'ebitda' | 'cash', { readonly figure: Figure; readonly label: string }>> | undefined;
};

/** A sentence of facts with EBITDA and cash in their hues; each can open what it is made of. */
export function Sentence({ pieces, opens }: Props) {
  const { open } = useDrawer();
  return (
    <>
      {pieces.map((piece, index) => {
        if (!piece.measure) return piece.text;
        const target = opens?.[piece.measure];
        if (!target) {
          return (
            <span key={index} className={styles[piece.measure]}>
              {piece.text}
            </span>
          );
        }
        return (
          <button
            key={index}
            type="button"
            className={`${styles['figure']} ${styles[piece.measure]}`}
            title={`What ${target.label} is made of`}
            onClick={() => open({ trace: target.figure.trace, label: target.label })}
          >
            {piece.text}
          </button>
        );
      })}
    </>
  );
}
