import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { EntityInfo } from '../data/directory.ts'
import { icon } from '../ui/icons.ts'
import { Part } from '../ui/part.ts'
import type { Draft, DraftFile } from './draft.ts'
import { filesStyles } from './files-styles.ts'
import { guessKind, type ImportFile } from './reads.ts'
import { encodings } from './recode.ts'
import { showChosen } from './selects.ts'
import { createSender, type Sending } from './sending.ts'
import { encodingName, fileWords, sizeWords } from './words.ts'

const sampled = 3
/** So many kinds of records are tried to find which one a file is. */
const mostAsked = 40
/** Reading such a refused file in another encoding may help. */
const byEncoding = new Set(['encoding', 'characters'])

/** Files to be imported, and what kind of record each holds. Tells by `kith-draft` of the draft as it is then. */
export class KithImportFiles extends Part {
  static override styles = [Part.styles, filesStyles]
  static override properties = {
    draft: { attribute: false },
    files: { attribute: false },
    kinds: { attribute: false },
    isOver: { state: true },
  }

  declare draft: Draft
  /** What is known of the draft's files. */
  declare files: ReadonlyMap<string, ImportFile>
  /** What one may import. */
  declare kinds: readonly EntityInfo[]
  declare isOver: boolean

  readonly #sender = createSender({
    changed: () => this.requestUpdate(),
    arrived: (file, instead) => void this.#arrived(file, instead),
    // Whoever asks for anything is told, and the page asks to log in.
    ended: () => void this.session.api.query('kernel.me', {}).catch(() => undefined),
  })

  override updated(): void {
    showChosen(this.renderRoot)
  }

  override render(): TemplateResult {
    const { texts, draft } = this
    const { sending } = this.#sender
    return html`<div class="files ${this.isOver ? 'over' : ''}" @dragover=${this.#dragged} @dragleave=${this.#left} @drop=${this.#dropped}>
      <div class="drop">${icon('upload')}<button class="btn ${draft.files.length === 0 && sending.length === 0 ? 'primary' : ''}" type="button" @click=${this.#choose}>${texts.say('imports.choose')}</button><span class="hint">${texts.say('imports.drop')}</span>
        <input type="file" multiple hidden accept=".csv,.tsv,.txt,.xlsx" aria-label=${texts.say('imports.choose')} @change=${this.#chose}></div>
      <ul>${repeat(
        draft.files,
        ({ file }) => file,
        file => this.#file(file),
      )}${repeat(
        sending,
        ({ key }) => `sending ${key}`,
        one => this.#sent(one),
      )}</ul>
    </div>`
  }

  #file(one: DraftFile): TemplateResult {
    const { texts, kinds } = this
    const file = this.files.get(one.file)
    const remove = () => this.#tell(this.draft.files.filter(other => other !== one))
    if (!file) {
      return html`<li class="file"><p class="wrong" role="alert">${texts.say('imports.gone')}</p><button class="btn quiet" type="button" @click=${remove}>${texts.say('files.remove')}</button></li>`
    }
    const pick = (event: Event) => this.#pick(one.file, (event.target as HTMLSelectElement).value)
    return html`<li class="file" data-file=${file.name}>
      <div class="about">
        <span class="name"><b dir="auto">${file.name}</b><small>${sizeWords(texts, file)}</small></span>
        <button class="btn quiet" type="button" aria-label=${texts.say('files.remove.name', { name: file.name })} @click=${remove}>${texts.say('files.remove')}</button>
      </div>
      <div class="asks">
        <label>${texts.say('imports.kind')}<select class="control" @change=${pick}>
          <option value="" ?selected=${!one.entity}>${texts.say('imports.kind.choose')}</option>
          ${kinds.map(({ name }) => html`<option value=${name} ?selected=${name === one.entity}>${texts.plural(name)}</option>`)}
        </select></label>
        ${this.#encoding(file)}
      </div>
      ${this.#sample(file)}
    </li>`
  }

  /** How the text was read: to be judged by the lines below, and read anew in another encoding. */
  #encoding(file: ImportFile): TemplateResult | typeof nothing {
    const { texts } = this
    if (!file.encoding) return nothing
    const sent = this.#sender.sent(file.id)
    const now = sent?.encoding ?? file.encoding
    if (!sent) return html`<p class="hint">${texts.say('imports.encoding.is', { name: encodingName(now) })}</p>`
    const read = (event: Event) =>
      this.#sender.start(sent.file, { encoding: (event.target as HTMLSelectElement).value, instead: file.id })
    return html`<label>${texts.say('imports.encoding')}${this.#encodings(now, read)}</label><p class="hint">${texts.say('imports.encoding.hint')}</p>`
  }

  #encodings(now: string, change: (event: Event) => void): TemplateResult {
    return html`<select class="control" @change=${change}>
      ${now === '' ? html`<option value="" selected>${this.texts.say('imports.encoding.choose')}</option>` : nothing}
      ${encodings.map(name => html`<option value=${name} ?selected=${name === now}>${encodingName(name)}</option>`)}
    </select>`
  }

  #sample({ name, columns, sample }: ImportFile): TemplateResult {
    const { texts } = this
    return html`<div class="wide" role="region" tabindex="0" aria-label=${texts.say('imports.sample', { name })}><table>
      <thead><tr>${columns.map(column => html`<th scope="col" dir="auto">${column}</th>`)}</tr></thead>
      <tbody>${sample.slice(0, sampled).map(row => html`<tr>${columns.map((_, i) => html`<td dir="auto">${row[i] ?? ''}</td>`)}</tr>`)}</tbody>
    </table></div>`
  }

  #sent({ key, file, part, error }: Sending): TemplateResult {
    const { texts } = this
    const { name } = file
    const drop = () => this.#sender.drop(key)
    if (!error) {
      const words = texts.say(part < 1 ? 'files.sending' : 'imports.reading', { name })
      return html`<li class="sending"><span class="cut" dir="auto">${name}</span><progress max="1" .value=${part} aria-label=${words}></progress><span class="num hint">${part < 1 ? `${Math.floor(part * 100)}%` : texts.say('imports.reading.short')}</span><button class="btn quiet" type="button" @click=${drop}>${texts.say('edit.cancel')}</button></li>`
    }
    const { reason = '' } = error.details as { reason?: string }
    const canTry = ['KITH_UNREACHABLE', 'KITH_UNAUTHORIZED', 'KITH_IMPORT_READ'].includes(error.code)
    const read = (event: Event) => this.#sender.again(key, (event.target as HTMLSelectElement).value)
    return html`<li class="sending refused"><div role="alert"><b dir="auto">${name}</b><p class="wrong">${fileWords(texts, error)}</p></div>
      ${byEncoding.has(reason) ? html`<label>${texts.say('imports.encoding')}${this.#encodings('', read)}</label>` : nothing}
      ${canTry ? html`<button class="btn" type="button" @click=${() => this.#sender.again(key)}>${texts.say('state.again')}</button>` : nothing}
      <button class="btn" type="button" @click=${drop}>${texts.say('files.dismiss')}</button></li>`
  }

  async #arrived(file: ImportFile, instead: string | undefined): Promise<void> {
    const before = this.draft.files.find(one => one.file === instead)
    const fresh: DraftFile = { file: file.id, ...(before?.entity === undefined ? {} : { entity: before.entity }) }
    const files = before ? this.draft.files.map(one => (one === before ? fresh : one)) : [...this.draft.files, fresh]
    this.#tell(files, file)
    if (fresh.entity) return
    const { api } = this.session
    const called = ({ name }: EntityInfo) => [
      this.texts.plural(name),
      this.texts.entity(name),
      name.split('.').at(-1) ?? '',
    ]
    const kind =
      this.kinds.length === 1 ? this.kinds[0]?.name : await guessKind(api, file, this.kinds.slice(0, mostAsked), called)
    const now = this.draft.files.find(one => one.file === file.id)
    if (kind !== undefined && now && !now.entity) this.#pick(file.id, kind)
  }

  #pick(id: string, entity: string): void {
    this.#tell(
      this.draft.files.map(one => (one.file === id ? { file: id, ...(entity === '' ? {} : { entity }) } : one)),
    )
  }

  #tell(files: readonly DraftFile[], came?: ImportFile): void {
    this.draft = { ...this.draft, files }
    this.dispatchEvent(new CustomEvent('kith-draft', { detail: { draft: this.draft, came } }))
  }

  readonly #choose = () => this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click()

  readonly #chose = (event: Event) => {
    const input = event.target as HTMLInputElement
    for (const file of input.files ?? []) this.#sender.start(file)
    input.value = ''
  }

  readonly #dragged = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    this.isOver = true
  }

  readonly #left = () => {
    this.isOver = false
  }

  readonly #dropped = (event: DragEvent) => {
    event.preventDefault()
    this.isOver = false
    for (const file of event.dataTransfer?.files ?? []) this.#sender.start(file)
  }
}

customElements.define('kith-import-files', KithImportFiles)
