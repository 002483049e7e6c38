import { relative } from 'node:path'

/*
 * A reporter for Stryker that prints each survivor once it is known: a run that is cut off leaves what it found. In JavaScript, because
 * Stryker's own processes load it too.
 */
class SurvivorsReporter {
  onMutantTested({ status, fileName, location, replacement }) {
    if (status !== 'Survived' && status !== 'NoCoverage') return
    const { line, column } = location.start
    console.log(
      `${status} ${relative(process.cwd(), fileName)}:${line}:${column}  ->  ${replacement.replace(/\s+/g, ' ').slice(0, 80)}`,
    )
  }
}

export const strykerPlugins = [{ kind: 'Reporter', name: 'survivors', injectableClass: SurvivorsReporter }]
