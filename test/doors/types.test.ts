import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

/*
 * The declarations as users get them: what a program written against them finds out.
 */

const dist = join(dirname(fileURLToPath(import.meta.url)), '../../dist')
const DOORS = ['index', 'minhash', 'input', 'store', 'batch', 'cluster', 'workers']
const files = DOORS.map((door) => join(dist, `${door}.d.ts`))
for (const file of files) if (!existsSync(file)) throw new Error(`${file} is missing: run npm run build`)

const program = ts.createProgram(files, {
  ...{ strict: true, skipLibCheck: false, noEmit: true, types: ['node'] },
  ...{
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  },
})
const checker = program.getTypeChecker()

const resolved = (symbol: ts.Symbol) =>
  (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol)
const isOurs = (node: ts.Node) => node.getSourceFile().fileName.startsWith(dist)

/** What a door exports, by the name under which it does. */
function exportsOf(door: string): Map<string, ts.Symbol> {
  const source = program.getSourceFile(join(dist, `${door}.d.ts`))!
  const module = checker.getSymbolAtLocation(source)!
  return new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, resolved(symbol)]))
}
const doors = new Map(DOORS.map((door) => [door, exportsOf(door)]))

/** The types of ours that a declaration names, each with where it does. */
function namesIn(declaration: ts.Node): Map<ts.Symbol, string> {
  const named = new Map<ts.Symbol, string>()
  const visit = (node: ts.Node) => {
    const name = ts.isTypeReferenceNode(node)
      ? node.typeName
      : ts.isExpressionWithTypeArguments(node)
        ? node.expression
        : undefined
    const symbol = name && checker.getSymbolAtLocation(name)
    const target = symbol && resolved(symbol)
    const isType = target?.declarations?.some((one) => isOurs(one) && !ts.isTypeParameterDeclaration(one))
    if (target && isType) named.set(target, node.getText())
    ts.forEachChild(node, visit)
  }
  visit(declaration)
  return named
}

const commentOf = (symbol: ts.Symbol) => ts.displayPartsToString(symbol.getDocumentationComment(checker))
const hasExample = (symbol: ts.Symbol) => symbol.getJsDocTags(checker).some(({ name }) => name === 'example')

describe('the declarations', () => {
  test('have no errors of their own, checked strictly', () => {
    const errors = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText, file }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)
    expect(errors).toEqual([])
  })

  test.each(DOORS)('of %s name no type that neither it nor the main door exports', (door) => {
    const exported = new Set([...doors.get(door)!.values(), ...doors.get('index')!.values()])
    const missing = [...doors.get(door)!].flatMap(([name, symbol]) =>
      (symbol.declarations ?? [])
        .flatMap((declaration) => [...namesIn(declaration)])
        .filter(([named]) => !exported.has(named))
        .map(([, text]) => `${name}: ${text}`),
    )
    expect(missing).toEqual([])
  })

  test.each(DOORS)('of %s say what each name is', (door) => {
    const silent = [...doors.get(door)!].filter(([, symbol]) => commentOf(symbol) === '').map(([name]) => name)
    expect(silent).toEqual([])
  })

  test.each(DOORS)('of %s show each function and class at work', (door) => {
    const callable = ts.SymbolFlags.Function | ts.SymbolFlags.Class
    const without = [...doors.get(door)!]
      .filter(([name, symbol]) => (symbol.flags & callable) !== 0 && !MADE_ELSEWHERE.has(name) && !hasExample(symbol))
      .map(([name]) => name)
    expect(without).toEqual([])
  })

  test.each(DOORS)('of %s say what each field holds', (door) => {
    const fields = ts.SymbolFlags.Property | ts.SymbolFlags.Accessor
    const silent = [...doors.get(door)!.values()].flatMap((symbol) =>
      [...(symbol.members?.values() ?? [])]
        .filter(({ flags, name }) => (flags & fields) !== 0 && !name.startsWith('__') && name !== '#private')
        .filter((member) => commentOf(member) === '')
        .map((member) => `${symbol.name}.${member.name}`),
    )
    expect(silent).toEqual([])
  })

  test.each(DOORS)('of %s say what each method does', (door) => {
    const silent = [...doors.get(door)!.values()]
      .filter(({ flags }) => (flags & ts.SymbolFlags.Class) !== 0)
      .flatMap((symbol) =>
        [...(symbol.members?.values() ?? [])]
          .filter(({ flags, name }) => (flags & ts.SymbolFlags.Method) !== 0 && !name.startsWith('__'))
          .filter((member) => commentOf(member) === '' && member.getJsDocTags(checker).length === 0)
          .map((member) => `${symbol.name}.${member.name}`),
      )
    expect(silent).toEqual([])
  })

  test('say nothing of files of the source, and show nothing of the inside', () => {
    const shown = program
      .getSourceFiles()
      .filter(({ fileName }) => fileName.startsWith(dist))
      .flatMap(({ fileName, text }) =>
        [...text.matchAll(/@internal|\bsrc\/\S*|\b\w+\/[\w/-]+\.ts\b|Transient|Internals|#\w+ in/g)].map(
          ([match]) => `${basename(fileName)}: ${match}`,
        ),
      )
    expect(shown).toEqual([])
  })
})

/** Classes whose objects a function makes: the example stands there. And the error, which nobody makes. */
const MADE_ELSEWHERE = new Set(['Deduper', 'StoredDeduper', 'SharedDeduper', 'MinHash', 'DoppelwireError'])
