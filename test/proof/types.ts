import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from './finding.js'
import { run } from './project.js'

/** The types of the package by both ways to resolve them, with the types of libraries checked as well. */
export function proveTypes(project: string, compiler: string): Finding[] {
  const kinds = [
    { name: 'nodenext, types of Node', module: 'nodenext', lib: ['es2022'], types: ['node'] },
    { name: 'bundler, types of Node', module: 'bundler', lib: ['es2022'], types: ['node'] },
    // `doppelwire/store` has a deduper to be declared with `await using`.
    { name: 'bundler, types of the DOM', module: 'bundler', lib: ['es2022', 'esnext.disposable', 'dom'], types: [] },
  ]
  return kinds.map(({ name, module, lib, types }) => {
    const compilerOptions = {
      ...{
        strict: true,
        noEmit: true,
        skipLibCheck: false,
        exactOptionalPropertyTypes: true,
        target: 'es2022',
        lib,
        types,
      },
      ...(module === 'nodenext' ? { module } : { module: 'esnext', moduleResolution: module }),
    }
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n')
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }))
    const printed = run(process.execPath, [compiler, '--project', 'tsconfig.json'], project)
    return {
      where: 'TypeScript',
      what: name,
      holds: 'output' in printed,
      detail: 'failure' in printed ? printed.failure : 'strict, no error',
    }
  })
}
