/** npm minhashjs 1.0.1 comes without types, and its entry is no module that Node loads: the file behind it is. */
declare module 'minhashjs/MinHash.js' {
  export class MinHash {
    constructor(options?: { num_perm?: number })
    readonly hashvalues: BigUint64Array
    update(element: string): void
    jaccard(other: MinHash): number
  }
}
