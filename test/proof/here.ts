import { byEsbuild, proveBundler } from './bundlers.js'
import type { Finding } from './finding.js'
import { ROOT, run } from './project.js'
import { proveRuntime, THIS_NODE } from './runtimes.js'
import { proveTypes } from './types.js'

/** What needs nothing but the package: this Node and esbuild. `expected` is what all others are held to. */
export async function proveHere(project: string): Promise<{ findings: Finding[]; expected: string }> {
  const printed = run(process.execPath, ['main.mjs'], project)
  if ('failure' in printed) throw new Error(`the packed file does not run: ${printed.failure}`)
  const expected = printed.output
  return {
    expected,
    findings: [
      ...proveRuntime(THIS_NODE, project, expected),
      ...(await proveBundler('esbuild', byEsbuild, project, expected)),
    ],
  }
}

/** By the compiler of this repository. */
export function proveTypesHere(project: string): Finding[] {
  return proveTypes(project, `${ROOT}node_modules/typescript/bin/tsc`)
}
