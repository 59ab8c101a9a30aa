import { KithError } from '@kith/client'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { RecordPart } from '../record/part.ts'
import { exactly, moment } from '../texts/moments.ts'
import { failure } from '../ui/failure.ts'
import { follow } from '../ui/follow.ts'
import { icon } from '../ui/icons.ts'
import { notify } from '../ui/notice.ts'
import { minutes } from '../ui/watch.ts'
import { fileSize } from './size.ts'
import { filesStyles } from './styles.ts'
import { type Upload, upload } from './upload.ts'

interface Attached {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly createdAt: string
}

interface Sending {
  readonly key: number
  readonly name: string
  readonly part: number
  readonly problem: string | undefined
  readonly upload: Upload | undefined
}

const most = 100
/** Of these a small picture is shown: what a browser draws without running anything. */
const pictures = /^image\/(png|jpeg|gif|webp|avif)$/

/** The files of a record: added by choosing or dropping them, taken off with a way back. */
export class KithFiles extends RecordPart {
  static override styles = [RecordPart.styles, filesStyles]
  static override properties = {
    isLocked: { attribute: false },
  }

  declare isLocked: boolean

  readonly #now = minutes(this)
  #files: readonly Attached[] | undefined
  #next: string | undefined
  /** Most bytes that the server takes of a file. */
  #max: number | undefined
  #sending: readonly Sending[] = []
  #error: KithError | undefined
  #isOver = false
  #keys = 0
  #turn = 0
  #stop: (() => void) | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#turn++
    this.#stop?.()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('recordId') && !changed.has('session')) return
    this.#stop?.()
    this.#files = undefined
    this.#sending = []
    this.#stop = follow(
      this.session.connection,
      ({ entity }) => entity === 'kernel.attachment',
      () => void this.#load(),
    )
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts } = this
    return html`<div class="files ${this.#isOver ? 'over' : ''}" @dragover=${this.#dragged} @dragleave=${this.#left} @drop=${this.#dropped}>
      ${
        this.isLocked
          ? html`<p class="hint">${texts.say('files.locked')}</p>`
          : html`<div class="drop"><button class="btn" type="button" @click=${this.#choose}>${texts.say('files.add')}</button><span class="hint">${texts.say('files.drop')}</span><input type="file" multiple hidden @change=${this.#chose}></div>`
      }
      ${repeat(
        this.#sending,
        ({ key }) => key,
        one => this.#sent(one),
      )}
      ${this.#list()}
    </div>`
  }

  #list(): unknown {
    const { texts } = this
    if (this.#error) return failure({ texts, error: this.#error, again: () => void this.#load() })
    if (!this.#files) return html`<p class="hint" role="status">${texts.say('state.loading')}</p>`
    if (this.#files.length === 0) return html`<p class="hint">${texts.say('files.none')}</p>`
    return html`<ul>${repeat(
      this.#files,
      ({ id }) => id,
      file => this.#file(file),
    )}</ul>
      ${this.#next === undefined ? nothing : html`<button class="btn" type="button" @click=${() => void this.#load(this.#next)}>${texts.say('list.more')}</button>`}`
  }

  #file({ id, name, type, size, createdAt }: Attached): TemplateResult {
    const { texts } = this
    const at = new Date(createdAt)
    const words = { now: texts.say('value.now'), yesterday: texts.say('value.yesterday') }
    const address = `/files/attachments/${id}`
    return html`<li>
      ${pictures.test(type) ? html`<img src=${address} alt="" loading="lazy">` : html`<span class="kind">${icon('file')}</span>`}
      <span class="name"><a href=${address} download=${name} dir="auto">${name}</a><small>${fileSize(size, texts)} · <time datetime=${createdAt} title=${exactly(at, texts.locale)}>${moment(at, this.#now(), texts.locale, words)}</time></small></span>
      ${this.isLocked ? nothing : html`<button class="btn quiet small" type="button" aria-label=${texts.say('files.remove.name', { name })} @click=${() => this.#remove(id, name)}>${texts.say('files.remove')}</button>`}
    </li>`
  }

  #sent({ key, name, part, problem, upload }: Sending): TemplateResult {
    const { texts } = this
    const drop = () => {
      upload?.cancel()
      this.#put(key, undefined)
    }
    if (problem !== undefined) {
      return html`<div class="sending wrong" role="alert"><span dir="auto">${name}</span><span>${problem}</span><button class="btn quiet small" type="button" @click=${drop}>${texts.say('files.dismiss')}</button></div>`
    }
    return html`<div class="sending"><span class="cut" dir="auto">${name}</span><progress max="1" .value=${part} aria-label=${texts.say('files.sending', { name })}></progress><span class="num hint">${Math.round(part * 100)}%</span><button class="btn quiet small" type="button" @click=${drop}>${texts.say('edit.cancel')}</button></div>`
  }

  #put(key: number, part: Partial<Sending> | undefined): void {
    this.#sending = part
      ? this.#sending.map(one => (one.key === key ? { ...one, ...part } : one))
      : this.#sending.filter(one => one.key !== key)
    this.requestUpdate()
  }

  async #send(file: File): Promise<void> {
    const key = ++this.#keys
    const { entity, recordId: id, texts } = this
    if (this.#max !== undefined && file.size > this.#max) {
      const problem = texts.say('files.large', { size: fileSize(this.#max, texts) })
      this.#sending = [...this.#sending, { key, name: file.name, part: 0, problem, upload: undefined }]
      return this.requestUpdate()
    }
    const sent = upload({ entity: entity.name, id, file, progress: part => this.#put(key, { part }) })
    this.#sending = [...this.#sending, { key, name: file.name, part: 0, problem: undefined, upload: sent }]
    this.requestUpdate()
    try {
      await sent.done
      this.#put(key, undefined)
      notify(this, { text: texts.say('files.added', { name: file.name }) })
      await this.#load()
    } catch (error) {
      if (error instanceof KithError) this.#put(key, { problem: this.#refusal(error) })
    }
  }

  #refusal(error: KithError): string {
    const { texts } = this
    const { max } = error.details as { readonly max?: number }
    if (error.code === 'KITH_BODY_TOO_LARGE' && max) return texts.say('files.large', { size: fileSize(max, texts) })
    if (error.code === 'KITH_INVALID') return texts.say('files.empty')
    return texts.error(error)
  }

  async #remove(id: string, name: string): Promise<void> {
    const { texts } = this
    const { api } = this.session
    const before = this.#files
    this.#files = before?.filter(file => file.id !== id)
    this.requestUpdate()
    const undo = async () => {
      await api.mutate('kernel.restoreAttachment', { id })
      await this.#load()
    }
    try {
      await api.mutate('kernel.removeAttachment', { id })
      notify(this, { text: texts.say('files.removed', { name }), undo })
    } catch (error) {
      this.#files = before
      notify(this, { text: texts.error(error as KithError) })
    }
    this.requestUpdate()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.drop .btn')?.focus()
  }

  async #load(after?: string): Promise<void> {
    const mine = ++this.#turn
    const { entity, recordId: id } = this
    try {
      const input = { entity: entity.name, id, limit: most, ...(after === undefined ? {} : { after }) }
      const page = await this.session.api.query<{ rows: readonly Attached[]; next?: string; max?: number }>(
        'kernel.attachmentsOf',
        input,
      )
      if (mine !== this.#turn) return
      this.#files = after === undefined ? page.rows : [...(this.#files ?? []), ...page.rows]
      this.#next = page.next
      this.#max = page.max
      this.#error = undefined
    } catch (error) {
      if (mine !== this.#turn) return
      this.#error = error as KithError
    }
    this.requestUpdate()
  }

  readonly #choose = () => this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click()

  readonly #chose = (event: Event) => {
    const input = event.target as HTMLInputElement
    for (const file of input.files ?? []) void this.#send(file)
    input.value = ''
  }

  readonly #dragged = (event: DragEvent) => {
    if (this.isLocked || !event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    this.#isOver = true
    this.requestUpdate()
  }

  readonly #left = () => {
    this.#isOver = false
    this.requestUpdate()
  }

  readonly #dropped = (event: DragEvent) => {
    if (this.isLocked) return
    event.preventDefault()
    this.#left()
    for (const file of event.dataTransfer?.files ?? []) void this.#send(file)
  }
}

customElements.define('kith-files', KithFiles)
