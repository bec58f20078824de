import fc from 'fast-check';

/**
 * Properties try the same values in each run, so that a gate does not fail by chance. Other values:
 * `SEED=12 npx jest …`.
 */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 4711) });

export default fc;
