// What TypeScript calls. The memory is laid out by `layout.ts`; nothing is allocated here.
export { countDistinct } from './count-distinct'
export { fold } from './fold'
export { hashTokens } from './hash-tokens'
export { listWords } from './list-words'
export { lookUpStems } from './look-up-stems'
export { packSpans } from './pack-spans'
export { scan } from './scan'
export { sign, signHashes } from './sign'
