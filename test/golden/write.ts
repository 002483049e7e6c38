import { parseArgs } from 'node:util'
import { readOutputs, readPairs, writeFingerprints, writeOutputs, writePairs } from './files.js'
import { type PinnedPair, pinCommands, pinFingerprints, pinPairs } from './pinned.js'

/*
 *     npm run golden
 *     npm run golden -- --rename thread=orderedOverlap --rename phrases=
 *
 * The first writes the golden files from the code as it stands: read the diff before you commit it. The second asks no code: it
 * gives measures in the files their new names and drops those with none, so that the tests prove that names alone have changed.
 * What a command prints for people is laid out by the names, and has to be written anew afterwards.
 */
const { values } = parseArgs({ options: { rename: { type: 'string', multiple: true } } })

if (values.rename) {
  const names = new Map(values.rename.map((given) => given.split('=', 2) as [string, string]))
  writePairs(readPairs().map((pair) => ({ ...pair, measures: renamed(pair.measures, names) })))
  writeOutputs(new Map([...readOutputs()].map(([name, output]) => [name, renamedOutput(output, names)])))
} else {
  writeFingerprints(await pinFingerprints())
  writePairs(await pinPairs())
  writeOutputs(await pinCommands())
}

/** Both `facts.shorter` and `facts`, with all of its parts, can be renamed. */
function renamed(measures: PinnedPair['measures'], names: ReadonlyMap<string, string>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(measures).flatMap(([name, value]) => {
      const [group, ...part] = name.split('.')
      const ofGroup = names.get(group!)
      const to = names.get(name) ?? (ofGroup ? [ofGroup, ...part].join('.') : ofGroup)
      return to === '' ? [] : [[to ?? name, value]]
    }),
  )
}

/** The lines of JSON that hold measures, with these renamed; everything else as it is. */
function renamedOutput(output: string, names: ReadonlyMap<string, string>): string {
  return output.replace(/^\{.*"measures":.*$/gm, (line) => {
    const value = JSON.parse(line)
    const measures = Object.entries(value.measures).flatMap(([name, measure]) => {
      const to = names.get(name) ?? name
      return to === '' ? [] : [[to, measure]]
    })
    return JSON.stringify({ ...value, measures: Object.fromEntries(measures) })
  })
}
