import fc from 'fast-check';

/** Properties are tried with one seed, so that a run says the same about the same commit. `CAPWISE_SEED` sets another. */
fc.configureGlobal({ seed: Number(process.env['CAPWISE_SEED'] ?? 20261125) });
