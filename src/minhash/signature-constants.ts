// Numbers of the sketch in `signature.ts`. Plain numbers only: the AssemblyScript of the kernel imports this file too.

/** The difference of the salts of two rounds, before they are mixed: 2^32 divided by the golden ratio (a Weyl sequence). */
export const ROUND_STEP = 0x9e3779b9
/** Makes a rank of a hash: a factor that is odd, so that different hashes have different ranks. */
export const RANK_FACTOR = 0x2c1b3c6d
/** The greatest rank. It fills no value, so it stands for an empty one; one shingle in 2^32 has it. */
export const EMPTY = 0x7fffffff
