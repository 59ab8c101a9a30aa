import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { EntityInfo } from '../data/directory.ts'
import { inputOf } from '../edit/kinds.ts'
import { noProblems, type Problems, problemWords } from '../edit/problems.ts'
import { Part } from '../ui/part.ts'
import { type Controls, controlsOf, idOf } from './controls.ts'
import { changeOf, type Draft, draftOf, fieldInfo, newDraft, stored } from './draft.ts'
import { customizable } from './entities.ts'
import { asks, kindMessage, kinds } from './kinds.ts'
import { optionsEditor, shown } from './options.ts'
import { keyOf, nameOf, type OwnField } from './own-field.ts'
import { type FieldSaved, saveField } from './save.ts'
import { fieldsStyles } from './styles.ts'
import './when.ts'

type Flag = 'required' | 'unique' | 'index' | 'search' | 'personal'

const deletions = ['detach', 'restrict', 'cascade'] as const

/** A field of an administrator, new or there already. Tells by `kith-field-saved`, and by `kith-done` when it is left. */
export class KithFieldForm extends Part {
  static override styles = [Part.styles, fieldsStyles]
  static override properties = {
    entity: { attribute: false },
    field: { attribute: false },
    taken: { attribute: false },
    draft: { state: true },
    problems: { state: true },
  }

  declare entity: EntityInfo
  /** The one to change; none makes a new one. */
  declare field: OwnField | undefined
  /** Keys that there are. */
  declare taken: readonly string[]
  declare draft: Draft
  declare problems: Problems
  /** Whether the key was typed, and not proposed. */
  #isKeyOwn = false
  #isBusy = false
  #names: Readonly<Record<string, string>> = {}

  override willUpdate(): void {
    if (this.draft) return
    this.draft = this.field ? draftOf(this.field) : newDraft()
    this.problems = noProblems
  }

  override render(): TemplateResult {
    const { texts, problems, field } = this
    const n = Object.keys(problems.fields).length
    return html`<form class="form" novalidate @submit=${this.#submitted} @keydown=${this.#pressed}>
      ${problems.whole === undefined && n === 0 ? nothing : html`<p class="summary" role="alert">${problems.whole ?? texts.say('edit.wrong', { n })}</p>`}
      ${this.#naming()}${this.#ofKind()}${this.#rules()}${this.#showing()}
      <div class="acts foot">
        <button class="btn primary" type="submit">${texts.say(field ? 'fields.save' : 'fields.add')}</button>
        <button class="btn quiet" type="button" @click=${() => this.#done()}>${texts.say('edit.cancel')}</button>
      </div>
    </form>`
  }

