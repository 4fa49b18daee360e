import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { asCallError } from '../api/use-answer.ts';
import { Failure } from '../parts/failure.tsx';

/** Shown in place of a page that broke. */
export function PageFault({ error, reset }: ErrorComponentProps) {
  return <Failure failure={asCallError(error)} retry={reset} />;
}

/** Shown at an address that no page has. */
export function NotFound() {
  return (
    <>
      <h1>There is no page at this address.</h1>
      <p>
        <Link to="/">Open the Overview</Link>
      </p>
    </>
  );
}
