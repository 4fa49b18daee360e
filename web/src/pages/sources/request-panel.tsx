import type { Answer, RequestKind } from '@capwise/contract';
import { Button, CopyButton, Drawer } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { Await } from '../../parts/await.tsx';
import { download } from '../../parts/download.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { mailAddress } from './request-mail.ts';
import styles from './request.module.css';

type Request = Answer<'sources.request'>;

/** The message to whoever owns the source that the address names, beside the page. */
export function RequestPanel() {
  const { ask } = useSearch({ from: '/sources' });
  const navigate = useNavigate();
  const close = () => void navigate({ to: '.', search: (now) => ({ ...now, ask: undefined }), resetScroll: false });
  return (
    <Drawer.Root
      opened={ask !== undefined}
      onClose={close}
      position="right"
      size="max(40%, 420px)"
      lockScroll={false}
      transitionProps={{ duration: 120, transition: 'slide-left' }}
      classNames={{ content: styles['content'], inner: styles['inner'] }}
    >
      <Drawer.Content aria-label="Ask for it">
        <Drawer.Body className={styles['body'] ?? ''}>{ask && <Asked kind={ask} onClose={close} />}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function Asked({ kind, onClose }: { readonly kind: RequestKind; readonly onClose: () => void }) {
  const reply = useAnswer('sources.request', { kind }, { companyless: true });
  return (
    <>
      <div className={styles['head']}>
        <h2>Ask for it{reply.answer && `: ${reply.answer.title}`}</h2>
        <Button variant="default" size="xs" onClick={onClose}>
          Close
        </Button>
      </div>
      <Await reply={reply} height={320}>
        {(request) => <Message request={request} />}
      </Await>
    </>
  );
}

function Message({ request: { owner, subject, message, template } }: { readonly request: Request }) {
  return (
    <div className={styles['parts']}>
      <p>
        <strong>Usually owned by:</strong> {owner}.
      </p>
      <CopyButton value={message.text}>
        {({ copied, copy }) => (
          <>
            <div className={styles['actions']}>
              <Button size="sm" onClick={copy}>
                Copy the message
              </Button>
              <Button variant="default" size="sm" component="a" href={mailAddress(subject)} onClick={copy}>
                Copy it and open a mail
              </Button>
              {template && (
                <LinkButton onClick={() => download(template.name, template.text, template.mediaType)}>
                  Download the template
                </LinkButton>
              )}
            </div>
            <p role="status" className={styles['note']}>
              {copied
                ? 'Copied: paste it into your mail.'
                : `The subject is “${subject}”${template ? `; attach ${template.name}` : ''}.`}
            </p>
          </>
        )}
      </CopyButton>
      {/* Read by keyboard: it is longer than the panel. */}
      <pre className={styles['message']} tabIndex={0} role="region" aria-label="Message">
        {message.text}
      </pre>
    </div>
  );
}
