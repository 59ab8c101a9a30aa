import { type FieldInfo, inputOf, type KithError, problemsOf, readDraft, type Shared } from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'

/** What another module offers to make of a lead (the collect `leads.offers`). */
export interface Offer {
  readonly entity: string
  readonly values: Readonly<Record<string, unknown>>
  readonly fields: readonly string[]
  readonly required: readonly string[]
}

/** What stands in the fields of an offer, and whether it is wanted. */
export interface Answer {
  readonly isWanted: boolean
  readonly drafts: Readonly<Record<string, unknown>>
  readonly labels: Readonly<Record<string, string>>
  readonly problems: Readonly<Record<string, string>>
}

function fieldsOf(offer: Offer, { directory }: Shared): readonly FieldInfo[] {
  const known = directory.byName(offer.entity)?.fields ?? []
  return offer.fields.flatMap(name => known.filter(field => field.name === name))
}

export function answerTo(offer: Offer, shared: Shared): Answer {
  const drafts = fieldsOf(offer, shared).map(
    field => [field.name, inputOf(field).draft(offer.values[field.name] ?? field.options.default ?? null)] as const,
  )
  return { isWanted: false, drafts: Object.fromEntries(drafts), labels: {}, problems: {} }
}

/** The values that were typed, or what is wrong with them. */
export function readAnswer(
  offer: Offer,
  { drafts }: Answer,
  shared: Shared,
): { readonly values: Record<string, unknown>; readonly problems: Record<string, string> } {
  const values: Record<string, unknown> = {}
  const problems: Record<string, string> = {}
  for (const field of fieldsOf(offer, shared)) {
    const isRequired = offer.required.includes(field.name)
    const read = readDraft({ ...field, options: { ...field.options, required: isRequired } }, drafts[field.name])
    if ('problem' in read) problems[field.name] = shared.texts.say(`problem.${read.problem}` as 'problem.required')
    else if (read.value !== null && read.value !== '') values[field.name] = read.value
  }
  return { values, problems }
}

/** What the server refused, at the fields of the offer that it is about. */
export function refusedAt(offer: Offer, error: KithError, shared: Shared): Readonly<Record<string, string>> {
  return problemsOf(error, shared.texts, fieldsOf(offer, shared)).fields
}

export interface OfferRowOptions {
  readonly offer: Offer
  readonly answer: Answer
  readonly shared: Shared
  readonly change: (answer: Answer) => void
}

/** Whether it is wanted, and its fields where it is. `first`: the key of its first line. */
export function offerRow({
  offer,
  answer,
  shared,
  change,
  first,
}: OfferRowOptions & { readonly first: number }): TemplateResult {
  const { texts } = shared
  const name = texts.within(texts.entity(offer.entity))
  const option = (isWanted: boolean, words: string, n: number) =>
    html`<label class="option"><input type="radio" name=${offer.entity} .checked=${answer.isWanted === isWanted} @change=${() => change({ ...answer, isWanted })}><span>${words}</span>${keyOf(n)}</label>`
  return html`<fieldset class="row">
    <h3><legend>${texts.entity(offer.entity)}</legend></h3>
    <div class="options">${option(true, texts.word('leads.conversion.more', { name }), first)}${option(false, texts.word('leads.conversion.none', { name }), first + 1)}</div>
    ${answer.isWanted ? html`<div class="fields">${fieldsOf(offer, shared).map(field => input(field, { offer, answer, shared, change }))}</div>` : nothing}
  </fieldset>`
}

/** The key that picks the nth line: there are nine. */
export function keyOf(n: number): TemplateResult | typeof nothing {
  return n < 10 ? html`<kbd aria-hidden="true">${n}</kbd>` : nothing
}

function input(field: FieldInfo, { offer, answer, shared, change }: OfferRowOptions): TemplateResult {
  const { texts } = shared
  const id = `o-${field.name}`
  const label = texts.field(offer.entity, field.name)
  const problem = answer.problems[field.name]
  return html`<div class="field"><label for=${id}>${label}</label>${inputOf(field).input({
    ...shared,
    id,
    name: label,
    entity: offer.entity,
    field: { ...field, options: { ...field.options, required: offer.required.includes(field.name) } },
    draft: answer.drafts[field.name],
    labels: answer.labels,
    describedBy: problem === undefined ? '' : `e-${id}`,
    isInvalid: problem !== undefined,
    change: draft =>
      change({
        ...answer,
        drafts: { ...answer.drafts, [field.name]: draft },
        problems: Object.fromEntries(Object.entries(answer.problems).filter(([name]) => name !== field.name)),
      }),
    learn: (id, words) => change({ ...answer, labels: { ...answer.labels, [id]: words } }),
  })}${problem === undefined ? nothing : html`<p class="wrong" id="e-${id}" role="alert">${problem}</p>`}</div>`
}

export const offerStyles = css`
  .fields { display: grid; gap: var(--k-space-3); margin-top: var(--k-space-3); }
  .field { display: grid; gap: var(--k-space-1); }
  .field .money { display: flex; flex-wrap: wrap; gap: var(--k-space-2); }
`
