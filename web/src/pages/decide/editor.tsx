import type { CallError } from '@capwise/contract/client';
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { placeOf, type Place } from './place.ts';
import styles from './decide.module.css';

const lineHeight = 19;

type Props = {
  readonly document: string;
  readonly failure: CallError | undefined;
  readonly onEvaluate: (document: string) => void;
};

/** The case as text: edit it and evaluate it. A failure stands at its line, and what was typed stays. */
export function Editor({ document, failure, onEvaluate }: Props) {
  const [typed, setTyped] = useState(document);
  const changed = typed !== document;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onEvaluate(typed);
      }}
    >
      <Text typed={typed} place={changed ? undefined : placeOf(failure)} onType={setTyped} onEvaluate={onEvaluate} />
      <div className={styles['actions']}>
        <Button type="submit" size="sm" disabled={!changed}>
          Evaluate case
        </Button>
        {changed && <span className={styles['quiet']}>changed, not evaluated yet</span>}
      </div>
    </form>
  );
}

type TextProps = {
  readonly typed: string;
  readonly place: Place | undefined;
  readonly onType: (text: string) => void;
  readonly onEvaluate: (text: string) => void;
};

function Text({ typed, place, onType, onEvaluate }: TextProps) {
  const gutter = useRef<HTMLDivElement>(null);
  const lines = typed.split('\n').length;
  return (
    <div className={styles['editor']} style={{ height: Math.min(Math.max(lines, 8), 40) * lineHeight + 18 }}>
      <div ref={gutter} className={styles['gutter']} aria-hidden>
        {Array.from({ length: lines }, (_, index) => (
          <span key={index} data-wrong={place?.line === index + 1 || undefined}>
            {index + 1}
          </span>
        ))}
      </div>
      <textarea
        aria-label="Text of the case"
        aria-invalid={place !== undefined}
        className={styles['text']}
        style={
          place && {
            backgroundImage: 'linear-gradient(var(--wrong), var(--wrong))',
            backgroundSize: `100% ${lineHeight}px`,
            backgroundPosition: `0 ${(place.line - 1) * lineHeight + 8}px`,
            backgroundRepeat: 'no-repeat',
            backgroundAttachment: 'local',
          }
        }
        spellCheck={false}
        wrap="off"
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
        onScroll={(event) => {
          if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onEvaluate(typed);
        }}
      />
    </div>
  );
}
