import type { TemplateResult } from 'lit/html.js'
import type { FormField } from './definition.ts'
import type { KithForm } from './element.ts'
import { fieldsOf } from './fields.ts'
import { englishFiles } from './file-messages.ts'
import type { Ground, Part } from './part.ts'
import { sheetOf } from './sheet.ts'

interface Going {
  field: string
  name: string
  size: number
  done: Promise<void>
}

/** The part of the element that is fetched for a form with fields for files: sends each file when it is chosen. */
export function start(host: KithForm, ground: Ground): Part {
  const { html, render } = ground
  const root = ground.root()
  const sheet = sheetOf(css)
  let going: Going[] = []
  /** By field, what was wrong with one of the files that were chosen last. */
  const faults: Record<string, string | undefined> = {}
  const say = (code: keyof typeof englishFiles, params: object = {}) =>
    ground.words(code, '', params) || ground.words('', englishFiles[code], params)
  const receiptsOf = (name: string) => [host.values[name] ?? []].flat().map(String)
  const fieldOf = (name: string) => fieldsOf(host.definition).find(field => field.name === name)
  const put = (name: string, receipts: string[], code = faults[name]) => {
    faults[name] = code
    ground.change(name, receipts, code)
  }

  /** Takes what was chosen, and empties the control: what is there stands below it. */
  function choose(input: HTMLInputElement): void {
    const field = fieldOf(input.name)
    const files = [...(input.files ?? [])]
    input.value = ''
    if (!field || host.status === 'submitting') return
    const { name, maxFiles = 1, maxSize = defaultSize } = field
    delete faults[name]
    for (const file of files) {
      if (maxFiles === 1) {
        going = going.filter(one => one.field !== name)
        put(name, [])
      }
      const count = receiptsOf(name).length + going.filter(one => one.field === name).length
      const code = count >= maxFiles ? 'fileCount' : file.size > maxSize ? 'fileSize' : file.size ? '' : 'fileEmpty'
      if (code) put(name, receiptsOf(name), code)
      else send(field, file)
    }
  }

  function send({ name }: FormField, file: File): void {
    // A form that is only looked at sends nothing.
    if (!host.definition?.version) {
      put(name, [...receiptsOf(name), file.name])
      return
    }
    const one: Going = { field: name, name: file.name, size: file.size, done: Promise.resolve() }
    one.done = upload(ground, name, file).then(({ receipt, code }) => {
      // Taken out meanwhile, or the form is another.
      if (!going.includes(one)) return
      going = going.filter(other => other !== one)
      put(name, receipt ? [...receiptsOf(name), receipt] : receiptsOf(name), code)
    })
    going.push(one)
    draw()
  }

  function remove(name: string, at: number): void {
    const receipts = receiptsOf(name)
    const [one] = going.filter(one => one.field === name).slice(Math.max(0, at - receipts.length))
    if (at >= receipts.length) going = going.filter(other => other !== one)
    delete faults[name]
    put(name, receipts.toSpliced(at, 1))
    root.querySelector<HTMLElement>(`input[name="${CSS.escape(name)}"]`)?.focus()
  }

  function view({ name, maxFiles = 1, maxSize = defaultSize }: FormField): TemplateResult {
    const there = receiptsOf(name).map(read)
    const all = [...there, ...going.filter(one => one.field === name)]
    const mb = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 2 }).format(maxSize / 1_048_576)
    return html`<p class="help mute" id="${name}-limit">${say(maxFiles > 1 ? 'fileLimits' : 'fileLimit', { maxFiles, mb })}</p>
      <ul part="files">${all.map(
        (file, at) => html`<li><span>${file.name} ${at < there.length ? '✓' : `${say('fileSending')}…`}</span
          ><button class="quiet" type="button" aria-label=${say('fileRemove', { name: file.name })} value=${at}>✕</button></li>`,
      )}</ul>
      <p class="unseen" role="status">${all.map(file => `${file.name}${there.includes(file) ? ' ✓' : '…'}`).join(', ')}</p>`
  }

  function draw(): void {
    const { adoptedStyleSheets } = root as ShadowRoot
    if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet)
    for (const input of root.querySelectorAll<HTMLInputElement>('input[type=file]')) {
      const field = fieldOf(input.name)
      if (!field) continue
      input.accept = field.accept ?? ''
      input.multiple = (field.maxFiles ?? 1) > 1
      input.setAttribute('aria-describedby', `${field.name}-limit ${input.getAttribute('aria-describedby')}`)
      let list = input.nextElementSibling
      if (!list?.matches('.files')) {
        list = document.createElement('div')
        list.className = 'files'
        input.after(list)
      }
      render(view(field), list as HTMLElement)
    }
  }

  root.addEventListener('click', ({ target }) => {
    const button = target as HTMLButtonElement
    const input = button.closest('.files')?.previousElementSibling as HTMLInputElement | null
    if (input && button.type === 'button') remove(input.name, Number(button.value))
  })
  root.addEventListener(
    'input',
    event => {
      const input = event.target as HTMLInputElement
      if (input.type !== 'file') return
      event.stopImmediatePropagation()
      choose(input)
    },
    { capture: true },
  )
  for (const input of root.querySelectorAll<HTMLInputElement>('input[type=file]')) choose(input)
  return what => {
    if (what === 'draw') draw()
    else if (what === 'reset') going = []
    else return Promise.all(going.map(({ done }) => done))
  }
}

const css = `
.files ul{display:grid;gap:8px;padding:0;list-style:none}
.files li{display:flex;gap:10px;align-items:center}
.files li span{flex:1;padding-block:10px}
.kith .files button{flex:none;width:44px;height:44px;border:0;cursor:pointer}
.files :is(.help,li){margin-top:6px}
`

const defaultSize = 5_242_880

/** Sends a file as browsers send a form: no preflight. */
async function upload(
  { address, prove }: Ground,
  name: string,
  file: File,
): Promise<{ receipt?: string; code?: string }> {
  let isFresh = false
  for (let attempt = 1; attempt <= 4; attempt++) {
    const body = new FormData()
    body.append('token', JSON.stringify((await prove(isFresh)) ?? null))
    body.append(name, file)
    let wait = Math.random() * 500 * 2 ** attempt
    try {
      const answer = await fetch(`${address()}/file`, {
        method: 'POST',
        body,
        credentials: 'omit',
        referrerPolicy: 'origin',
        signal: AbortSignal.timeout(3e5),
      })
      const { status } = answer
      const { file: receipt, errors } = await answer.json()
      if (answer.ok) return { receipt }
      if (errors?.[name]) return { code: errors[name] }
      if (status === 413) return { code: 'fileSize' }
      if (status === 429) {
        wait = Number(answer.headers.get('Retry-After')) * 1e3
        if (wait > 3e4) return { code: 'fileBusy' }
      } else if (status === 403 && !isFresh)
        // A challenge lasts two hours, a page that is left open longer.
        isFresh = true
      else if (status < 500) break
    } catch {}
    await new Promise(done => setTimeout(done, wait))
  }
  return { code: 'fileFailed' }
}

/** What a receipt calls its file. */
function read(receipt: string): { name: string } {
  try {
    const bytes = Uint8Array.from(
      atob(receipt.replace(/\..*/, '').replaceAll('-', '+').replaceAll('_', '/')),
      sign => sign.codePointAt(0) ?? 0,
    )
    return { name: JSON.parse(new TextDecoder().decode(bytes))[2] }
  } catch {
    return { name: receipt.slice(0, 20) }
  }
}
