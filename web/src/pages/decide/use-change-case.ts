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
  const underWay = useRef(0);
  useEffect(() => {
    if (underWay.current === 0) text.current = document;
  }, [document]);
  useEffect(() => {
    evaluate.current = onEvaluate;
  }, [onEvaluate]);
  const write = async (changes: Parameters<ChangeCase>[0]): Promise<void> => {
    try {
      if (text.current === undefined) return;
      const answer = await clientOf(undefined).call('decide.change', { document: text.current, changes: [...changes] });
      text.current = answer.document;
      setRefused(undefined);
      evaluate.current(answer.document);
    } catch (error) {
      setRefused(asCallError(error));
    } finally {
      underWay.current -= 1;
    }
  };
  const change: ChangeCase = (changes) => {
    underWay.current += 1;
    last.current = last.current.then(() => write(changes));
  };
  return { change, refused };
}
