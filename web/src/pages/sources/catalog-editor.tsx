import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.ts';
import { Failure } from '../../parts/failure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Section } from '../../parts/section.tsx';
import { monthsWords, type CatalogThing, type ThingKind } from './catalog.ts';
import { KindSelect } from './catalog-kind.tsx';
import styles from './catalog.module.css';

type Props = {
  /** undefined: a new one. */
  readonly thing: CatalogThing | undefined;
  readonly things: readonly CatalogThing[];
  readonly onClose: () => void;
};

/** Makes a thing, or changes one from a month on: another name, another owner, another place; retired. */
export function CatalogEditor({ thing, things, onClose }: Props) {
  const [name, setName] = useState(thing?.name ?? '');
  const [kind, setKind] = useState<ThingKind>(thing?.kind ?? 'service');
  const [owner, setOwner] = useState(thing?.owner ?? '');
  const [parent, setParent] = useState<string | null>(thing?.parent ?? null);
  const [from, setFrom] = useState('');
  const saving = useCommand('sources.saveThing');
  const since = from === '' ? {} : { from };
  const save = () => {
    const said = { name: name.trim(), owner: owner.trim() === '' ? null : owner.trim(), parent };
    saving.post({ ...(thing ? { thing: thing.id } : { kind }), ...said, ...since }, onClose);
  };
  return (
    <Section title={thing ? `Change ${thing.name}` : 'Another thing'} note="from a month on; what was before stays">
      <form
        noValidate
        className={styles['editor']}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextInput
          size="xs"
          label="Name"
          autoComplete="off"
          autoFocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {!thing && <KindSelect kind={kind} onChange={setKind} />}
        <ParentSelect thing={thing} things={things} parent={parent} onChange={setParent} />
        <TextInput
          size="xs"
          label="Owner"
          autoComplete="off"
          value={owner}
          onChange={(event) => setOwner(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          label="From"
          placeholder="2026-07; ever since if empty"
          autoComplete="off"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value.trim())}
        />
        <div className={styles['actions']}>
          <Button type="submit" size="xs" loading={saving.busy} disabled={name.trim() === ''}>
            Save
          </Button>
          {thing && (
            <Button
              size="xs"
              variant="default"
              disabled={from === '' || saving.busy}
              onClick={() => saving.post({ thing: thing.id, retire: true, ...since }, onClose)}
            >
              Retire from then
            </Button>
          )}
          <LinkButton onClick={onClose}>Leave it</LinkButton>
        </div>
      </form>
      {thing && thing.aliases.length > 0 && <Aliases thing={thing} />}
      {saving.failure && <Failure failure={saving.failure} />}
    </Section>
  );
}

type ParentProps = Pick<Props, 'thing' | 'things'> & {
  readonly parent: string | null;
  readonly onChange: (parent: string | null) => void;
};

function ParentSelect({ thing, things, parent, onChange }: ParentProps) {
  const others = things.filter(({ id }) => id !== thing?.id);
  return (
    <Select
      size="xs"
      label="Belongs to"
      placeholder="Nothing"
      data={others.map((one) => ({ value: one.id, label: `${one.name} (${one.kind})` }))}
      value={parent}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Belongs to nothing' }}
      withScrollArea={false}
      classNames={{ options: styles['options'] ?? '' }}
      comboboxProps={{ shadow: 'none' }}
      onChange={onChange}
    />
  );
}

/** What names the thing; each can be taken from it. */
function Aliases({ thing }: { readonly thing: CatalogThing }) {
  const mapping = useCommand('sources.mapAlias');
  return (
    <>
      <ul className={styles['aliases']} aria-label={`What names ${thing.name}`}>
        {thing.aliases.map(({ kind, value, from, to }) => (
          <li key={`${kind} ${value} ${from}`}>
            {kind} = {value} <span className={styles['aside']}>{monthsWords({ from, to })}</span>{' '}
            <LinkButton
              disabled={mapping.busy}
              aria-label={`Take away ${kind} ${value}`}
              onClick={() =>
                mapping.post(
                  { thing: thing.id, kind, value, remove: true, ...(from && { from }), ...(to && { to }) },
                  () => {},
                )
              }
            >
              Take away
            </LinkButton>
          </li>
        ))}
      </ul>
      {mapping.failure && <Failure failure={mapping.failure} />}
    </>
  );
}
