import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { chooseScale, counted, type Scale } from '../../format/amount.ts';
import { csvText } from '../../format/csv.ts';
import { download } from '../../parts/download.ts';
import { Figure } from '../../parts/figure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import {
  catalogRows,
  monthsWords,
  pressed,
  readSort,
  sorted,
  type Catalog,
  type CatalogThing,
  type Sort,
  type SortKey,
} from './catalog.ts';
import styles from './catalog.module.css';

const columns: readonly (readonly [SortKey, string])[] = [
  ['name', 'Thing'],
  ['kind', 'Kind'],
  ['parent', 'Belongs to'],
  ['owner', 'Owner'],
];

type Props = { readonly catalog: Catalog; readonly tools: React.ReactNode };

/** Every thing with what names it and what it costs by itself; with what nothing names they are the total. */
export function ThingsTable({ catalog, tools }: Props) {
  const sort = readSort(useSearch({ from: '/sources', select: (search) => search.sort }));
  const { things } = catalog;
  const scale = chooseScale(
    catalog.total.map(({ value }) => value),
    catalog.total[0]?.unit ?? '',
  );
  return (
    <Section
      title="Things"
      note={`${counted(things.length, 'thing')} · ${scale.label}`}
      tools={
        <>
          {tools}
          <Link
            to="/sources"
            search={(search) => ({ ...search, thing: 'new' })}
            resetScroll={false}
            className={styles['add']}
          >
            Add a thing
          </Link>
          {things.length > 0 && (
            <LinkButton onClick={() => download('catalog.csv', csvText(catalogRows(things)), 'text/csv')}>
              Export CSV
            </LinkButton>
          )}
        </>
      }
    >
      {things.length === 0 ? (
        <p className={styles['aside']}>No thing is known yet.</p>
      ) : (
        <ScrollRegion label="Things of the catalog">
          <table className={`${table['table']} ${table['sticky']}`}>
            <Heads sort={sort} />
            <tbody>
              {sorted(things, sort).map((thing) => (
                <ThingRow key={thing.id} thing={thing} things={things} scale={scale} />
              ))}
            </tbody>
            <Totals catalog={catalog} scale={scale} />
          </table>
        </ScrollRegion>
      )}
    </Section>
  );
}

function Heads({ sort }: { readonly sort: Sort }) {
  const head = (by: SortKey, label: string) => <Head key={by} by={by} label={label} sort={sort} />;
  return (
    <thead>
      <tr>
        {columns.map(([by, label]) => head(by, label))}
        <th scope="col">Named by</th>
        {head('cost', 'Cost')}
        {head('whole', 'With its parts')}
      </tr>
    </thead>
  );
}

function Head({ by, label, sort }: { readonly by: SortKey; readonly label: string; readonly sort: Sort }) {
  const navigate = useNavigate();
  const press = () =>
    void navigate({
      to: '/sources',
      search: (search) => ({ ...search, sort: pressed(sort, by) }),
      resetScroll: false,
    });
  return (
    <th
      scope="col"
      className={by === 'cost' || by === 'whole' ? table['number'] : undefined}
      aria-sort={sort.by !== by ? undefined : sort.descending ? 'descending' : 'ascending'}
    >
      <button type="button" className={table['columnHead']} onClick={press}>
        {label}
        {sort.by === by && <span aria-hidden> {sort.descending ? '↓' : '↑'}</span>}
      </button>
    </th>
  );
}

type RowProps = { readonly thing: CatalogThing; readonly things: readonly CatalogThing[]; readonly scale: Scale };

function ThingRow({ thing, things, scale }: RowProps) {
  const { id, name, kind, owner, parent, retired, spans, aliases, cost, whole } = thing;
  const nameOf = (one: string | null): string =>
    one === null ? '–' : (things.find((other) => other.id === one)?.name ?? one);
  const before = spans.length > 1 ? spans : [];
  return (
    <tr>
      <th scope="row">
        <Link
          to="/sources"
          search={(search) => ({ ...search, thing: id })}
          resetScroll={false}
          aria-label={`Change ${name}`}
        >
          {name}
        </Link>
        {retired && <span className={table['detail']}>no more</span>}
        {before.map((span) => (
          <span key={span.from ?? ''} className={table['detail']}>
            {[span.name === name ? '' : `“${span.name}”`, nameOf(span.parent), monthsWords(span)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        ))}
      </th>
      <td>{kind}</td>
      <td>{nameOf(parent)}</td>
      <td>{owner ?? '–'}</td>
      <td>
        {aliases.length === 0 && '–'}
        {aliases.map((alias) => (
          <span key={`${alias.kind} ${alias.value} ${alias.from}`} className={styles['alias']}>
            {alias.kind} = {alias.value}
            <span className={table['detail']}>{monthsWords(alias)}</span>
          </span>
        ))}
      </td>
      <CostCell figures={cost} scale={scale} label={`Cost of ${name}`} />
      <CostCell figures={whole} scale={scale} label={`Cost of ${name} and all that belongs to it`} />
    </tr>
  );
}

function Totals({ catalog, scale }: { readonly catalog: Catalog; readonly scale: Scale }) {
  const line = (label: string, figures: Catalog['total']) => (
    <tr>
      <th scope="row">{label}</th>
      <td colSpan={4} />
      <CostCell figures={figures} scale={scale} label={label} />
      <td />
    </tr>
  );
  return (
    <tfoot>
      {line('Named by nothing', catalog.unmapped)}
      {line('Total', catalog.total)}
    </tfoot>
  );
}

type CostProps = { readonly figures: Catalog['total']; readonly scale: Scale; readonly label: string };

function CostCell({ figures, scale, label }: CostProps) {
  return (
    <td className={table['number']}>
      {figures.length === 0 && '–'}
      {figures.map((figure) => (
        <div key={figure.unit}>
          <Figure figure={figure} scale={scale} label={label} />
          {figures.length > 1 && ` ${figure.unit}`}
        </div>
      ))}
    </td>
  );
}
