import { html, type TemplateResult } from 'lit'
import type { PageContext } from '../pages/pages.ts'
import './page.ts'

export function draw({ session, directory, texts, rest }: PageContext): TemplateResult {
  return html`<kith-imports class="fill" .session=${session} .directory=${directory} .texts=${texts} .rest=${rest}></kith-imports>`
}
