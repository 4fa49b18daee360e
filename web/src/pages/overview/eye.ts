import { useState } from 'react';

/** Who looks at the first screen: it changes what stands first, never what is shown. */
export const eyeNames = { tpm: 'TPM', finops: 'FinOps', finance: 'Finance' } as const;
export type Eye = keyof typeof eyeNames;

const key = 'capwise.eye';

/** The eye that this browser chose; none until it did. */
export function useEye(): readonly [Eye | undefined, (eye: Eye | undefined) => void] {
  const [eye, setEye] = useState(readEye);
  const choose = (next: Eye | undefined) => {
    setEye(next);
    try {
      if (next) localStorage.setItem(key, next);
      else localStorage.removeItem(key);
    } catch {
      return;
    }
  };
  return [eye, choose];
}

/** A browser that keeps nothing has no eye. */
function readEye(): Eye | undefined {
  try {
    const kept = localStorage.getItem(key);
    return kept !== null && Object.hasOwn(eyeNames, kept) ? (kept as Eye) : undefined;
  } catch {
    return undefined;
  }
}
