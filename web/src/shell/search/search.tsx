import { Button, Modal, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useCompany } from '../../api/company.ts';
import { readAsOf } from '../as-of.ts';
import { foundPlaces, type Place } from './found.ts';
import { usePlaces } from './use-places.ts';
import styles from './search.module.css';

/** Finds pages, services, assets, documents, cases and accounts; `/` opens it. */
export function Search() {
  const [opened, setOpened] = useState(false);
  useSlash(() => setOpened(true));
  return (
    <>
      <Button variant="default" size="xs" className={styles['open'] ?? ''} onClick={() => setOpened(true)}>
        Search <kbd>/</kbd>
      </Button>
      <Modal.Root opened={opened} onClose={() => setOpened(false)} size="lg" transitionProps={{ duration: 80 }}>
        <Modal.Overlay backgroundOpacity={0.25} />
        <Modal.Content shadow="none" aria-label="Search">
          <Modal.Body p={10}>{opened && <Finder onDone={() => setOpened(false)} />}</Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  );
}

function Finder({ onDone }: { readonly onDone: () => void }) {
  const company = useCompany();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = [...referenceTyped(typed), ...foundPlaces(usePlaces(true), typed)];
  const go = ({ to }: Place) => {
    onDone();
    const joint = to.includes('?') ? '&' : '?';
    void navigate({ href: company === undefined ? to : `${to}${joint}company=${encodeURIComponent(company)}` });
  };
  const move = (step: number) => setAt((before) => (before + step + found.length) % Math.max(1, found.length));
  return (
    <>
      <TextInput
        data-autofocus
        type="search"
        role="combobox"
        aria-label="Search"
        aria-expanded
        aria-controls="found"
        aria-activedescendant={found[at] ? `found-${at}` : undefined}
        placeholder="A page, service, asset, document, case, account or reference"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          const chosen = found[at];
          if (event.key === 'ArrowDown') move(1);
          else if (event.key === 'ArrowUp') move(-1);
          else if (event.key === 'Enter' && chosen) go(chosen);
          else return;
          event.preventDefault();
        }}
      />
      <div id="found" role="listbox" aria-label="Found" className={styles['found']}>
        {found.map((place, index) => (
          <div
            key={place.to}
            id={`found-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => go(place)}
            onKeyDown={(event) => event.key === 'Enter' && go(place)}
          >
            <span>{place.label}</span>
            <span className={styles['detail']}>{[place.detail, place.group].filter(Boolean).join(' · ')}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={styles['none']}>Nothing of that name.</p>}
    </>
  );
}

/** The place of a reference, where what was typed is one. */
function referenceTyped(typed: string): readonly Place[] {
  try {
    const read = readAsOf(typed);
    return read.kind === 'reference' ? [{ group: 'References', label: read.code, to: `/r/${read.code}` }] : [];
  } catch {
    return [];
  }
}

/** Calls back on `/`, unless somebody is typing. */
function useSlash(onSlash: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target;
      const typing = target instanceof HTMLElement && ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      onSlash();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [onSlash]);
}
