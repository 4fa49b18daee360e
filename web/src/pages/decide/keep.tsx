import type { CallError } from '@capwise/contract/client';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { clientOf } from '../../api/client.ts';
import { useCompany } from '../../api/company.ts';
import { asCallError } from '../../api/use-answer.ts';

type Props = {
  readonly document: string;
  readonly name: string;
  readonly disabled: boolean;
  readonly onKept: (name: string) => void;
};

/** Keeps the case under a name: a new version of it where the name is known. */
export function Keep({ document, name, disabled, onKept }: Props) {
  const [typed, setTyped] = useState<string>();
  const keptAs = typed ?? name;
  const [failure, setFailure] = useState<CallError>();
  const [running, setRunning] = useState(false);
  const company = useCompany();
  const answers = useQueryClient();
  const keep = async () => {
    setRunning(true);
    setFailure(undefined);
    try {
      const kept = await clientOf(company).call('decide.save', { name: keptAs, document });
      await Promise.all([['companies'], [company]].map((queryKey) => answers.invalidateQueries({ queryKey })));
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
        onChange={(event) => setTyped(event.currentTarget.value)}
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
