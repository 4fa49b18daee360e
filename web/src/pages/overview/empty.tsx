import { PageHead } from '../../parts/page-head.tsx';
import { LoadLine } from './load-line.tsx';

/** A company without books: says what to load. */
export function Empty() {
  return (
    <>
      <PageHead
        sentence="Nothing is loaded yet. Load a cloud bill and this page says what it does to EBITDA and to cash."
        facts={['A FOCUS export of your provider is enough: versions 1.0-preview to 1.4, as CSV, CSV.gz or Parquet']}
      />
      <LoadLine />
    </>
  );
}
