/*
 * The table of stored words: buckets by the low bits of a word's hash. A bucket holds four words in half a cache line: four
 * tags, then four entries, so that one vector comparison finds a word, or finds that it is missing, without a branch. A new
 * word pushes the oldest word out of a full bucket.
 *
 *     tag      the surface hash of the word, mixed with the number of its language
 *     entry    24 bits of the stem | 3 more bits of the hash | 5 bits: the idf step plus one
 *
 * A word is identified by 15 bits of its hash (the bucket), 32 bits of its surface hash and 3 more bits of its hash. The table
 * holds 131,072 words, so among a million different words read one after another, the chance that any is mistaken for
 * another is 2^17 * 10^6 / 2^50, 1 in 8,600.
 *
 * Plain numbers only: the AssemblyScript of the kernel imports this file too.
 */

export const BUCKET_BITS = 15
export const BUCKET_MASK = (1 << BUCKET_BITS) - 1
/** How many words a bucket holds. */
export const WAYS = 4
/** log2 of the numbers in a bucket: a tag and an entry for each word. */
export const BUCKET_SIZE_BITS = 3
/** The bits of an entry that repeat bits of the hash. */
export const CHECK_MASK = 0xe0
/** How far right a hash is shifted so that the bits above the bucket's stand under CHECK_MASK. */
export const CHECK_SHIFT = BUCKET_BITS - 5
/** The bits of an entry that hold the idf step plus one. */
export const STEP_MASK = 0x1f
/** 2^18 numbers of 4 bytes, 1 MB: read at random, once a word, the table should fit the second-level cache. */
export const TABLE_LENGTH = 1 << (BUCKET_BITS + BUCKET_SIZE_BITS)
