import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes of all that can still be reached, but for the contents of typed arrays. */
export function liveBytes(): number {
  collect()
  return process.memoryUsage().heapUsed
}
