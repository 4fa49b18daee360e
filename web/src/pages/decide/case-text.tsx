import type { CallError } from '@capwise/contract/client';
import { Button, SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { DropZone } from '../../parts/drop-zone.tsx';
import { download } from '../../parts/download.ts';
import { Failure } from '../../parts/failure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Section } from '../../parts/section.tsx';
import { caseId } from './case-id.ts';
import { stepDraft, useDraftSteps } from './draft.ts';
import { Editor } from './editor.tsx';
import type { Evaluation } from './evaluation.ts';
import { CaseForm } from './form/case-form.tsx';
import type { ChangeCase } from './form/change.ts';
import { Keep } from './keep.tsx';
import styles from './decide.module.css';

type Props = {
  readonly document: string;
  /** A name to keep the case under. */
  readonly name: string;
  readonly failure: CallError | undefined;
  /** The last evaluation: of this text, or of the one before where this one is refused. */
  readonly evaluation: Evaluation | undefined;
  readonly unsaved: boolean;
  readonly change: ChangeCase;
  /** A change that could not be made. */
  readonly refused: CallError | undefined;
  readonly onEvaluate: (document: string) => void;
  readonly onKept: (name: string) => void;
};

/** The case itself, as a form or as text: what is changed in one stands in the other, and the figures above follow. */
export function CaseText(props: Props) {
  const { document, name, failure, evaluation, unsaved, change, refused, onEvaluate, onKept } = props;
  const { as: shape = 'form' } = useSearch({ from: '/decide' });
  const navigate = useNavigate();
  useUndoKeys(unsaved);
  const wrong = refused ?? failure;
  return (
    <div id={caseId}>
      <Section
        title="The case"
        note={failure ? 'cannot be evaluated' : unsaved ? 'evaluated, not kept' : 'as kept'}
        tools={
          <>
            {unsaved && <Steps />}
            <LinkButton onClick={() => download(`${name || 'case'}.yaml`, document, 'text/yaml')}>
              Save as file
            </LinkButton>
            <SegmentedControl
              size="xs"
              aria-label="How the case is shown"
              data={[
                { value: 'form', label: 'Form' },
                { value: 'text', label: 'Text' },
              ]}
              value={shape}
              onChange={(value) =>
                void navigate({
                  to: '/decide',
                  search: (search) => ({ ...search, as: value === 'text' ? 'text' : undefined }),
                  replace: true,
                  resetScroll: false,
                })
              }
            />
          </>
        }
      >
        <div className={styles['form']}>
          {wrong && (
            <Failure
              failure={wrong}
              next={evaluation ? 'The figures above are those of the text before.' : undefined}
            />
          )}
          {shape === 'form' ? (
            <CaseForm
              document={document}
              evaluation={evaluation}
              failure={wrong}
              onChange={change}
              onEvaluate={onEvaluate}
            />
          ) : (
            <Editor key={document} document={document} failure={failure} onEvaluate={onEvaluate} />
          )}
          <div className={styles['actions']}>
            <Keep document={document} name={name} disabled={failure !== undefined || !unsaved} onKept={onKept} />
          </div>
        </div>
        <DropZone
          accept=".yaml,.yml"
          action="Open another case file"
          hint="YAML"
          onFiles={([file]) => void file?.text().then(onEvaluate)}
        />
      </Section>
    </div>
  );
}

function Steps() {
  const { back, again } = useDraftSteps();
  return (
    <>
      <Button size="compact-xs" variant="default" disabled={!back} title="Ctrl Z" onClick={() => stepDraft('back')}>
        Undo
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        disabled={!again}
        title="Ctrl Shift Z"
        onClick={() => stepDraft('again')}
      >
        Redo
      </Button>
    </>
  );
}

/** Ctrl Z and Ctrl Shift Z, except while somebody types: there they belong to the field. */
function useUndoKeys(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const press = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (isTyping || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      stepDraft(event.shiftKey ? 'again' : 'back');
    };
    globalThis.addEventListener('keydown', press);
    return () => globalThis.removeEventListener('keydown', press);
  }, [isOn]);
}
