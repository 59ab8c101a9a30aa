import { hash } from 'node:crypto'
import { KithError } from '@kith/sdk'

/** Hits come in these stages: what was typed as a whole, its words, and words that are nearly those. */
export const stages = ['exact', 'words', 'near'] as const
export type Stage = (typeof stages)[number]

export interface Place {
  readonly stage: Stage
  /** Behind this one; absent: from the beginning. */
  readonly before?: number | undefined
}

/** Opaque to callers, bound to what was looked for. */
export function encodePlace({ stage, before }: Place, asked: string): string {
  return Buffer.from(JSON.stringify([digest(asked), stages.indexOf(stage), before ?? null])).toString('base64url')
}

/** Throws `KITH_CURSOR` for one that was made up, or made for another search. */
export function decodePlace(cursor: string, asked: string): Place {
  const [of, stage, before] = parse(cursor)
  const known = typeof stage === 'number' ? stages[stage] : undefined
  const counted = before === null || (Number.isSafeInteger(before) && Number(before) > 0)
  if (of !== digest(asked) || known === undefined || !counted) {
    throw new KithError('KITH_CURSOR', 'This cursor does not belong to this search: begin again without `after`.')
  }
  return { stage: known, before: before === null ? undefined : Number(before) }
}

function parse(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(parsed) ? parsed : []
  } catch {
    return []
  }
}

function digest(asked: string): string {
  return hash('sha256', asked, 'base64url').slice(0, 12)
}
