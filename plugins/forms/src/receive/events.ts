import type { FormDefinition } from '../contract/index.ts'
import { isRecord } from './body.ts'

const most = 20

/** Of what an element tells, what can have happened to this form, each at most 20 times: anybody may post anything here. */
export function eventsOf(text: string, { steps }: Pick<FormDefinition, 'steps'>): Record<string, number> {
  const told = parsed(text)
  const fields = steps.flatMap(step => step.fields).filter(field => field.type !== 'static' && field.type !== 'hidden')
  const known = [
    'view',
    'start',
    'submit',
    'success',
    ...steps.slice(1).map((_, at) => `step:${at + 2}`),
    ...fields.map(field => `error:${field.name}`),
  ]
  const counts = known.map(event => [event, told[event]] as const).filter(isCount)
  return Object.fromEntries(counts.map(([event, times]) => [event, Math.min(times, most)]))
}

function isCount(entry: readonly [string, unknown]): entry is readonly [string, number] {
  return typeof entry[1] === 'number' && Number.isInteger(entry[1]) && entry[1] > 0
}

function parsed(text: string): Record<string, unknown> {
  try {
    const told: unknown = JSON.parse(text)
    return isRecord(told) ? told : {}
  } catch {
    return {}
  }
}
