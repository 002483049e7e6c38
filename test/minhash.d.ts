/** npm minhash 0.0.9 comes without types: the part of it that the tests use. */
declare module 'minhash' {
  export class Minhash {
    constructor(options?: { numPerm?: number; seed?: number })
    update(element: string): void
    jaccard(other: Minhash): number
  }
}
