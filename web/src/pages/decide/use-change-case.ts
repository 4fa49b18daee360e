import type { CallError } from '@capwise/contract/client';
import { useEffect, useRef, useState } from 'react';
import { clientOf } from '../../api/client.ts';
import { asCallError } from '../../api/use-answer.ts';
import type { ChangeCase } from './form/change.ts';

/**
 * Writes changes into the text of a case and evaluates it; a change that cannot be made is said, and the text stays. Whoever types on
 * while a change is on its way changes what it makes of the text.
 */
export function useChangeCase(
  document: string | undefined,
  onEvaluate: (document: string) => void,
): { readonly change: ChangeCase; readonly refused: CallError | undefined } {
  const [refused, setRefused] = useState<CallError>();
  const text = useRef(document);
  const last = useRef<Promise<void>>(Promise.resolve());
  const evaluate = useRef(onEvaluate);
  useEffect(() => {
    text.current = document;
    evaluate.current = onEvaluate;
  }, [document, onEvaluate]);
  const write = async (changes: Parameters<ChangeCase>[0]): Promise<void> => {
    if (text.current === undefined) return;
    try {
      const answer = await clientOf(undefined).call('decide.change', { document: text.current, changes: [...changes] });
      text.current = answer.document;
      setRefused(undefined);
      evaluate.current(answer.document);
    } catch (error) {
      setRefused(asCallError(error));
    }
  };
  const change: ChangeCase = (changes) => {
    last.current = last.current.then(() => write(changes));
  };
  return { change, refused };
}
