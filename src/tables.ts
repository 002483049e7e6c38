/*
 * The tables of all rooms, which the build keeps in one file, in this order, the shortest that was found: see tsup.config.ts.
 */

// biome-ignore assist/source/organizeImports: the order is what matters
export { STEM_COUNTS, STEMS } from './language/idf.table.js'
export { PAIR_TREES } from './compare/pair-trees.table.js'
export { FEED_TREES } from './compare/feed-trees.table.js'
export { FOLDS, KINDS } from './text/characters.table.js'
export { BINARY, SHIFT } from './kernel/binary.js'
