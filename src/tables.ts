/*
 * An entry of the build alone, which puts the tables into files of their own; see tsup.config.ts.
 */
export { FEED_TREES } from './compare/feed-trees.table.js'
export { PAIR_TREES } from './compare/pair-trees.table.js'
export { BINARY } from './kernel/binary.js'
export { STEMS } from './language/idf.table.js'
export { FOLDS, KINDS } from './text/characters.table.js'
