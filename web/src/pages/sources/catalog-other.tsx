import { Button, Popover, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.ts';
import { Failure } from '../../parts/failure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import type { CatalogThing, ThingKind } from './catalog.ts';
import { KindSelect } from './catalog-kind.tsx';
import styles from './catalog.module.css';

type Props = {
  readonly said: { readonly kind: string; readonly value: string };
  readonly things: readonly CatalogThing[];
  readonly onMap: (thing: string) => void;
};

/** Another thing for a value: one that is there, found by search, or a new one named like the value. */
export function OtherChoice({ said, things, onMap }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      trapFocus
      returnFocus
      position="bottom-end"
      shadow="none"
      transitionProps={{ duration: 100 }}
    >
      <Popover.Target>
        <LinkButton aria-label={`Choose what ${said.kind} ${said.value} means`} onClick={() => setOpened(!opened)}>
          Choose
        </LinkButton>
      </Popover.Target>
      <Popover.Dropdown className={styles['other'] ?? ''} aria-label="What the value means">
        {things.length > 0 && (
          <Select
            size="xs"
            label="Thing"
            placeholder="Search"
            data={things.map(({ id, name, kind }) => ({ value: id, label: `${name} (${kind})` }))}
            searchable
            openOnFocus={false}
            withScrollArea={false}
            classNames={{ options: styles['options'] ?? '' }}
            comboboxProps={{ withinPortal: false, shadow: 'none' }}
            onChange={(thing) => {
              if (thing === null) return;
              setOpened(false);
              onMap(thing);
            }}
          />
        )}
        <NewThing said={said} onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function NewThing({ said, onDone }: { readonly said: Props['said']; readonly onDone: () => void }) {
  const saving = useCommand('sources.saveThing');
  const [name, setName] = useState(said.value);
  const [kind, setKind] = useState<ThingKind>(kindLike(said.kind));
  return (
    <form
      noValidate
      className={styles['newThing']}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') saving.post({ kind, name: name.trim(), aliases: [said] }, onDone);
      }}
    >
      <TextInput
        size="xs"
        label="New thing"
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <KindSelect kind={kind} onChange={setKind} />
      <Button type="submit" size="xs" variant="default" loading={saving.busy} disabled={name.trim() === ''}>
        Make it and map
      </Button>
      {saving.failure && <Failure failure={saving.failure} />}
    </form>
  );
}

/** A tag that is called team names teams; what says nothing of the kind names services. */
function kindLike(kind: string): ThingKind {
  const word = kind.replace('tag:', '').toLowerCase();
  if (word === 'team' || word === 'squad' || word.includes('cost')) return 'team';
  return word === 'product' || word === 'initiative' ? word : 'service';
}
