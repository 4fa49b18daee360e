import { Button, Popover, TextInput } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsOf } from '../api/as-of.ts';
import { useCompany } from '../api/company.ts';
import { momentText } from '../format/time.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { readAsOf } from './as-of.ts';
import styles from './as-of.module.css';

/** Chooses what the pages are read as of: now, a day, a moment, or the figure of a reference. */
export function AsOfPicker() {
  const [opened, setOpened] = useState(false);
  const asOf = useAsOf();
  const company = useCompany();
  const navigate = useNavigate();
  const onReference = useLocation({ select: ({ pathname }) => pathname.startsWith('/r/') });
  const choose = (moment: string | undefined) => {
    setOpened(false);
    // A reference has its own moments: other pages are read as of another one.
    if (onReference) return void navigate({ to: '/', search: { company, asOf: moment } });
    void navigate({ to: '.', search: (search) => ({ ...search, asOf: moment }), resetScroll: false });
  };
  const openReference = (code: string) => {
    setOpened(false);
    void navigate({ to: '/r/$code', params: { code }, search: { company } });
  };
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      trapFocus
      returnFocus
      width={300}
      position="bottom-end"
      shadow="none"
      transitionProps={{ duration: 100 }}
    >
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          data-past={asOf !== undefined || undefined}
          onClick={() => setOpened(!opened)}
        >
          {asOf === undefined ? 'As of now' : `As of ${momentText(asOf)}`} ▾
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles['dropdown'] ?? ''} aria-label="As of">
        <AsOfEntry onMoment={choose} onReference={openReference} />
        {asOf !== undefined && <LinkButton onClick={() => choose(undefined)}>Back to now</LinkButton>}
      </Popover.Dropdown>
    </Popover>
  );
}

type EntryProps = {
  readonly onMoment: (moment: string) => void;
  readonly onReference: (code: string) => void;
};

function AsOfEntry({ onMoment, onReference }: EntryProps) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        try {
          const typed = readAsOf(text);
          if (typed.kind === 'moment') onMoment(typed.moment);
          else onReference(typed.code);
        } catch (failure) {
          setError(failure instanceof Error ? failure.message : String(failure));
        }
      }}
    >
      <TextInput
        size="xs"
        label="Day, moment or reference"
        description="The end of a day, or a moment, in UTC"
        placeholder="2026-10-31, 2026-10-31 14:30, F-7K3Q-9M2C"
        value={text}
        error={error}
        data-autofocus
        onChange={(event) => {
          setText(event.currentTarget.value);
          setError(undefined);
        }}
      />
    </form>
  );
}
