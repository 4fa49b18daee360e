import type { Answer } from '@capwise/contract';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { clientOf } from '../../../api/client.ts';
import { asCallError, useAnswer } from '../../../api/use-answer.ts';
import { LinkButton } from '../../../parts/link-button.tsx';
import { ChoiceCell } from './choice-cell.tsx';
import { EditCell } from './edit-cell.tsx';
import { written, type ChangeCase } from './change.ts';
import styles from './form.module.css';

type Option = Answer<'decide.outline'>['options'][number];
type Block = Answer<'decide.blocks'>['blocks'][number];

type Props = {
  readonly option: Option;
  readonly document: string;
  readonly onChange: ChangeCase;
  readonly onEvaluate: (document: string) => void;
};

/** Building blocks of an option: each writes lines by formulas that are shown, and can be written out as lines of its own. */
export function BlockForm({ option, document, onChange, onEvaluate }: Props) {
  const { answer } = useAnswer('decide.blocks', {}, { companyless: true });
  const [said, setSaid] = useState('');
  if (!answer) return null;
  const { blocks } = answer;
  const path = ['options', option.id, 'blocks'];
  const writeOut = (position: number): void => {
    clientOf(undefined)
      .call('decide.expand', { document, option: option.id, block: position })
      .then((expanded) => onEvaluate(expanded.document))
      .catch((error: unknown) => setSaid(asCallError(error).message));
  };
  return (
    <div className={styles['blocks']}>
      {said && <p role="alert">{said}</p>}
      {option.blocks.map((cells, index) => (
        <Entry
          key={`${index} ${cells['block'] ?? ''}`}
          cells={cells}
          block={blocks.find(({ block }) => block === cells['block'])}
          path={[...path, String(index)]}
          onChange={onChange}
          onWriteOut={() => writeOut(index + 1)}
        />
      ))}
      <Add blocks={blocks} onAdd={(cells) => onChange([{ kind: 'add', path, cells }])} />
    </div>
  );
}

type EntryProps = {
  readonly cells: Option['blocks'][number];
  readonly block: Block | undefined;
  readonly path: readonly string[];
  readonly onChange: ChangeCase;
  readonly onWriteOut: () => void;
};

function Entry({ cells, block, path, onChange, onWriteOut }: EntryProps) {
  const what = cells['what'] ?? cells['block'] ?? '';
  const keys = block ? block.keys.map(({ key }) => key) : Object.keys(cells).filter((key) => key !== 'block');
  return (
    <fieldset className={styles['block']}>
      <legend>{cells['block']}</legend>
      <div className={styles['beside']}>
        {keys.map((key) => {
          const about = block?.keys.find((one) => one.key === key);
          return (
            <label key={key} title={about?.meaning}>
              <span>{key}</span>
              <EditCell
                label={`${key} of ${what}`}
                value={cells[key] ?? ''}
                placeholder={about?.otherwise ?? about?.example ?? ''}
                onCommit={(value) => onChange([written([...path, key], value)])}
              />
            </label>
          );
        })}
      </div>
      <div className={styles['add']}>
        <LinkButton onClick={onWriteOut}>Write out as lines</LinkButton>
        <LinkButton aria-label={`Take out ${what}`} onClick={() => onChange([{ kind: 'remove', path: [...path] }])}>
          Take out
        </LinkButton>
      </div>
    </fieldset>
  );
}

type AddProps = {
  readonly blocks: readonly Block[];
  readonly onAdd: (cells: Record<string, string>) => void;
};

function Add({ blocks, onAdd }: AddProps) {
  const [kind, setKind] = useState(blocks[0]?.block ?? '');
  const chosen = blocks.find(({ block }) => block === kind);
  return (
    <div className={styles['add']}>
      <div className={styles['choice']}>
        <ChoiceCell
          label="Building block"
          value={kind}
          choices={blocks.map(({ block }) => [block, `Block: ${block}`] as const)}
          onChoose={setKind}
        />
      </div>
      <Button size="compact-xs" variant="default" disabled={!chosen} onClick={() => chosen && onAdd(begun(chosen))}>
        + Add block
      </Button>
      <span className={styles['words']}>{chosen?.summary}</span>
    </div>
  );
}

/** A block to begin with: what it needs, by its examples. */
function begun({ block, keys }: Block): Record<string, string> {
  return {
    block,
    ...Object.fromEntries(keys.filter(({ isRequired }) => isRequired).map(({ key, example }) => [key, example])),
  };
}
