/** One example: what is seen, whether it is a copy, and how much it counts. */
export interface Example {
  readonly inputs: readonly number[]
  readonly copy: boolean
  readonly weight: number
}

export interface LogisticFit {
  readonly intercept: number
  readonly weights: readonly number[]
}

/** What a weight may be: 1 not below 0, -1 not above 0, 0 anything. */
export type Sign = 1 | 0 | -1

const STEPS = 100
const PRECISE = 1e-9

/**
 * Ridge logistic regression (le Cessie and van Houwelingen 1992): the weights that minimise the mean log loss plus
 * `ridge` times the sum of their squares, inputs standardised; the intercept is free. Weights that a sign would be
 * broken by stand at 0. Projected Newton (Bertsekas 1982): the loss is convex, so what it settles on is the minimum.
 */
export function fitLogistic(examples: readonly Example[], ridge: number, signs: readonly Sign[] = []): LogisticFit {
  const width = examples[0]?.inputs.length ?? 0
  const total = sum(examples.map(({ weight }) => weight))
  const moments = Array.from({ length: width }, (_, input) => {
    const mean = sum(examples.map(({ inputs, weight }) => weight * inputs[input]!)) / total
    const variance = sum(examples.map(({ inputs, weight }) => weight * (inputs[input]! - mean) ** 2)) / total
    return { mean, spread: Math.sqrt(variance) || 1 }
  })
  // The intercept is one more input, always 1, without ridge or sign.
  const rows = examples.map(({ inputs, copy, weight }) => ({
    z: [...moments.map(({ mean, spread }, input) => (inputs[input]! - mean) / spread), 1],
    target: copy ? 1 : 0,
    share: weight / total,
  }))
  const project = (weights: readonly number[]): number[] =>
    weights.map((weight, input) => (weight * (signs[input] ?? 0) < 0 ? 0 : weight))
  const loss = (weights: readonly number[]): number =>
    sum(rows.map(({ z, target, share }) => share * logLoss(dot(weights, z), target))) +
    ridge * sum(weights.slice(0, width).map((weight) => weight * weight))

  let weights: number[] = new Array(width + 1).fill(0)
  let current = loss(weights)
  for (let step = 0; step < STEPS; step++) {
    const { gradient, curvature } = derivatives(rows, weights, ridge)
    const held = weights.map((weight, input) => weight === 0 && gradient[input]! * (signs[input] ?? 0) > 0)
    const direction = solve(curvature, gradient, held)
    let length = 1
    let next = project(weights.map((weight, input) => weight - direction[input]!))
    while (loss(next) > current && length > PRECISE) {
      length /= 2
      next = project(weights.map((weight, input) => weight - length * direction[input]!))
    }
    const lower = loss(next)
    if (!(current - lower > PRECISE * PRECISE)) break
    weights = next
    current = lower
  }
  const scaled = moments.map(({ spread }, input) => weights[input]! / spread)
  const shift = sum(moments.map(({ mean }, input) => mean * scaled[input]!))
  return { intercept: weights[width]! - shift, weights: scaled }
}

interface Row {
  readonly z: readonly number[]
  readonly target: number
  readonly share: number
}

function derivatives(rows: readonly Row[], weights: readonly number[], ridge: number) {
  const size = weights.length
  const gradient = weights.map((weight, input) => (input < size - 1 ? 2 * ridge * weight : 0))
  const curvature = weights.map((_, row) => weights.map((_, column) => (row === column ? 2 * ridge + 1e-12 : 0)))
  curvature[size - 1]![size - 1] = 1e-12
  for (const { z, target, share } of rows) {
    const said = 1 / (1 + Math.exp(-dot(weights, z)))
    const slope = share * (said - target)
    const bend = share * said * (1 - said)
    for (let i = 0; i < size; i++) {
      gradient[i]! += slope * z[i]!
      for (let j = 0; j < size; j++) curvature[i]![j]! += bend * z[i]! * z[j]!
    }
  }
  return { gradient, curvature }
}

/** Solves matrix * x = vector by elimination with pivots; `held` unknowns are 0. */
function solve(matrix: readonly (readonly number[])[], vector: readonly number[], held: readonly boolean[]): number[] {
  const free = vector.flatMap((_, index) => (held[index] ? [] : [index]))
  const rows = free.map((row) => [...free.map((column) => matrix[row]![column]!), vector[row]!])
  for (let column = 0; column < rows.length; column++) {
    let pivot = column
    for (let row = column + 1; row < rows.length; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row
    }
    ;[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!]
    for (let row = 0; row < rows.length; row++) {
      if (row === column) continue
      const factor = rows[row]![column]! / rows[column]![column]!
      for (let k = column; k <= rows.length; k++) rows[row]![k]! -= factor * rows[column]![k]!
    }
  }
  const found = new Array<number>(vector.length).fill(0)
  for (const [place, index] of free.entries()) found[index] = rows[place]!.at(-1)! / rows[place]![place]!
  return found
}

/** -log of the probability given to what is true, without overflow. */
function logLoss(logOdds: number, target: number): number {
  return Math.max(logOdds, 0) + Math.log1p(Math.exp(-Math.abs(logOdds))) - target * logOdds
}

function dot(a: readonly number[], b: readonly number[]): number {
  let total = 0
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!
  return total
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
