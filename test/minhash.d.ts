/** npm minhash 0.0.9 comes without types: the part of it that the tests and benchmarks use. */
declare module 'minhash' {
  export class Minhash {
    constructor(options?: { numPerm?: number; seed?: number })
    readonly hashvalues: number[]
    update(element: string): void
    jaccard(other: Minhash): number
  }
  export class LshIndex {
    constructor(options?: { bandSize?: number })
    insert(key: string, signature: Minhash): void
    query(signature: Minhash): string[]
  }
}
