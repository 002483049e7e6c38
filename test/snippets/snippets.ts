import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/*
 * The code that users copy: blocks of README and of the guides, the `@example`s of everything public, and the examples. A comment
 * `// → value` (or `// => value`) behind a statement, or on the line after it, says what it gives: a JavaScript expression.
 */

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const DOORS = ['index', 'minhash', 'input', 'store', 'batch', 'cluster', 'workers']
const packageOf = (door: string) => (door === 'index' ? 'doppelwire' : `doppelwire/${door}`)

/** A piece of code that is complete in itself. */
export interface Snippet {
  readonly name: string
  readonly code: string
}

/** The `ts` blocks of Markdown. */
export function blocksOf(text: string, name: string): Snippet[] {
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => ({
    name: `${name}:${text.slice(0, match.index).split('\n').length}`,
    code: match[1]!,
  }))
}

function filesIn(folder: string, ending: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => name.endsWith(ending) && !name.startsWith('research'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort()
}

export function markdownSnippets(): Snippet[] {
  const files = ['README.md', ...filesIn('docs', '.md')]
  return files.flatMap((file) => blocksOf(readFileSync(join(root, file), 'utf8'), file))
}

export function exampleFiles(): Snippet[] {
  return filesIn('examples', '.ts').map((name) => ({ name, code: readFileSync(join(root, name), 'utf8') }))
}

/** The `@example`s of what the doors export and of the methods of exported classes, with the imports that they leave out. */
export function docSnippets(): Snippet[] {
  const files = DOORS.map((door) => join(root, 'dist', `${door}.d.ts`))
  const program = ts.createProgram(files, OPTIONS)
  const checker = program.getTypeChecker()
  const exported = new Map(
    DOORS.map((door, i) => {
      const module = checker.getSymbolAtLocation(program.getSourceFile(files[i]!)!)!
      return [door, checker.getExportsOfModule(module)] as const
    }),
  )
  const seen = new Set<ts.Symbol>()
  return DOORS.flatMap((door) => {
    const others = DOORS.filter((other) => other !== door)
    const doorOf = (name: string) =>
      [door, ...others].find((one) => exported.get(one)!.some((symbol) => symbol.name === name))
    return exported.get(door)!.flatMap((alias) => {
      const symbol = (alias.flags & ts.SymbolFlags.Alias) === 0 ? alias : checker.getAliasedSymbol(alias)
      if (seen.has(symbol)) return []
      seen.add(symbol)
      const members = [...(symbol.members?.values() ?? []), ...(symbol.exports?.values() ?? [])]
      return [symbol, ...members].flatMap((one) =>
        examplesOf(one, checker).map((code, i) => {
          const name = `${packageOf(door)} ${one === symbol ? '' : `${symbol.name}.`}${one.name}${i > 0 ? ` ${i + 1}` : ''}`
          return { name, code: withImports(code, doorOf) }
        }),
      )
    })
  })
}

function examplesOf(symbol: ts.Symbol, checker: ts.TypeChecker): string[] {
  const tags = symbol.getJsDocTags(checker).filter(({ name }) => name === 'example')
  return [...new Set(tags.map(({ text }) => ts.displayPartsToString(text)))]
}

function withImports(code: string, doorOf: (name: string) => string | undefined): string {
  const source = ts.createSourceFile('snippet.ts', code, ts.ScriptTarget.ES2022, true)
  const used = new Set<string>()
  const declared = new Set<string>()
  const visit = (node: ts.Node) => {
    if (ts.isIdentifier(node)) {
      const isName = 'name' in node.parent && node.parent.name === node
      const isProperty = ts.isPropertyAccessExpression(node.parent) || ts.isPropertyAssignment(node.parent)
      if (isName && !isProperty) declared.add(node.text)
      else if (!isName) used.add(node.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  const imports = [...used]
    .filter((name) => !declared.has(name))
    .flatMap((name) => {
      const door = doorOf(name)
      return door === undefined ? [] : [`import { ${name} } from '${packageOf(door)}'`]
    })
  return [...imports, code].join('\n')
}

const OPTIONS: ts.CompilerOptions = {
  ...{ strict: true, noEmit: true, skipLibCheck: true, types: ['node'] },
  ...{ target: ts.ScriptTarget.ES2022, lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'] },
  ...{ module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
}

/** What a strict compiler says of the snippets, as they would stand in a module of a user's. */
export function typeErrors(snippets: readonly Snippet[], options: ts.CompilerOptions = {}): string[] {
  const codes = new Map(snippets.map(({ code }, i) => [join(root, `snippet-${i}.ts`), `${code}\nexport {}\n`]))
  const names = new Map(snippets.map(({ name }, i) => [join(root, `snippet-${i}.ts`), name]))
  const all = { ...OPTIONS, ...options }
  const host = ts.createCompilerHost(all)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (file) => codes.has(file) || fileExists(file)
  host.readFile = (file) => codes.get(file) ?? readFile(file)
  host.getSourceFile = (file, version, ...more) => {
    const code = codes.get(file)
    return code === undefined ? getSourceFile(file, version, ...more) : ts.createSourceFile(file, code, version, true)
  }
  return ts
    .getPreEmitDiagnostics(ts.createProgram([...codes.keys()], all, host))
    .map(({ file, start, messageText }) => {
      const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0
      const where = file ? (names.get(file.fileName) ?? relative(root, file.fileName)) : ''
      return `${where}, line ${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
    })
}

/** What a snippet says that a statement gives. */
export interface Claim {
  /** From 1. */
  readonly line: number
  readonly text: string
}

/** A snippet as the body of an async function: its claims are handed to `claim`, and modules come from `load`. */
interface Runnable {
  readonly claims: readonly Claim[]
  readonly run: (
    load: (name: string) => Promise<unknown>,
    claim: (number: number, value: unknown) => void,
  ) => Promise<void>
}

const CLAIM = /^[ \t]*(?:\n[ \t]*)?\/\/ (?:→|=>) (.*)/

export function toRunnable({ code }: Snippet): Runnable {
  const source = ts.createSourceFile('snippet.ts', code, ts.ScriptTarget.ES2022, true)
  const claims: Claim[] = []
  const edits: { start: number; end: number; text: string }[] = []
  const claimBehind = (node: ts.Node): number | undefined => {
    const text = CLAIM.exec(code.slice(node.end))?.[1]
    if (text === undefined) return undefined
    claims.push({ line: source.getLineAndCharacterOfPosition(node.end).line + 1, text })
    return claims.length - 1
  }
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node)) {
      const { namedBindings } = node.importClause ?? {}
      const names =
        namedBindings && ts.isNamedImports(namedBindings)
          ? namedBindings.elements.filter(({ isTypeOnly }) => !isTypeOnly)
          : []
      const list = names.map(({ name, propertyName }) =>
        propertyName ? `${propertyName.text}: ${name.text}` : name.text,
      )
      const text = `const { ${list.join(', ')} } = await load(${node.moduleSpecifier.getText()});`
      edits.push({ start: node.getStart(), end: node.end, text })
      return
    }
    if (ts.isExpressionStatement(node)) {
      const number = claimBehind(node)
      if (number !== undefined) {
        edits.push({
          start: node.getStart(),
          end: node.end,
          text: `claim(${number}, (${node.expression.getText()}));`,
        })
        return
      }
    } else if (ts.isVariableStatement(node)) {
      const number = claimBehind(node)
      const { name } = node.declarationList.declarations.at(-1)!
      if (number !== undefined)
        edits.push({ start: node.end, end: node.end, text: `;claim(${number}, ${name.getText()});` })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  let body = code
  for (const { start, end, text } of edits.sort((a, b) => b.start - a.start)) {
    body = body.slice(0, start) + text + body.slice(end)
  }
  const script = ts.transpile(`(async (load, claim) => {\n${body}\n})`, { target: ts.ScriptTarget.ES2022 })
  // biome-ignore lint/security/noGlobalEval: the code of this very project
  return { claims, run: globalThis.eval(script) }
}
