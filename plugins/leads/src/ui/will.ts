import type { RecordRow, Texts } from '@kith/admin/ui'
import type { Offer } from './offer.ts'
import { entities, type Known, kinds, newName, type Targets } from './targets.ts'

export interface WillOptions {
  readonly texts: Texts
  readonly lead: RecordRow | undefined
  readonly targets: Targets
  readonly known: Known
  /** What other modules make of it. */
  readonly wanted: readonly Offer[]
}

/** What will happen, in one sentence. */
export function will({ texts, lead, targets, known, wanted }: WillOptions): string {
  const said = kinds.flatMap(kind => {
    const target = targets[kind]
    const name = texts.within(texts.entity(entities[kind]))
    if (target === null) return []
    if (target === 'create') return [texts.word('leads.conversion.will-create', { name, what: newName(kind, lead) })]
    const what =
      target === 'match' ? texts.word('leads.conversion.hidden', { name }) : String(known.get(target.id)?.name ?? '')
    return [texts.word('leads.conversion.will-use', { name, what })]
  })
  const more = wanted.map(({ entity }) =>
    texts.word('leads.conversion.will-make', { name: texts.within(texts.entity(entity)) }),
  )
  const all = [...said, ...more]
  if (all.length === 0) return texts.word('leads.conversion.nothing')
  const what = texts.all(all)
  return texts.word('leads.conversion.will', { what: what.charAt(0).toUpperCase() + what.slice(1) })
}
