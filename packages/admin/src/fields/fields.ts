import { html, type TemplateResult } from 'lit'
import type { PageContext } from '../pages/pages.ts'
import './page.ts'

export function draw({ session, directory, texts, rest }: PageContext): TemplateResult {
  return html`<kith-fields-page class="fill" .session=${session} .directory=${directory} .texts=${texts} .chosen=${rest[0]}></kith-fields-page>`
}
