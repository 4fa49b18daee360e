import type { TableKind } from '@capwise/contract';
import { useAnswer } from '../../api/use-answer.ts';
import { download } from '../../parts/download.ts';
import { LinkButton } from '../../parts/link-button.tsx';

type Props = { readonly kind: TableKind; readonly children: React.ReactNode };

/** Downloads the template of a kind of table. */
export function TableTemplate({ kind, children }: Props) {
  const { answer } = useAnswer('sources.template', { kind }, { companyless: true });
  return (
    <LinkButton
      disabled={!answer}
      onClick={() => answer && download(answer.file.name, answer.file.text, answer.file.mediaType)}
    >
      {children}
    </LinkButton>
  );
}