  #naming(): TemplateResult {
    const { texts, draft, field } = this
    const { say } = texts
    return html`<section><div class="grid">
      ${shown(texts).map((locale, i) =>
        this.#controls.one(
          i === 0 ? 'labels' : `labels.${locale}`,
          say('fields.label', { language: say(`fields.locale.${locale}`) }),
          id =>
            html`<input class="control" id=${id} type="text" maxlength="200" dir="auto" lang=${locale} autocomplete="off" aria-invalid=${this.#controls.isWrong(i === 0 ? 'labels' : '')} aria-describedby=${this.#controls.about(i === 0 ? 'labels' : '')} .value=${live(draft.labels[locale] ?? '')} @input=${(event: Event) => this.#label(locale, (event.target as HTMLInputElement).value)}>`,
        ),
      )}
      ${
        field
          ? html`<p class="one"><span class="label">${say('fields.key')}</span><code dir="ltr">${field.key}</code></p><p class="one"><span class="label">${say('fields.kind')}</span>${say(kindMessage(field.kind))}</p>`
          : html`${this.#controls.one('kind', say('fields.kind'), id =>
              this.#select(
                id,
                'kind',
                draft.kind,
                Object.keys(kinds).map(kind => [kind, say(kindMessage(kind))]),
              ),
            )}
      ${this.#controls.one(
        'key',
        say('fields.key'),
        id =>
          html`<input class="control" id=${id} type="text" maxlength="60" dir="ltr" autocomplete="off" spellcheck="false" aria-invalid=${this.#controls.isWrong('key')} aria-describedby=${this.#controls.about('key', true)} .value=${live(draft.key)} @input=${(
            event: Event,
          ) => {
            this.#isKeyOwn = true
            this.#put({ key: (event.target as HTMLInputElement).value }, 'key')
          }}>`,
        say('fields.key.hint'),
      )}`
      }
    </div></section>`
  }

  #ofKind(): TemplateResult {
    const { texts, draft, field } = this
    const { say } = texts
    const { kind } = draft
    const targets = customizable(this.directory)
    return html`${
      asks(kind, 'options')
        ? html`<section><h3>${say('fields.options')}</h3>${optionsEditor({
            texts,
            options: draft.options,
            describedBy: this.#controls.about('options') === nothing ? '' : 'f-options-e',
            change: options => this.#put({ options }, 'options'),
            focus: id =>
              void this.updateComplete.then(() =>
                this.renderRoot.querySelector<HTMLElement>(`[data-option="${id}"] input`)?.focus(),
              ),
          })}${this.#controls.wrong('options')}</section>`
        : nothing
    }
    <section class="grid">
      ${
        asks(kind, 'target') && !field
          ? this.#controls.one('settings.entity', say('fields.target'), id =>
              this.#select(id, 'target', draft.target, [
                ['', say('fields.choose')],
                ...targets.map(one => [one.name, texts.plural(one.name)] as const),
              ]),
            )
          : nothing
      }
      ${asks(kind, 'target') && field ? html`<p class="one"><span class="label">${say('fields.target')}</span>${texts.plural(draft.target)}</p>` : nothing}
      ${
        kind === 'ref'
          ? this.#controls.one('settings.onDelete', say('fields.on-delete'), id =>
              this.#select(
                id,
                'onDelete',
                draft.onDelete,
                deletions.map(one => [one, say(`fields.on-delete.${one}`)]),
              ),
            )
          : nothing
      }
      ${asks(kind, 'bounds') ? this.#number('min', say('fields.min')) : nothing}
      ${asks(kind, 'bounds') ? this.#number('max', say('fields.max')) : nothing}
      ${asks(kind, 'words') ? this.#number('max', say('fields.length')) : nothing}
      ${asks(kind, 'words') ? html`<label class="box one low"><input type="checkbox" .checked=${draft.isMultiline} @change=${(event: Event) => this.#put({ isMultiline: (event.target as HTMLInputElement).checked })}><span>${say('fields.multiline')}</span></label>` : nothing}
      ${
        asks(kind, 'country')
          ? this.#controls.one(
              'settings.country',
              say('fields.country'),
              id =>
                html`<input class="control" id=${id} type="text" maxlength="2" dir="ltr" autocomplete="off" placeholder="CN" aria-invalid=${this.#controls.isWrong('settings.country')} aria-describedby=${this.#controls.about('settings.country', true)} .value=${live(draft.country)} @input=${(event: Event) => this.#put({ country: (event.target as HTMLInputElement).value }, 'settings.country')}>`,
              say('fields.country.hint'),
            )
          : nothing
      }
      ${asks(kind, 'default') && !draft.unique ? this.#default() : nothing}
    </section>`
  }

  #rules(): TemplateResult {
    const { texts, draft } = this
    const { say } = texts
    const box = (name: Flag) => html`<div>
      <label class="box"><input type="checkbox" .checked=${draft[name]} aria-describedby=${this.#controls.about(name)} @change=${(event: Event) => this.#put({ [name]: (event.target as HTMLInputElement).checked }, name)}><span>${say(`fields.${name}`)} <span class="hint">${say(`fields.${name}.hint`)}</span></span></label>${this.#controls.wrong(name)}</div>`
    return html`<section><h3>${say('fields.rules')}</h3><div class="boxes">
      ${box('required')}
      ${asks(draft.kind, 'unique') ? box('unique') : nothing}
      ${asks(draft.kind, 'index') ? box('index') : nothing}
      ${asks(draft.kind, 'search') ? box('search') : nothing}
      ${box('personal')}
    </div></section>`
  }

  #showing(): TemplateResult {
    const { texts, draft, entity, field } = this
    return html`<section><h3>${texts.say('fields.when')}</h3>
      <kith-field-when .session=${this.session} .directory=${this.directory} .texts=${texts} .entity=${entity} .condition=${draft.when} .own=${field ? `custom.${field.key}` : ''} @kith-when=${({ detail }: CustomEvent<Draft['when']>) => this.#put({ when: detail }, 'when')}></kith-field-when>${this.#controls.wrong('when')}</section>`
  }

  #default(): TemplateResult {
    const { draft } = this
    const field = fieldInfo(draft)
    const name = this.texts.say('fields.default')
    const options = stored(draft.options)
    const said = (code: string) => {
      const option = options.find(({ value }) => value === code)
      return option ? nameOf({ labels: option.labels ?? null, key: code }, this.texts) : code
    }
    const texts = { ...this.texts, choice: (_entity: string, _field: string, code: string) => said(code) }
    const input = inputOf(field)
    return this.#controls.one(
      'default',
      name,
      id =>
        input.input({
          ...this.shared,
          texts,
          id,
          name,
          entity: this.entity.name,
          field,
          draft: draft.fallback ?? input.draft(null),
          labels: this.#names,
          describedBy: this.#controls.about('default', true) === nothing ? '' : 'f-default-e',
          isInvalid: this.problems.fields.default !== undefined,
          change: fallback => this.#put({ fallback }, 'default'),
          learn: (id, label) => (this.#names = { ...this.#names, [id]: label }),
        }),
      this.texts.say('fields.default.hint'),
    )
  }

  get #controls(): Controls {
    return controlsOf(this.problems)
  }

  #number(name: 'min' | 'max', label: string): TemplateResult {
    const place = `settings.${name}`
    return this.#controls.one(
      place,
      label,
      id =>
        html`<input class="control num" id=${id} type="text" inputmode="decimal" autocomplete="off" aria-invalid=${this.#controls.isWrong(place)} aria-describedby=${this.#controls.about(place)} .value=${live(this.draft[name])} @input=${(event: Event) => this.#put({ [name]: (event.target as HTMLInputElement).value }, place)}>`,
    )
  }

  #select(
    id: string,
    name: 'kind' | 'target' | 'onDelete',
    chosen: string,
    offered: readonly (readonly [string, string])[],
  ): TemplateResult {
    const place = { kind: 'kind', target: 'settings.entity', onDelete: 'settings.onDelete' }[name]
    return html`<select class="control" id=${id} aria-invalid=${this.#controls.isWrong(place)} aria-describedby=${this.#controls.about(place)} @change=${(event: Event) => this.#put({ [name]: (event.target as HTMLSelectElement).value, ...(name === 'kind' ? { fallback: undefined } : {}) }, place)}>
      ${offered.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
    </select>`
  }

  #label(locale: string, words: string): void {
    const labels = { ...this.draft.labels, [locale]: words }
    const isProposed = !this.field && !this.#isKeyOwn
    const said = [labels.en, labels['zh-CN']].find(one => one?.trim()) ?? ''
    this.#put({ labels, ...(isProposed ? { key: said === '' ? '' : keyOf(said, this.taken) } : {}) }, 'labels')
  }

  #put(part: Partial<Draft>, place = ''): void {
    this.draft = { ...this.draft, ...part }
    if (!this.#controls.isWrong(place)) return
    const { [place]: _, ...fields } = this.problems.fields
    this.problems = { fields, whole: undefined }
  }

  readonly #pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.#save()
  }

  readonly #submitted = (event: Event) => {
    event.preventDefault()
    void this.#save()
  }

  async #save(): Promise<void> {
    const { texts, draft, field, entity, session } = this
    const { set, problems: said } = changeOf(draft, field)
    const lacksKey = !field && draft.key.trim() === '' && said.labels === undefined
    const problems = lacksKey ? { ...said, key: 'required' } : said
    if (Object.keys(problems).length > 0) {
      const fields = Object.entries(problems).map(([place, code]) => [place, problemWords(texts, code)])
      await this.#show({ fields: Object.fromEntries(fields), whole: undefined })
      return
    }
    if (this.#isBusy) return
    this.#isBusy = true
    const saved = await saveField({ session, texts, entity, field, draft, set })
    this.#isBusy = false
    if ('problems' in saved) await this.#show(saved.problems)
    else this.dispatchEvent(new CustomEvent<FieldSaved>('kith-field-saved', { detail: saved }))
  }

  async #show(problems: Problems): Promise<void> {
    this.problems = problems
    await this.updateComplete
    const [first = ''] = Object.keys(problems.fields)
    const at = this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(idOf(first))}`)
    if (first === 'options') this.renderRoot.querySelector<HTMLElement>('.option input')?.focus()
    else if (at) at.focus()
    else this.renderRoot.querySelector('.summary')?.scrollIntoView({ block: 'nearest' })
  }

  #done(): void {
    this.dispatchEvent(new CustomEvent('kith-done'))
  }
}

customElements.define('kith-field-form', KithFieldForm)
