import type { KithForm } from './element.ts'
import type { Ground, Part } from './part.ts'

/**
 * The part of the element that is fetched for `render="light"`: without a shadow root there are no slots, no style sheets of its
 * own and no ids of its own, so each is made here.
 */
export function start(host: KithForm, ground: Ground): Part {
  const root = ground.root()
  const slotted = new Map([...host.querySelectorAll<HTMLElement>(':scope>[slot]')].map(child => [child.slot, child]))
  const own = `k${Math.random().toString(36).slice(2, 8)}`
  host.dataset.kith = own
  let adopted: CSSStyleSheet[] = []

  /** Its rules count within the element only. */
  function dress(sheets: CSSStyleSheet[]): void {
    const page = host.getRootNode() as Document
    const rest = page.adoptedStyleSheets.filter(sheet => !adopted.includes(sheet))
    adopted = sheets.map(({ cssRules }) => {
      const text = [...cssRules].map(({ cssText }) => cssText).join('')
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        `kith-form[data-kith=${own}]{${text.replaceAll(/:host(?:\(((?:[^()]|\([^()]*\))*)\))?/g, (_, test = '') => `&${test}`)}}`,
      )
      return sheet
    })
    page.adoptedStyleSheets = [...rest, ...adopted]
  }

  function fillSlots(): void {
    for (const [name, child] of slotted) {
      const slot = root.querySelector<HTMLElement>(`slot[name="${CSS.escape(name)}"]`)
      if (name === 'fallback') {
        // It stands there until the form does.
        child.hidden = !!host.definition
        if (slot) slot.hidden = true
        continue
      }
      child.hidden = !slot
      if (!slot || slot.contains(child)) continue
      if (name === 'thanks') slot.replaceChildren(child)
      else slot.append(child)
    }
  }

  /** Two forms on a page may have fields of one name. */
  function nameApart(): void {
    const apart = (id: string) => (id.startsWith(`${own}-`) ? id : `${own}-${id}`)
    for (const element of root.querySelectorAll<HTMLElement>('[id]')) element.id = apart(element.id)
    for (const name of ['for', 'aria-describedby']) {
      for (const element of root.querySelectorAll(`[${name}]`)) {
        element.setAttribute(name, `${element.getAttribute(name)}`.split(' ').map(apart).join(' '))
      }
    }
  }

  let before: readonly CSSStyleSheet[] = []
  return what => {
    if (what !== 'draw') return
    const { adoptedStyleSheets: sheets } = root
    if (sheets.length !== before.length || sheets.some((sheet, at) => sheet !== before[at])) dress(sheets)
    before = [...sheets]
    fillSlots()
    nameApart()
  }
}
