import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import type { Message } from '../texts/en.ts'
import type { Texts } from '../texts/texts.ts'
import { moduleOf } from './entities.ts'
import { asks, kindMessage } from './kinds.ts'
import { nameOf, type OwnField } from './own-field.ts'

export interface Acts {
  edit(field: OwnField): void
  use(field: OwnField, isActive: boolean): void
}

interface Host {
  readonly texts: Texts
}

/** One's own fields, with what is done with them. */
export function ownFields({ texts }: Host, fields: readonly OwnField[], acts: Acts): TemplateResult {
  const { say } = texts
  return html`<table class="own-fields">
    <thead><tr><th scope="col">${say('fields.name')}</th><th scope="col" class="c-kind">${say('fields.kind')}</th><th scope="col" class="c-what">${say('fields.traits')}</th><th scope="col" class="c-state">${say('fields.index.state')}</th><th class="c-acts"><span class="vh">${say('fields.acts')}</span></th></tr></thead>
    <tbody>${repeat(
      fields,
      ({ id }) => id,
      field => {
        const name = nameOf(field, texts)
        return html`<tr data-key=${field.key}>
          <th scope="row"><span dir="auto">${name}</span><code dir="ltr">${field.key}</code></th>
          <td class="c-kind">${kindWords(field.kind, field.settings?.entity, texts)}</td>
          <td class="c-what">${traits(field, texts)}</td>
          <td class="c-state">${field.active ? progress(field, texts) : nothing}</td>
          <td class="c-acts"><div class="tools">${
            field.active
              ? html`<button class="btn quiet" type="button" aria-label=${say('fields.change.title', { name })} @click=${() => acts.edit(field)}>${say('fields.change')}</button><button class="btn quiet" type="button" aria-label=${say('fields.retire.name', { name })} @click=${() => acts.use(field, false)}>${say('fields.retire')}</button>`
              : html`<button class="btn quiet" type="button" aria-label=${say('fields.return.name', { name })} @click=${() => acts.use(field, true)}>${say('fields.return')}</button>`
          }</div></td>
        </tr>`
      },
    )}</tbody>
  </table>`
}

/** The fields that modules declare: they are changed in their code. */
export function moduleFields({ texts }: Host, entity: EntityInfo): TemplateResult {
  const { say } = texts
  const fields = entity.fields.filter(({ name }) => !name.startsWith('custom.'))
  return html`<table aria-labelledby="theirs">
    <thead><tr><th scope="col">${say('fields.name')}</th><th scope="col" class="c-kind">${say('fields.kind')}</th><th scope="col" class="c-what">${say('fields.traits')}</th><th scope="col" class="c-from">${say('fields.module')}</th></tr></thead>
    <tbody>${fields.map(
      field => html`<tr>
        <th scope="row"><span>${texts.field(entity.name, field.name)}</span><code dir="ltr">${field.name}</code></th>
        <td class="c-kind">${kindWords(field.kind, field.options.entity, texts)}</td>
        <td class="c-what">${traits({ ...field.options, index: entity.indexed.has(field.name) }, texts)}</td>
        <td class="c-from">${texts.plugin(from(field, entity))}</td>
      </tr>`,
    )}</tbody>
  </table>`
}

function from({ name }: FieldInfo, entity: EntityInfo): string {
  const [bag, module] = name.split('.')
  return bag === 'ext' && module !== undefined ? module : moduleOf(entity)
}

function kindWords(kind: string, target: unknown, texts: Texts): string {
  const words = texts.say(kindMessage(kind))
  return typeof target === 'string' ? texts.say('fields.kind.of', { kind: words, name: texts.plural(target) }) : words
}

const said = ['required', 'unique', 'index', 'search', 'personal', 'derived', 'fixed'] as const

function traits(options: Readonly<Partial<Record<(typeof said)[number] | 'when', unknown>>>, texts: Texts): string {
  const words = said.filter(name => options[name] === true).map(name => texts.say(`fields.is.${name}`))
  return texts.all(options.when ? [...words, texts.say('fields.is.when')] : words)
}

const tones = { building: 'amber', ready: 'green', failed: 'red' } as const

/** How far its index is. Until it serves, the field works without. */
function progress({ status, problem, index, unique, kind }: OwnField, texts: Texts): TemplateResult | typeof nothing {
  if (!asks(kind, 'index') || !(index || unique)) return nothing
  return html`<span class="st" role="status" title=${problem ?? nothing}><i class="dot ${tones[status]}"></i>${texts.say(`fields.index.${status}` as Message)}</span>${status === 'failed' && problem ? html`<p class="hint">${texts.say('fields.index.why')}</p>` : nothing}`
}
