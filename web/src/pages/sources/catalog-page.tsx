import { SegmentedControl } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { monthBounds } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { download } from '../../parts/download.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import type { SourcesSearch } from '../../shell/address.ts';
import { Empty } from '../overview/empty.tsx';
import { headlineOf } from './catalog.ts';
import { CatalogEditor } from './catalog-editor.tsx';
import { ThingsTable } from './catalog-things.tsx';
import { UnmappedView } from './catalog-unmapped.tsx';
import styles from './catalog.module.css';

/** Whose cost it is: what nothing names first, then the things that are known, as they were and as they are now. */
export function CatalogPage() {
  const { things: view = 'as-was', period, thing } = useSearch({ from: '/sources' });
  const change = useChangeCatalog();
  const span = boundsOf(period);
  const catalog = useAnswer('sources.catalog', { ...span, view });
  const unmapped = useAnswer('sources.unmapped', span);
  if (catalog.failure?.code === 'NO_COMPANY') return <Empty />;
  const things = catalog.answer?.things ?? [];
  const open = things.find(({ id }) => id === thing);
  return (
    <>
      <PageHead
        sentence={catalog.answer ? headlineOf(catalog.answer) : 'Catalog'}
        facts={['Effective cost by charge month', 'a thing is a service, product, initiative, team, asset or contract']}
        stale={catalog.stale}
        failure={catalog.answer && catalog.failure}
      />
      {catalog.answer?.things.length === 0 && <Start />}
      <Await reply={unmapped} height={260}>
        {(answer) => <UnmappedView unmapped={answer} things={things} />}
      </Await>
      {(thing === 'new' || open) && (
        <CatalogEditor
          key={open?.id ?? 'new'}
          thing={open}
          things={things}
          onClose={() => change({ thing: undefined })}
        />
      )}
      <Await reply={catalog} height={320}>
        {(answer) => (
          <ThingsTable
            catalog={answer}
            tools={
              <SegmentedControl
                size="xs"
                aria-label="Catalog"
                data={[
                  { value: 'as-was', label: 'As it was' },
                  { value: 'as-is', label: 'As it is now' },
                ]}
                value={view}
                onChange={(next) => change({ things: next === 'as-is' ? 'as-is' : undefined })}
              />
            }
          />
        )}
      </Await>
    </>
  );
}

/** How a catalog begins: with a table, or with what the bills say already. */
function Start() {
  const { answer } = useAnswer('sources.template', { kind: 'catalog' }, { companyless: true });
  return (
    <p className={styles['start']}>
      Make things out of the values below, or{' '}
      <LinkButton
        disabled={!answer}
        onClick={() => answer && download(answer.file.name, answer.file.text, answer.file.mediaType)}
      >
        download the template
      </LinkButton>
      , fill it in, and read it as a table of the kind Catalog on{' '}
      <Link to="/sources" search={({ company, period }) => ({ company, period })}>
        Loaded
      </Link>
      .
    </p>
  );
}

/** Changes what the address says of the catalog; the page stays where it is scrolled to. */
function useChangeCatalog(): (next: SourcesSearch) => void {
  const navigate = useNavigate();
  return (next) => void navigate({ to: '/sources', search: (search) => ({ ...search, ...next }), resetScroll: false });
}

/** An address can hold a text that is no period: all months are shown then. */
function boundsOf(period: string | undefined): { readonly from?: string; readonly to?: string } {
  if (period === undefined) return {};
  try {
    return monthBounds(period);
  } catch {
    return {};
  }
}
