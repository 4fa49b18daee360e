import { useNavigate } from '@tanstack/react-router';
import { useCompany } from '../api/company.ts';

type Props = {
  /** An address of the workbench as the server gives it: `/sources?ledger=1`. */
  readonly address: string;
  readonly children: React.ReactNode;
  readonly className?: string | undefined;
};

/** A link to an address that the server gave, in the company on screen. */
export function AddressLink({ address, children, className }: Props) {
  const navigate = useNavigate();
  const company = useCompany();
  const joint = address.includes('?') ? '&' : '?';
  const href = company === undefined ? address : `${address}${joint}company=${encodeURIComponent(company)}`;
  return (
    <a
      href={href}
      className={className}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        void navigate({ href });
      }}
    >
      {children}
    </a>
  );
}
