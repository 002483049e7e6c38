import type { Kernel } from './contract.js'
import { createPlainKernel } from './plain.js'
import { createWasmKernel } from './wasm.js'

export type { Kernel } from './contract.js'

let fastest: Kernel | undefined

/** The fastest kernel that runs here. All callers share it: each takes a result before the next call. */
export function fastestKernel(): Kernel {
  fastest ??= createWasmKernel(createPlainKernel()) ?? createPlainKernel()
  return fastest
}
