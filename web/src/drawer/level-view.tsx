import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAnswer } from '../api/use-answer.ts';
import { countText, counted, everyPlace } from '../format/amount.ts';
import { Await } from '../parts/await.tsx';
import { LinkButton } from '../parts/link-button.tsx';
import { useCaseDocument } from './case-document.ts';
import { Children } from './children.tsx';
import { ExportLevel } from './export-level.tsx';
import type { Opened } from './opened.ts';
import { isOfCase, type Level } from './path.ts';
import { ReferenceLine } from './reference-line.tsx';
import type { DrawerPath } from './use-drawer.ts';
import styles from './drawer.module.css';

const pageSize = 50;

type Props = { readonly path: DrawerPath; readonly level: Level };

/** One level of the drawer: definition, total, the check that the parts add up, and the parts. */
export function LevelView({ path, level }: Props) {
  const [offset, setOffset] = useState(0);
  const document = useCaseDocument();
  const ofCase = isOfCase(level.trace);
  const reply = useAnswer(
    'books.trace',
    { trace: level.trace, limit: pageSize, offset, ...(ofCase && document !== undefined && { document }) },
    { enabled: !ofCase || document !== undefined, companyless: ofCase },
  );
  return (
    <>
      <Breadcrumb path={path} />
      <Await reply={reply} height={320}>
        {(opened) => (
          <>
            <Head opened={opened} />
            {!ofCase && <ReferenceLine level={level} />}
            <Children opened={opened} onOpen={path.deeper} />
            <Paging page={opened.page} onOffset={setOffset} />
            <ExportLevel opened={opened} level={level} document={ofCase ? document : undefined} />
          </>
        )}
      </Await>
    </>
  );
}

function Breadcrumb({ path }: { readonly path: DrawerPath }) {
  const last = path.levels.length - 1;
  return (
    <div className={styles['top']}>
      <nav aria-label="Path of the figure" className={styles['path']}>
        {path.levels.map((level, index) => (
          <span key={index}>
            {index > 0 && <span aria-hidden> › </span>}
            {index < last ? (
              <LinkButton className={styles['crumb']} onClick={() => path.backTo(index)}>
                {level.label}
              </LinkButton>
            ) : (
              <strong aria-current="page">{level.label}</strong>
            )}
          </span>
        ))}
      </nav>
      <button
        type="button"
        className={styles['close']}
        onClick={path.close}
        data-autofocus
        autoFocus
        aria-label="Close, Esc"
      >
        <kbd>Esc</kbd>
      </button>
    </div>
  );
}

function Head({ opened }: { readonly opened: Opened }) {
  const { value, unit } = opened.total;
  return (
    <div className={styles['head']}>
      <div className={styles['title']}>
        <h2>{opened.title}</h2>
        <output className={styles['total']} data-exact={value ?? 'unknown'}>
          {everyPlace(value, unit)} {value !== null && unit}
        </output>
      </div>
      <Check opened={opened} />
      <p className={styles['definition']}>{opened.definition}</p>
    </div>
  );
}

function Check({ opened }: { readonly opened: Opened }) {
  const { parts, sum, equal } = opened.check;
  const unit = opened.total.unit;
  if (parts === 0) return <p className={styles['check']}>Nothing below this figure</p>;
  const adds = `${counted(parts, 'part')} ${parts === 1 ? 'adds' : 'add'} up to ${everyPlace(sum, unit)}`;
  if (equal) return <p className={styles['check']}>✓ {adds}</p>;
  return (
    <p className={styles['check']} data-differs role="alert">
      ✗ {adds}, not to {opened.total.value === null ? 'a known total' : everyPlace(opened.total.value, unit)}
    </p>
  );
}

type PagingProps = { readonly page: Opened['page']; readonly onOffset: (offset: number) => void };

function Paging({ page, onOffset }: PagingProps) {
  if (page.count <= page.limit) return null;
  const last = Math.min(page.offset + page.limit, page.count);
  return (
    <div className={styles['paging']}>
      <Button
        variant="default"
        size="xs"
        disabled={page.offset === 0}
        onClick={() => onOffset(Math.max(0, page.offset - page.limit))}
      >
        Previous {page.limit}
      </Button>
      <span>
        {countText(page.offset + 1)}–{countText(last)} of {countText(page.count)}
      </span>
      <Button variant="default" size="xs" disabled={last >= page.count} onClick={() => onOffset(last)}>
        Next {Math.min(page.limit, Math.max(page.count - last, 1))}
      </Button>
    </div>
  );
}
