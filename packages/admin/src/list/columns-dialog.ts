import { html, type TemplateResult } from 'lit'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import type { Texts } from '../texts/texts.ts'
import { icon } from '../ui/icons.ts'
import { created, isListed, updated } from './columns.ts'
import { fieldWords } from './filter/say.ts'

export interface ColumnsDialogOptions {
  readonly texts: Texts
  readonly entity: EntityInfo
  /** Those that are shown, from left to right. */
  readonly shown: readonly FieldInfo[]
  readonly label: FieldInfo | undefined
  change(names: readonly string[]): void
}

/** Which columns a list has, and their order: with boxes, and with buttons that move a column. */
export function columnsDialog({ texts, entity, shown, label, change }: ColumnsDialogOptions): TemplateResult {
  const names = shown.map(({ name }) => name)
  const others = [...entity.fields, created, updated].filter(
    field => field !== label && isListed(field) && !names.includes(field.name),
  )
  const move = (n: number, by: 1 | -1) => {
    const name = names[n]
    if (name !== undefined) change(names.toSpliced(n, 1).toSpliced(n + by, 0, name))
  }
  const box = (field: FieldInfo, on: boolean, flip: () => void) =>
    html`<label class="box"><input type="checkbox" .checked=${on} @change=${flip}><span>${fieldWords(texts, entity, field.name)}</span></label>`
  return html`<ul class="columns">
    ${shown.map((field, n) => {
      const name = fieldWords(texts, entity, field.name)
      return html`<li>${box(field, true, () => change(names.toSpliced(n, 1)))}<span><button class="btn quiet icon" type="button" ?disabled=${n === 0} aria-label=${texts.say('columns.left', { name })} @click=${() => move(n, -1)}>${icon('up')}</button><button class="btn quiet icon" type="button" ?disabled=${n === shown.length - 1} aria-label=${texts.say('columns.right', { name })} @click=${() => move(n, 1)}>${icon('down')}</button></span></li>`
    })}
    ${others.map(field => html`<li>${box(field, false, () => change([...names, field.name]))}</li>`)}
  </ul>`
}
