import { spawn } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { DoppelwireError } from '../errors.js'
import { checkFolder } from './lmdb-files.js'

/**
 * Reads all of a store in a process of its own, and says what is damaged or missing; nothing for a sound store. Damage to the pages
 * of LMDB can end a process that reads them: here that is a finding.
 *
 * @throws DoppelwireError `INPUT_MISSING`, `STORE_INVALID` for a folder that is no store
 */
export async function verifyStore(folder: string): Promise<string[]> {
  try {
    checkFolder(folder, true)
  } catch (error) {
    if (error instanceof DoppelwireError && /file was cut/.test(error.message)) return [error.message]
    throw error
  }
  const script = fileURLToPath(new URL('./verify-process.js', import.meta.url))
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
  })
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8')
  })
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve([code, signal]))
  })
  const lines = output.split('\n').filter((line) => line !== '')
  const findings = lines.filter((line) => line !== END).map((line) => JSON.parse(line) as string)
  if (signal !== null) findings.push(`the process that read the store died of ${signal}: its pages are damaged`)
  else if (code !== 0 || !lines.includes(END)) {
    findings.push(
      `the process that read the store ended early: ${errors.trim().split('\n').at(-1) || `exit code ${code}`}`,
    )
  }
  return findings
}

/** The last line of a process that read to the end. */
export const END = 'end'
