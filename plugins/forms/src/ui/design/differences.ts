import type { FormDesign, FormField } from '@kith/plugin-forms/contract'

/**
 * How many changes lie between two designs as a person counts them: each field that was added, taken away or changed, each
 * order of a step, each step, each language, and each setting of the form.
 */
export function differences(before: FormDesign, after: FormDesign): number {
  const [old, now] = [fieldsByName(before), fieldsByName(after)]
  const names = new Set([...old.keys(), ...now.keys()])
  const changed = [...names].filter(
    name => !isSame(old.get(name), now.get(name)) || !isSame(textsFor(before, name), textsFor(after, name)),
  )
  const orders = Math.max(before.steps.length, after.steps.length)
  const kept = (design: FormDesign, n: number) =>
    design.steps[n]?.fields.map(({ name }) => name).filter(name => old.has(name) && now.has(name))
  const steps = Array.from({ length: orders }, (_, n) => {
    const order = isSame(kept(before, n) ?? [], kept(after, n) ?? [])
    const own = isSame(stepOf(before, n), stepOf(after, n))
    return Number(!order) + Number(!own)
  })
  const moved = steps.reduce((sum, n) => sum + n, 0)
  const keys = ['lang', 'title', 'intro', 'submit', 'thanks', 'redirect', 'offline', 'counted', 'look'] as const
  const own = keys.filter(key => !isSame(before[key], after[key])).length
  const rest = (design: FormDesign) => textsBeside(design, names)
  return changed.length + moved + own + Number(!isSame(rest(before), rest(after)))
}

function fieldsByName(design: FormDesign): ReadonlyMap<string, FormField> {
  return new Map(design.steps.flatMap(step => step.fields.map(field => [field.name, field] as const)))
}

function stepOf(design: FormDesign, n: number): unknown {
  const step = design.steps[n]
  return step && [step.title ?? null, step.when ?? null]
}

function textsFor(design: FormDesign, name: string): unknown {
  return Object.entries(design.texts ?? {})
    .flatMap(([locale, texts]) =>
      Object.entries(texts)
        .filter(([path]) => path.startsWith(`${name}.`))
        .map(([path, words]) => `${locale} ${path} ${words}`),
    )
    .sort()
}

function textsBeside(design: FormDesign, names: ReadonlySet<string>): unknown {
  const isField = (path: string) => names.has(path.slice(0, path.indexOf('.')))
  return Object.entries(design.texts ?? {})
    .map(([locale, texts]) => [
      locale,
      Object.entries(texts)
        .filter(([path]) => !isField(path))
        .sort(),
    ])
    .sort()
}

/** Whether two values say the same, whatever the order of their keys. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, ordered(one)]),
  )
}
