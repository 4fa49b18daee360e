import type { CallError } from '@capwise/contract/client';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { clientOf } from '../../api/client.ts';
import { useCompany } from '../../api/company.ts';
import { asCallError } from '../../api/use-answer.ts';
import { DropZone } from '../../parts/drop-zone.tsx';
import { Failure } from '../../parts/failure.tsx';
import { download } from '../../parts/download.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { Section } from '../../parts/section.tsx';
import { placeOf, type Place } from './place.ts';
import styles from './decide.module.css';

const lineHeight = 19;

type Props = {
  readonly document: string;
  /** A name to keep the case under. */
  readonly name: string;
  readonly failure: CallError | undefined;
  /** Figures of an earlier text are on the page. */
  readonly evaluated: boolean;
  readonly unsaved: boolean;
  readonly onEvaluate: (document: string) => void;
  readonly onKept: (name: string) => void;
};

/** The case as text: edit it, evaluate it, keep it. A failure stands at its line, and what was typed stays. */
export function Editor({ document, name, failure, evaluated, unsaved, onEvaluate, onKept }: Props) {
  const [typed, setTyped] = useState(document);
  const changed = typed !== document;
  return (
    <Section
      title="The case"
      note={
        changed
          ? 'changed, not evaluated yet'
          : failure
            ? 'cannot be evaluated'
            : unsaved
              ? 'evaluated, not kept'
              : 'as kept'
      }
      tools={
        <LinkButton onClick={() => download(`${name || 'case'}.yaml`, typed, 'text/yaml')}>Save as file</LinkButton>
      }
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          onEvaluate(typed);
        }}
      >
        {failure && (
          <Failure failure={failure} next={evaluated ? 'The figures above are those of the text before.' : undefined} />
        )}
        <Text typed={typed} place={changed ? undefined : placeOf(failure)} onType={setTyped} onEvaluate={onEvaluate} />
        <div className={styles['actions']}>
          <Button type="submit" size="sm" disabled={!changed}>
            Evaluate case
          </Button>
          <Keep document={document} name={name} disabled={changed || failure !== undefined} onKept={onKept} />
        </div>
      </form>
      <DropZone
        accept=".yaml,.yml"
        action="Open another case file"
        hint="YAML"
        onFiles={([file]) => void file?.text().then(onEvaluate)}
      />
    </Section>
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

type KeepProps = {
  readonly document: string;
  readonly name: string;
  readonly disabled: boolean;
  readonly onKept: (name: string) => void;
};

function Keep({ document, name, disabled, onKept }: KeepProps) {
  const [keptAs, setKeptAs] = useState(name);
  const [failure, setFailure] = useState<CallError>();
  const [running, setRunning] = useState(false);
  const company = useCompany();
  const answers = useQueryClient();
  const keep = async () => {
    setRunning(true);
    setFailure(undefined);
    try {
      const kept = await clientOf(company).call('decide.save', { name: keptAs, document });
      await answers.invalidateQueries({ queryKey: [company] });
      onKept(kept.name);
    } catch (error) {
      setFailure(asCallError(error));
    } finally {
      setRunning(false);
    }
  };
  return (
    <>
      <TextInput
        size="sm"
        aria-label="Name to keep the case under"
        placeholder="name-of-the-case"
        value={keptAs}
        error={failure?.message}
        onChange={(event) => setKeptAs(event.currentTarget.value)}
      />
      <Button
        variant="default"
        size="sm"
        loading={running}
        disabled={disabled || keptAs === ''}
        onClick={() => void keep()}
      >
        Keep case
      </Button>
    </>
  );
}
