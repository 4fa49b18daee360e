import { Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { desks } from './desks.ts';
import styles from './shortcuts.module.css';

/** How long after `g` a letter still chooses a desk, in milliseconds. */
const chordMs = 1_500;

/** Listens for `g` and a letter, and for `?`. Typing in a field is left alone. */
export function useShortcuts(onHelp: () => void): void {
  const navigate = useNavigate();
  const help = useEffectEvent(onHelp);
  useEffect(() => {
    let chordAt = Number.NEGATIVE_INFINITY;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const desk = desks.find(({ key }) => key === event.key);
      if (event.key === '?') help();
      else if (event.key === 'g') chordAt = event.timeStamp;
      else if (desk && event.timeStamp - chordAt < chordMs) {
        chordAt = Number.NEGATIVE_INFINITY;
        event.preventDefault();
        void navigate({ to: desk.to, search: ({ company, period }) => ({ company, period }) });
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [navigate]);
}

const keys: readonly (readonly [string, string])[] = [
  ...desks.map(({ name, key }) => [`g ${key}`, `Go to ${name}`] as const),
  ['/', 'Search'],
  ['n', 'New document, on the desk Documents'],
  ['j', 'Next finding'],
  ['k', 'Finding before'],
  ['Enter', 'Open the figure in focus'],
  ['Esc', 'Close the drawer or a list'],
  ['Ctrl C', 'Copy the exact value of the figure in focus'],
  ['?', 'Show this list'],
];

type Props = { readonly opened: boolean; readonly onClose: () => void };

/** The list of keys. */
export function Shortcuts({ opened, onClose }: Props) {
  return (
    <Modal.Root opened={opened} onClose={onClose} size="sm" transitionProps={{ duration: 100 }}>
      <Modal.Overlay />
      <Modal.Content shadow="none">
        {/* Mantine's own is a header, which would be a second banner of the page. */}
        <div className={styles['head']}>
          <Modal.Title>Keyboard</Modal.Title>
          <Modal.CloseButton aria-label="Close the list of keys" />
        </div>
        <Modal.Body>
          <dl className={styles['keys']}>
            {keys.map(([key, action]) => (
              <div key={key}>
                <dt>
                  {key.split(' ').map((part) => (
                    <kbd key={part}>{part}</kbd>
                  ))}
                </dt>
                <dd>{action}</dd>
              </div>
            ))}
          </dl>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
