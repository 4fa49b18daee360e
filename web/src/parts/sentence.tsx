import type { Answer } from '@capwise/contract';
import styles from './sentence.module.css';

type Pieces = Answer<'books.bridge'>['headline'];

/** A sentence of facts with EBITDA and cash in their hues. */
export function Sentence({ pieces }: { readonly pieces: Pieces }) {
  return (
    <>
      {pieces.map((piece, index) =>
        piece.measure ? (
          <span key={index} className={styles[piece.measure]}>
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}
