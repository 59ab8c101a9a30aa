import { html, type TemplateResult } from 'lit'
import type { PageContext } from '../pages/pages.ts'
import './page.ts'

export function draw({ session, directory, texts, manifest }: PageContext): TemplateResult {
  return html`<kith-keys class="fill" .session=${session} .directory=${directory} .texts=${texts} .manifest=${manifest}></kith-keys>`
}
