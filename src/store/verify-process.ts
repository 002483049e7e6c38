import process from 'node:process'
import { openLmdbStore } from './lmdb-store.js'
import { END } from './verify-store.js'

// The process of `verifyStore`: prints what is damaged, one JSON string a line.
const write = (line: string) => new Promise<void>((resolve) => process.stdout.write(`${line}\n`, () => resolve()))

try {
  const store = await openLmdbStore(process.argv[2]!, true)
  for (const finding of store.damage()) await write(JSON.stringify(finding))
  await store.close()
} catch (error) {
  await write(JSON.stringify((error as Error).message))
}
await write(END)
