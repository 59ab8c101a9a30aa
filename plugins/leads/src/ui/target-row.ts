import type { RecordRow, Texts } from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'
import { comparison, comparisonStyles } from './comparison.ts'
import { keyOf } from './offer.ts'
import { entities, isSame, type Kind, type Known, newName, type Target } from './targets.ts'

/** The field of each that says what the lead's does. */
const fields: Readonly<Record<Kind, readonly (readonly [theirs: string, mine: string])[]>> = {
  account: [
    ['name', 'company'],
    ['email', 'email'],
    ['phone', 'phone'],
    ['industry', 'industry'],
    ['size', 'size'],
    ['region', 'region'],
  ],
  contact: [
    ['name', 'name'],
    ['title', 'title'],
    ['email', 'email'],
    ['phone', 'phone'],
  ],
}

export interface TargetRowOptions {
  readonly texts: Texts
  readonly kind: Kind
  readonly lead: RecordRow | undefined
  readonly targets: readonly Target[]
  readonly chosen: Target
  /** The id of what it certainly is. */
  readonly certain: string | null | undefined
  readonly known: Known
  choose(target: Target): void
}

/** What there is to choose from, and what was chosen beside the lead. `first`: the key of its first line. */
export function targetRow(options: TargetRowOptions & { readonly first: number }): TemplateResult {
  const { texts, kind, lead, targets, chosen, known, choose, first } = options
  const theirs = typeof chosen === 'object' && chosen !== null ? known.get(chosen.id) : undefined
  return html`<fieldset class="row">
      <h3><legend>${texts.entity(entities[kind])}</legend></h3>
      <div class="options">${targets.map((target, n) => html`<label class="option"><input type="radio" name=${kind} .checked=${isSame(target, chosen)} @change=${() => choose(target)}><span dir="auto">${words(options, target)}</span>${keyOf(first + n)}</label>`)}</div>
      ${lead && theirs ? compared(texts, kind, lead, theirs) : nothing}
    </fieldset>`
}

function words({ texts, kind, lead, certain, known }: TargetRowOptions, target: Target): unknown {
  const name = texts.within(texts.entity(entities[kind]))
  if (target === null) return texts.word('leads.conversion.none', { name })
  if (target === 'create') return texts.word('leads.conversion.create', { name, what: newName(kind, lead) })
  const sure = html`<span class="sure">${texts.word('leads.conversion.sure')}</span>`
  if (target === 'match') return html`${texts.word('leads.conversion.hidden', { name })} ${sure}`
  const label = String(known.get(target.id)?.name ?? target.id)
  return html`${texts.word('leads.conversion.use', { name: label })} ${certain === target.id ? sure : nothing}`
}

function compared(texts: Texts, kind: Kind, lead: RecordRow, theirs: RecordRow): TemplateResult {
  // A code as its module's words for it.
  const said = (entity: string, field: string, value: unknown) =>
    typeof value === 'string' ? (texts.coded(entity, field, value) ?? value) : value
  return comparison({
    texts,
    heads: [texts.entity('leads.lead'), texts.entity(entities[kind])],
    rows: fields[kind].map(([field, mine]) => ({
      name: texts.field(entities[kind], field),
      values: [said('leads.lead', mine, lead[mine]), said(entities[kind], field, theirs[field])],
    })),
  })
}

export const targetRowStyles = [
  comparisonStyles,
  css`
    .sure { color: var(--k-green-ink); }
  `,
]
