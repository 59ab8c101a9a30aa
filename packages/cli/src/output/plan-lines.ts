import type { ManifestDifference, ModulePlan } from '@kith/sdk'
import type { pluginsWords } from './plugins-words.ts'
import { harmless } from './width.ts'

type Words = ReturnType<typeof pluginsWords>

/** A plan as a person reads it. What a process said of itself is made harmless for a terminal. */
export function planLines(plan: ModulePlan, words: Words): string[] {
  const { name, change, version, hash = '', scopes = [] } = plan
  const lines =
    change === 'accept'
      ? [
          words.accept(name, version, hash),
          ...differenceLines(plan.difference ?? [], words),
          ...parts(plan, words)
            .filter(line => !line.isTold)
            .map(line => line.text),
          words.scopes,
          `  ${scopes.join(',')}`,
        ]
      : [words[change](name), ...parts(plan, words).map(line => line.text)]
  return lines.map(harmless)
}

const signs = { appears: '+', goes: '-', changes: '~' } as const
const longest = 160

function differenceLines(difference: readonly ManifestDifference[], words: Words): string[] {
  if (difference.length === 0) return [`  ${words.same}`]
  const wide = Math.max(...difference.map(({ kind }) => kind.length))
  return difference.map(({ kind, name, change, before, after }) => {
    const values = change === 'changes' ? `: ${shown(before)} -> ${shown(after)}` : ''
    // What will be run as SQL is looked at before it is.
    const said = kind === 'migration' && change === 'appears' ? `: ${JSON.stringify(after)}` : values
    return `  ${signs[change]} ${kind.padEnd(wide)}  ${name}${said}`
  })
}

function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

/** `isTold`: a difference of manifests has it already. */
function parts(plan: ModulePlan, words: Words): { readonly text: string; readonly isTold: boolean }[] {
  const way = plan.change === 'enable' ? 'comes' : 'goes'
  const { waiting } = plan.deliveries
  const lists = (['fields', 'operations', 'routes', 'pages', 'taps', 'jobs', 'grants'] as const).flatMap(key => {
    const names = plan[key]
    return names.length === 0 ? [] : [{ text: `  ${words[key]}: ${names.join(', ')}`, isTold: true }]
  })
  const entities = plan.entities.map(({ entity, records }) => `${entity} (${records})`).join(', ')
  return [
    ...(entities === '' ? [] : [{ text: `  ${words.entities[way]}: ${entities}`, isTold: false }]),
    ...lists,
    ...(waiting === 0 ? [] : [{ text: `  ${words.waiting[way]}: ${waiting}`, isTold: false }]),
  ]
}
