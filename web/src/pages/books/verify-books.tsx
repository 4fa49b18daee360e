import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { countText } from '../../format/amount.ts';
import { Await } from '../../parts/await.tsx';
import { Section } from '../../parts/section.tsx';
import styles from './books.module.css';

/** Verifies on request that every batch balances, holds what was recorded, and links to the one before it. */
export function VerifyBooks() {
  const [asked, setAsked] = useState(false);
  return (
    <Section title="Verify the books" note="balance, content and the links between batches">
      <div className={styles['tools']}>
        {!asked && (
          <Button variant="default" size="xs" onClick={() => setAsked(true)}>
            Verify the books
          </Button>
        )}
      </div>
      {asked && <Verified />}
    </Section>
  );
}

function Verified() {
  const reply = useAnswer('books.verify', {});
  return (
    <Await reply={reply} height={32}>
      {({ intact, batches, entries, postings, broken }) => (
        <p role="status" className={styles[intact ? 'favorable' : 'unfavorable']}>
          {intact
            ? `✓ ${countText(batches)} batches, ${countText(entries)} entries and ${countText(postings)} postings are intact.`
            : `✗ Batch ${broken?.batch} of ${broken?.producer} (${broken?.subject}, ${broken?.period}, revision ${broken?.revision}) does not verify: ${broken?.reason}`}
        </p>
      )}
    </Await>
  );
}
